import API
import Contract
import Foundation
import Lessons
import Testing
import UseCases
import Wording

@testable import Web

/// What a form shows is what it gives back.
@Suite struct FormReadingTests {
    private static let forms: [(command: String, shape: Shape.Object)] =
        CommandRoute.all.map { ($0.verb.name, $0.shape) } + Instructions.all.map { ($0.path, $0.shape) }

    private func shown(_ values: [String: FieldValue], _ command: String, _ shape: Shape.Object) throws -> ShownPage {
        let views = FieldViews(command: command, language: .french, faults: FormFaults(), rows: [:], presets: [:])
        let page = FormPage(
            CommandWords.all[command],
            in: .french,
            about: nil,
            action: "/x",
            back: "/",
            hidden: [FormPage.Hidden(name: "command", value: "c")],
            fields: views.group(of: shape, values),
            suggesting: FormSuggestions(people: PeopleNames([]), missions: [])
        )
        let html = try Templates().html(of: page, in: Frame(.french, path: "/x", here: "/x"))
        return ShownPage(status: 200, location: nil, html: html)
    }

    @Test func everyFormGivesBackWhatItIsFilledInWith() throws {
        for (command, shape) in Self.forms {
            let filled = shape.filled(for: command)
            let form = try #require(try shown(filled, command, shape).form, "\(command)")
            let reading = FormReading(Form(form.inputs), as: shape)
            #expect(reading.values == filled, "\(command)")
            #expect(reading.strangers == [], "\(command)")
        }
    }

    @Test func anEmptyFormSaysNothing() throws {
        for (command, shape) in Self.forms {
            let form = try #require(try shown([:], command, shape).form, "\(command)")
            let reading = FormReading(Form(form.inputs), as: shape)
            let needed = shape.fields.filter { $0.isRequired && $0.shape.isObject }.map {
                ($0.name, FieldValue.object([:]))
            }
            #expect(reading.values == Dictionary(uniqueKeysWithValues: needed), "\(command)")
        }
    }

    @Test func whatIsNoNumberStaysAsItWasTyped() throws {
        let shape = try #require(Self.forms.first { $0.command == "action.progress" }).shape
        let reading = FormReading(Form([("percentage", "half"), ("text", "  so far\n")]), as: shape)
        #expect(reading.values == ["percentage": .text("half"), "text": .text("so far")])
        #expect(FormReading(Form([("percentage", " 040 ")]), as: shape).values == ["percentage": .number("40")])
    }

