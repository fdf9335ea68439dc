import Contract
import EventSourcing
import Foundation
import Lessons
import Projections
import TestSupport
import Testing
import UseCases
import Wording

/// Whatever the registers and answers name has words for people.
@Suite(.database, .timeLimit(.minutes(5))) struct WordsTests {
    @Test func everyColumnAndFacetHasALabelAndEveryValueAWord() async throws {
        try await TestDesk.with { test in
            try await test.record(400, seed: 7)
            let desk = try await test.asOf()
            var named: Set<String> = []
            for register in Register.allCases {
                let (columns, facets) = try await asked(of: register.subject, at: desk)
                #expect(columns.filter { FactLabel(rawValue: $0) == nil } == [], "\(register)")
                for facet in facets where facet.name != "missions" {
                    let name = try #require(FacetName(rawValue: facet.name))
                    #expect(name.values(of: register.noun).contains { $0.rawValue == facet.value }, "\(facet)")
                    #expect(facet.label(in: .french) == name.words(in: .french))
                    named.insert(facet.name)
                }
            }
            #expect(
                named == [
                    "state", "kind", "severity", "sensitivity", "acceptance", "implementation", "category", "track",
                    "factors", "consequences",
                ]
            )
        }
    }

    private func asked<Subject: ContractedAggregate>(
        of subject: Subject.Type,
        at desk: Desk
    ) async throws -> (columns: [String], facets: [Facet]) {
        var everything = Narrowing()
        everything.state = Subject.Phase.allCases.map(\.rawValue)
        let list = try await desk.ask(ListQuestion<Subject>(Narrowing()))
        let facets = try await desk.ask(FacetsQuestion<Subject>(everything))
        return (list.columns, facets.facets)
    }

    @Test func everyOrderOfARegisterHasWords() {
        for language in Language.allCases {
            let words = Register.Sort.allCases.map { $0.words(in: language) }
            #expect(Set(words).count == words.count && words.allSatisfy { !$0.isEmpty })
        }
        for sort in Register.Sort.allCases { #expect(sort.words(in: .english) != sort.words(in: .french)) }
    }

    @Test func aThingsFactsAndMarksAreOfTheTimeThatIsAsked() async throws {
        try await TestDesk.with { test in
            let lena = PersonID(source: "test", externalID: "Lena")
            let lesson = LessonDetails(
                kind: .lesson,
                title: "Two batteries",
                statement: "Each relay has two.",
                language: .english,
                sensitivity: .confidential
            )
            let lessonID = UUID()
            try await test.give(ProposeLesson(details: lesson), by: lena, id: lessonID)
            let details = ActionDetails(
                what: "Buy batteries",
                lessons: [LessonID(uuid: lessonID)],
                category: .training,
                track: .mission,
                owner: ActionOwner(person: lena),
                due: WorldDate("2199"),
                language: .english,
                sensitivity: .confidential,
                provenance: Provenance(synthetic: true)
            )
            try await test.desk.people.add(PersonEntry(id: lena, name: "Lena Vogt"))
            try await test.give(ProposeAction(details: details), by: lena)
            let answer = try await test.desk.ask(ShowQuestion<ReformAction>(Reference("A-1")))
            #expect(answer.asOf == nil)
            let (early, late) = (Instant("2199-01-01T00:00:00.000000Z"), Instant("2200-01-01T00:00:00.000000Z"))
            #expect(answer.marks(now: try #require(early)) == [.synthetic, .confidential])
            #expect(answer.marks(now: try #require(late)) == [.overdue, .synthetic, .confidential])
            let facts = answer.facts(in: .french, now: try #require(late))
            #expect(facts.contains(Fact("responsable", .short, [FactValue([.person("Lena Vogt")])])))
            #expect(facts.contains(Fact("enseignements", .short, [FactValue([.mention(Mention(.lesson, "L-1"))])])))
            let due = try #require(facts.first { $0.label == "échéance" })
            #expect(due.values.map { $0.text() } == ["2199 : en retard"])
            #expect(answer.proof.words(in: .english).hasPrefix("not signed yet: the signed tree ends at position 0"))
            #expect(answer.proof.words(in: .french).hasPrefix("pas encore signé : l’arbre signé s’arrête"))
            // As of another moment its clock counts, whatever time it is.
            let then = try await test.asOf(2).ask(ShowQuestion<ReformAction>(Reference("A-1")))
            #expect(then.asOf != nil)
            #expect(try !then.marks(now: #require(late)).contains(.overdue))
            let list = try await test.asOf().ask(ListQuestion<ReformAction>(Narrowing()))
            let row = try #require(list.items.first?.row)
            #expect(row.marks(list.asOf.asOf) == [.synthetic, .confidential])
        }
    }

    @Test func aMissionsPageNamesWhatIsOpenInBothLanguages() async throws {
        try await TestDesk.with { test in
            try await test.record(400, seed: 7)
            let code = try #require(MissionCode("MISSION1"))
            let answer = try await test.asOf().ask(MissionPageQuestion(mission: code))
            let labels: [(Language, lessons: String, open: String, factors: String)] = [
                (.english, "open lessons", "still to be done", "factors"),
                (.french, "enseignements en cours", "reste à faire", "facteurs"),
            ]
            for (language, lessons, open, factors) in labels {
                let facts = answer.facts(in: language)
                func mentioned(in label: String) -> [FactPart] {
                    facts.first { $0.label == label }?.values.compactMap(\.parts.first) ?? []
                }
                #expect(!answer.openLessons.isEmpty && !answer.board.open.isEmpty)
                #expect(
                    mentioned(in: lessons)
                        == answer.openLessons.map { .mention(Mention(.lesson, $0.reference)) }
                )
                #expect(
                    mentioned(in: open) == answer.board.open.map { .mention(Mention(.action, $0.reference)) }
                )
                #expect(facts.first { $0.label == factors }?.values.count == answer.factors?.cells.count)
                #expect(facts.allSatisfy { fact in fact.values.allSatisfy { !$0.text().contains("_") } })
            }
        }
    }
}
