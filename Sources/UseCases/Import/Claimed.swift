import EventSourcing
import Foundation
import Lessons

/// What a row claims of one thing.
struct Claimed: Sendable {
    let stream: StreamName
    /// The things that it names, with the fields that name them.
    let references: [NamedThing]
    let subject: any Aggregate.Type
    /// What to record where nothing stands yet: most rows of most files.
    private let anew: ImportDecision?
    private let deciding: @Sendable (_ history: [RecordedEvent]) throws -> ImportDecision?

    /// What to record where the thing has these events already; nil where it is so.
    ///
    /// - Throws: a rejection.
    func decide(_ history: [RecordedEvent]) throws -> ImportDecision? {
        history.isEmpty ? anew : try deciding(history)
    }

    /// What the row itself says.
    var sensitivity: Sensitivity { anew?.sensitivity ?? .unclassified }
}

/// What is to be recorded of a row.
struct ImportDecision: Sendable {
    let event: AuthoredEvent
    /// The thing's, once that is recorded.
    let sensitivity: Sensitivity
}

extension Claimed {
    /// - Throws: `RowFault`, also where nobody could record that.
    init(_ row: ImportRow) throws(RowFault) {
        do {
            switch row.aggregate {
            case "mission":
                let content = try FieldDecoder.decode(MissionImported.self, from: row.content)
                try self.init(Mission.self, content.details.code.stream, .import(content), references: [])
            case "review":
                let content = try FieldDecoder.decode(ReviewImported.self, from: row.content)
                try self.init(
                    Review.self,
                    row.id(of: Review.self).stream,
                    .import(content),
                    references: content.details.missions.map { NamedThing("missions", $0.stream) }
                )
            case "observation":
                let content = try FieldDecoder.decode(ObservationImported.self, from: row.content)
                try self.init(
                    Observation.self,
                    row.id(of: Observation.self).stream,
                    .import(content),
                    references: content.references
                )
            case "lesson":
                let content = try FieldDecoder.decode(LessonImported.self, from: row.content)
                try self.init(
                    Lesson.self,
                    row.id(of: Lesson.self).stream,
                    .import(content),
                    references: content.references
                )
            case "action":
                let content = try FieldDecoder.decode(ActionImported.self, from: row.content)
                try self.init(
                    ReformAction.self,
                    row.id(of: ReformAction.self).stream,
                    .import(content),
                    references: content.references
                )
            case "alert":
                let content = try FieldDecoder.decode(AlertImported.self, from: row.content)
                try self.init(
                    Alert.self,
                    row.id(of: Alert.self).stream,
                    .import(content),
                    references: content.references
                )
            case let other:
                throw RowFault.unreadable(
                    "aggregate",
                    expected: "mission, review, observation, lesson, action or alert, not \(other.debugDescription)"
                )
            }
        } catch let fault as RowFault {
            throw fault
        } catch {
            throw .syntax("\(error)")
        }
    }

    /// What leaves room in a record of 64 KiB for everything beside the data, so that no row is found too long when others
    /// are written already.
    private static let longestData = 62 << 10

    private init<Subject: Aggregate>(
        _ subject: Subject.Type,
        _ stream: StreamName,
        _ command: Subject.Command,
        references: [NamedThing]
    ) throws(RowFault) {
        let deciding = { @Sendable (history: [RecordedEvent]) throws -> ImportDecision? in
            var state = subject.fold(try history.compactMap { try Subject.Event($0) })
            guard let event = try subject.decide(command, in: state).first else { return nil }
            subject.evolve(&state, with: event)
            let authored = try AuthoredEvent(event, of: subject, in: state, stream: stream)
            guard authored.data.utf8.count <= Self.longestData else { throw RecordFault.size }
            return ImportDecision(
                event: authored,
                sensitivity: subject.headline(of: state)?.sensitivity ?? .unclassified
            )
        }
        do { anew = try deciding([]) } catch { throw .refused(error) }
        (self.stream, self.references, self.subject, self.deciding) = (stream, references, subject, deciding)
    }
}

/// Another thing that a row names.
struct NamedThing: Sendable {
    let field: String
    let stream: StreamName
    /// Whether the row tells again what it says, and so is at least as sensitive.
    let isQuoted: Bool

    init(_ field: String, _ stream: StreamName) {
        (self.field, self.stream, isQuoted) = (field, stream, false)
    }

    init(quoted field: String, _ stream: StreamName) {
        (self.field, self.stream, isQuoted) = (field, stream, true)
    }
}

extension ObservationImported {
    fileprivate var references: [NamedThing] {
        details.missions.map { NamedThing("missions", $0.stream) }
            + [details.review.map { NamedThing(quoted: "review", $0.stream) }].compactMap(\.self)
            + [mergedInto.map { NamedThing("mergedInto", $0.stream) }].compactMap(\.self)
    }
}

extension LessonImported {
    fileprivate var references: [NamedThing] {
        details.missions.map { NamedThing("missions", $0.stream) }
            + details.observations.map { NamedThing(quoted: "observations", $0.stream) }
            + details.recommendations.map { NamedThing(quoted: "recommendations", $0.review.stream) }
            + actions.map { NamedThing("actions", $0.stream) }
    }
}

extension AlertImported {
    fileprivate var references: [NamedThing] {
        details.missions.map { NamedThing("missions", $0.stream) }
            + details.rule.observations.map { NamedThing(quoted: "rule.observations", $0.stream) }
            + [details.rule.lesson.map { NamedThing(quoted: "rule.lesson", $0.stream) }].compactMap(\.self)
    }
}

extension ActionImported {
    fileprivate var references: [NamedThing] {
        details.missions.map { NamedThing("missions", $0.stream) }
            + details.lessons.map { NamedThing(quoted: "lessons", $0.stream) }
            + details.recommendations.map { NamedThing(quoted: "recommendations", $0.review.stream) }
    }
}