    @Test func rowsBehindAnEmptyOneMoveUp() throws {
        let shape = try #require(Self.forms.first { $0.command == "action.verify" }).shape
        let form = Form([
            ("evidence.0.text", " "), ("evidence.0.source", ""), ("evidence.10.text", "last"),
            ("evidence.2.text", "first"),
        ])
        let reading = FormReading(form, as: shape)
        #expect(
            reading.values["evidence"]
                == .list([.object(["text": .text("first")]), .object(["text": .text("last")])])
        )
        #expect(reading.rows == ["evidence": 3])
    }

    @Test func namesOfNoFieldAreTold() throws {
        let shape = try #require(Self.forms.first { $0.command == "action.verify" }).shape
        let names = ["evidence", "evidence.x.text", "evidence.01.text", "evidence.0.bogus", "evidence.0", "why", ""]
        let reading = FormReading(Form(names.map { ($0, "x") } + [("bogus", ""), ("form-token", "t")]), as: shape)
        #expect(reading.strangers == names.sorted())
        #expect(reading.values == [:])
    }

    @Test func severalMayStandOnOneLineOrOnSeveral() throws {
        let shape = try #require(Self.forms.first { $0.command == "lesson.propose" }).shape
        let reading = FormReading(
            Form([
                ("observations", "O-1, O-2\nO-3;O-4"), ("recommendations", "R-3/4\nR-3"), ("missions", "A1"),
                ("missions", "B2"),
            ]),
            as: shape
        )
        #expect(reading.values["observations"] == .list(["O-1", "O-2", "O-3", "O-4"].map { .text($0) }))
        #expect(
            reading.values["recommendations"]
                == .list([.object(["review": .text("R-3"), "number": .number("4")]), .text("R-3")])
        )
        #expect(reading.values["missions"] == .list([.text("A1"), .text("B2")]))
    }

    @Test func peopleAreFoundByNamesThatNobodyElseHas() {
        let people = PeopleNames([
            PersonAnswer(PersonEntry(id: .init(source: "t", externalID: "1"), name: "Aminata")),
            PersonAnswer(PersonEntry(id: .init(source: "t", externalID: "2"), name: "Li")),
            PersonAnswer(PersonEntry(id: .init(source: "t", externalID: "3"), name: "li")),
        ])
        #expect(
            people.find("aminata")
                == .one(id: PersonEntry(id: .init(source: "t", externalID: "1"), name: nil).id.description)
        )
        #expect(people.find("Li") == .several && people.find("X") == .nobody)
        #expect(people.suggestions.map(\.value).contains("Aminata") && !people.suggestions.map(\.value).contains("Li"))
    }

    @Test func onlyWhatDiffersIsSaidOtherwise() throws {
        let route = try #require(Self.forms.first { $0.command == "lesson.amend" })
        guard case .object(let shape)? = route.shape["changes"]?.shape else {
            Issue.record("no changes")
            return
        }
        let amendment = Amendment(
            shape: shape,
            base: [
                "title": .text("a"), "rootCause": .text("b"), "missions": .list([.text("M1")]), "language": .text("en"),
            ]
        )
        let typed: [String: FieldValue] = ["title": .text("a2"), "language": .text("en")]
        #expect(amendment.changes(in: typed) == ["title": .text("a2"), "missions": .list([])])
        #expect(amendment.removed(in: typed) == ["rootCause"])
        #expect(
            amendment.rebased(
                typed,
                on: ["title": .text("a"), "statement": .text("theirs"), "missions": .list([.text("M1")])]
            )
                == ["title": .text("a2"), "statement": .text("theirs")]
        )
    }
}

extension Shape {
    fileprivate var isObject: Bool {
        guard case .object = self else { return false }
        return true
    }
}

extension Shape.Object {
    /// Something in every field.
    fileprivate func filled(for command: String, at prefix: String = "") -> [String: FieldValue] {
        Dictionary(
            uniqueKeysWithValues: fields.map { field in
                (field.name, field.shape.filled(for: command, at: prefix + field.name))
            }
        )
    }
}

extension Shape {
    fileprivate func filled(for command: String, at name: String) -> FieldValue {
        switch self {
        case .text:
            let isLong = FormLayout.lines[String(name.split(separator: ".").last ?? "")] != nil
            return .text(isLong ? "\"one\" <b>&amp;'\n\n  three é" : "\"one\" <b> &lt; 'two' \"\u{338} é")
        case .truth: return .truth(false)
        case .number: return .number("7")
        case .choice(let options):
            return .text(options.last { !FormLayout.refuses($0.value, of: name, in: command) }?.value ?? "")
        case .date: return .text("2016-07-08/2016-07-11")
        case .instant: return .text("2027-06-30")
        case .uuid, .anything, .map: return .text("x")
        case .identifier: return .text("O-42")
        case .person: return .text("Aminata Diallo")
        case .missionCode: return .text("MINUSMA")
        case .recommendation: return .object(["review": .text("R-3"), "number": .number("4")])
        case .list(.choice(let options)):
            let taken = options.filter { !FormLayout.refuses($0.value, of: name, in: command) }
            return .list(taken.prefix(3).map { .text($0.value) })
        case .list(.object(let object)):
            return .list((0..<2).map { .object(object.filled(for: command, at: "\(name).\($0).")) })
        case .list(.text): return .list([.text("observation.recorded"), .text("observation.verified")])
        case .list(let element):
            return .list([element.filled(for: command, at: name), element.filled(for: command, at: name)])
        case .object(let object): return .object(object.filled(for: command, at: name + "."))
        }
    }
}
