import API
import Contract
import EventSourcing
import EventStore
import Foundation
import Hummingbird
import Lessons
import Projections
import UseCases
import Wording

extension Visit {
    /// The page, to be shown.
    func response<Shown: Page>(_ page: Shown, status: HTTPResponse.Status = .ok) async throws -> Response {
        var frame = Frame(language, path: request.uri.path, here: String?(request.uri.string).localPath)
        frame.visitor = Frame.Visitor(
            name: principal.name ?? principal.person.description,
            person: principal.person.description,
            formToken: session.formToken,
            position: String(desk.asOf.position),
            mayRecord: principal.scopes.contains(.write)
                && principal.authority.mayEver(RecordObservation.name, at: .now)
        )
        frame.places = places
        frame.home = href("/")
        frame.past = past(isNarrowed: Shown.isNarrowedByKnownBy)
        // A place in a list is one of its own moment.
        frame.kept = query.fields.filter { $0.key != "after" }.flatMap { name, value in
            value.texts.map { Frame.Kept(name: name.kebabCased, value: $0) }
        }.sorted { ($0.name, $0.value) < ($1.name, $1.value) }
        frame.point = point.map { Frame.Kept(name: $0.name, value: $0.value) }
        frame.day = typed["as-of"].flatMap { $0.utf8.count == 10 ? $0 : nil } ?? day
        frame.knownBy = typed["known-by"] ?? ""
        if let fault {
            let words = fault.words(in: language).sentenceCase
            if fault.isOfKnownBy { frame.knownByFault = words } else { frame.asOfFault = words }
        }
        frame.searched = searched.map { words in
            Link(text: language.searchInstead(of: words), href: href("/search?words=\(words.queryEscaped)"))
        }
        frame.notice = try await notice
        return Response(html: templates.html(of: page, in: frame), status: status)
    }

    /// What was just done, as the address has it, as far as it is so: a position is told to whose act wrote it.
    private var notice: String? {
        get async throws {
            guard let done else { return nil }
            guard done.hasPrefix("p"), let position = Position(done.dropFirst()) else {
                return FrameWord.done(done, in: language)
            }
            guard position > 0, let event = try await desk.store.events(at: [position]).first, event.record != nil,
                try event.envelope().actor == principal.person.uuid
            else { return nil }
            return FrameWord.recorded(at: position, in: language)
        }
    }

    private var places: [Frame.Place] {
        let all: [(FrameWord, String)] =
            [
                (.board, "/board"), (.alerts, "/alerts"), (.lessons, "/lessons"), (.observations, "/observations"),
                (.actions, "/actions"), (.missions, "/missions"), (.reviews, "/reviews"), (.matrix, "/matrix"),
                (.audit, "/audit"),
            ] + (desk.admits(.overseers) ? [(.access, "/access")] : [])
        return all.map { word, path in
            Frame.Place(
                text: word.words(in: language),
                href: href(path),
                isHere: request.uri.path == path || request.uri.path.hasPrefix(path + "/")
            )
        }
    }

    /// The day that is shown, where the reader is.
    private var day: String {
        WorldDate(dayOf: isPast ? desk.asOf.clock : .now, in: preferences.zone).text
    }

    private func past(isNarrowed: Bool) -> Frame.Past? {
        guard isPast else { return nil }
        let knownBy = desk.asOf.knownBy
        let sentence = language.past(
            desk.asOf.clock,
            in: preferences.zone,
            position: desk.asOf.position,
            knownBy: isNarrowed ? knownBy : nil
        )
        return Frame.Past(
            sentence: sentence,
            note: isNarrowed || knownBy == nil ? nil : FrameWord.shownWhole.words(in: language),
            now: Link(text: FrameWord.backToNow.words(in: language), href: present)
        )
    }
}
