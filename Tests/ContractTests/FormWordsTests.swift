import Contract
import Foundation
import Testing
import UseCases
import Wording

/// Every field that can be filled in has words, and no words are for nothing.
@Suite struct FormWordsTests {
    /// What is said alike in both languages.
    private static let same: Set<String> = ["Code", "Date", "Mission", "Missions", "Mandate"]

    private static let forms: [(command: String, shape: Shape.Object)] =
        CommandRoute.all.map { ($0.verb.name, $0.shape) } + Instructions.all.map { ($0.path, $0.shape) }

    private static let paths: [(command: String, path: String)] = forms.flatMap { form in
        form.shape.paths.map { (form.command, $0) }
    }

    @Test func everyFieldHasALabelAndEveryLabelIsUsed() {
        let found = Self.paths.map { ($0, FieldWords.found($0.path, in: $0.command)?.name) }
        for (place, name) in found where name == nil { Issue.record("\(place.command): \(place.path)") }
        #expect(Set(FieldWords.all.keys).subtracting(found.compactMap(\.1)) == [])
    }

    @Test func everyCommandHasATitleAndEveryTitleIsUsed() {
        #expect(Set(Self.forms.map(\.command)) == Set(CommandWords.all.keys))
    }

    @Test func whatIsSaidIsSaidInBothLanguages() {
        let titles = CommandWords.all.values.flatMap { [$0.title, $0.about] }
        let labels = FieldWords.all.values.map(\.label)
        for words in titles + labels + FieldWords.all.values.compactMap(\.help) {
            let (english, french) = (words.words(in: .english), words.words(in: .french))
            #expect(!english.isEmpty && !french.isEmpty)
            #expect(english != french || Self.same.contains(english) || !english.contains(" "), "\(english)")
            // Nothing of the one language stands in the other.
            #expect(!english.contains(/\ [:;?!]/) && !french.contains(/[a-zé][:;?!]\s/), "\(english) – \(french)")
        }
        for words in CommandWords.all.values.map(\.about) {
            #expect(words.words(in: .english).hasSuffix(".") && words.words(in: .french).hasSuffix("."))
        }
    }

    @Test func whatStandsInEveryFormIsSaidInBothLanguages() {
        for word in FormWord.allCases { #expect(word.words(in: .english) != word.words(in: .french), "\(word)") }
    }

    @Test func twoFieldsOfAFormAreNotCalledTheSame() {
        for form in Self.forms {
            for language in Language.allCases {
                let labels = form.shape.fields.compactMap {
                    FieldWords.found($0.name, in: form.command)?.words.label.words(in: language)
                }
                #expect(Set(labels).count == labels.count, "\(form.command): \(labels)")
            }
        }
    }

    /// What decoding says of what it can't take is all there in French.
    @Test func whatIsWantedIsSaidInFrench() throws {
        var wanted: Set<String> = []
        for garbage in [FieldValue.text("?"), .number("0.5"), .object([:]), .list([.object([:])])] {
            for route in CommandRoute.all {
                for fields in [route.shape.filled(with: garbage), route.shape.filledWithin(with: garbage)] {
                    let body = route.subject == nil ? ["details": .object(fields)] : fields
                    for fault in try faults(of: route.verb, in: body) {
                        #expect(!fault.words(in: .french).contains("autre chose"), "\(fault.words(in: .english))")
                        wanted.insert(fault.words(in: .french))
                    }
                }
            }
        }
        #expect(wanted.contains { $0.contains("degrés") } && wanted.contains { $0.contains("nombre entier") })
    }

    private func faults<Value: Decodable>(of type: Value.Type, in fields: [String: FieldValue]) throws -> [RowFault] {
        do {
            _ = try FieldDecoder.decodeWhole(type, from: fields, .strict)
            return []
        } catch {
            return error.faults
        }
    }
}

extension Shape.Object {
    /// Of all fields, those within others as well.
    fileprivate var paths: [String] {
        fields.flatMap { field in [field.name] + field.shape.paths.map { "\(field.name).\($0)" } }
    }
}

extension Shape.Object {
    /// The same garbage in every field.
    fileprivate func filled(with garbage: FieldValue) -> [String: FieldValue] {
        Dictionary(uniqueKeysWithValues: fields.map { ($0.name, garbage) })
    }

    /// The same garbage in every field that has none within it.
    fileprivate func filledWithin(with garbage: FieldValue) -> [String: FieldValue] {
        Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.shape.filled(with: garbage)) })
    }
}

extension Shape {
    fileprivate func filled(with garbage: FieldValue) -> FieldValue {
        switch self {
        case .object(let object), .recommendation(let object): .object(object.filledWithin(with: garbage))
        case .list(let element): .list([element.filled(with: garbage)])
        case .text, .truth, .number, .choice, .date, .instant, .uuid, .identifier, .person, .missionCode, .map,
            .anything:
            garbage
        }
    }

    fileprivate var paths: [String] {
        switch self {
        case .object(let object): object.paths
        case .list(let element): element.paths
        case .text, .truth, .number, .choice, .date, .instant, .uuid, .identifier, .person, .missionCode,
            .recommendation, .map, .anything:
            []
        }
    }
}
