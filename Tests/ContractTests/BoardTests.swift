import Contract
import DeskSupport
import EventSourcing
import Foundation
import Lessons
import Projections
import TestSupport
import Testing
import UseCases

@Suite(.database, .timeLimit(.minutes(5))) struct BoardTests {
    @Test func whoIsCalledTheSameIsNotPassedOver() async throws {
        try await TestDesk.with { test in
            let people = ["first", "second"].map { PersonID(source: "test", externalID: $0) }
            for person in people { try await test.desk.people.add(PersonEntry(id: person, name: "Lena Vogt")) }
            let lesson = LessonDetails(
                kind: .lesson,
                title: "Two batteries",
                statement: "Each relay has two.",
                language: .english,
                sensitivity: .unclassified
            )
            let lessonID = UUID()
            try await test.give(ProposeLesson(details: lesson), by: people[0], id: lessonID)
            let owners = people.map { ActionOwner(person: $0) } + [ActionOwner(office: "Lena Vogt")]
            for owner in owners + [ActionOwner(office: "Department of Operational Support")] {
                let details = ActionDetails(
                    what: "Buy batteries",
                    lessons: [LessonID(uuid: lessonID)],
                    category: .training,
                    track: .mission,
                    owner: owner,
                    language: .english,
                    sensitivity: .unclassified
                )
                try await test.give(ProposeAction(details: details), by: people[0])
            }
            let board = try await BoardQuestion(owner: "lena vogt").answer(at: try await test.asOf())
            #expect(Set(board.open.map(\.reference)) == ["A-1", "A-2"])
            let named = try await BoardQuestion(owner: "Lena Vogt").answer(at: try await test.asOf())
            #expect(Set(named.open.map(\.reference)) == ["A-1", "A-2", "A-3"])
            #expect(named.counts.reduce(0) { $0 + $1.count } == 3)
        }
    }
}
