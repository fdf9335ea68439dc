import EventSourcing
import Foundation
import Lessons
import TestSupport
import Testing

/// What holds for every aggregate, whatever is asked of it in whatever order.
@Suite struct PropertyTests {
    private static let people: [PersonID] = [.officer, .analyst, .manager, .owner, .implementer, .validator]

    @Test(arguments: AllSamples.all, [UInt64(1), 2, 3, 4, 5])
    func randomCommandsKeepTheInvariants(samples: any AggregateSamples.Type, seed: UInt64) throws {
        func check<Samples: AggregateSamples>(_ samples: Samples.Type) throws {
            typealias Subject = Samples.Subject
            var random = SeededGenerator(seed: seed)
            var events: [Subject.Event] = []
            var accepted = 0
            for _ in 0..<200 {
                let state = Subject.fold(events)
                // Mostly what is possible, so that it gets somewhere.
                let likely = Subject.possible(in: state)
                let action = Bool.random(using: &random) ? likely.randomElement(using: &random) : nil
                let chosen = action ?? Array(Subject.Action.allCases).randomElement(using: &random)
                let person = Self.people.randomElement(using: &random) ?? .stranger
                guard let chosen else { continue }
                let command = samples.command(chosen, by: person, variant: .random(in: 0..<4, using: &random))
                guard let decided = try? Subject.decide(command, in: state), !decided.isEmpty else { continue }
                accepted += 1
                events += decided
                try Self.check(samples, events, after: command)
            }
            #expect(accepted > 5, "the commands got nowhere")
        }
        try check(samples)
    }

    private static func check<Samples: AggregateSamples>(
        _ samples: Samples.Type,
        _ events: [Samples.Subject.Event],
        after command: Samples.Subject.Command
    ) throws {
        typealias Subject = Samples.Subject
        let state = Subject.fold(events)
        #expect(samples.broken(state) == nil)
        // Replay from what is stored, and the state from what a snapshot keeps.
        let stored = try events.map { event in
            let data = try EventData(encoding: event.payload)
            return try Subject.Event(type: event.type, dataVersion: type(of: event.payload).version, data: data)
        }
        #expect(stored == events)
        #expect(Subject.fold(stored) == state)
        let kept = try JSONDecoder().decode(Subject.State.self, from: JSONEncoder().encode(state))
        #expect(kept == state)
        // The same again decides nothing, or is refused.
        if let again = try? Subject.decide(command, in: state) { #expect(again == [], "\(command)") }
    }
}
