import EventSourcing
import Lessons

/// What the tests that hold for every aggregate need of one.
protocol AggregateSamples: SendableMetatype {
    associatedtype Subject: Aggregate

    /// A way to each phase, by the people whose part it is.
    static func history(to phase: Subject.Phase) -> [Subject.Event]

    /// A command that the table's action stands for; `variant` makes others of the same kind.
    static func command(_ action: Subject.Action, by person: PersonID, variant: Int) -> Subject.Command

    /// What came to pass beside the ways to the phases, where more than the phase decides what is open.
    static var byways: [[Subject.Event]] { get }

    /// How what the samples rest on stands when the commands of `command` are given.
    static var grounds: Grounds { get }

    /// One of each event.
    static var events: [Subject.Event] { get }

    /// What is true of every state that was lived here; nil where it holds.
    static func broken(_ state: Subject.State) -> String?
}

extension AggregateSamples {
    static var byways: [[Subject.Event]] { [] }
    static var grounds: Grounds { Grounds() }
}

enum AllSamples {
    static let all: [any AggregateSamples.Type] = [
        ActionSamples.self, AlertSamples.self, LessonSamples.self, MissionSamples.self, ObservationSamples.self,
        ReviewSamples.self,
    ]
}
