package import EventSourcing
package import Lessons
package import Projections
package import Wording

/// An aggregate that can be asked for: its things stand in a register, and its events, phases and states have words.
package protocol ContractedAggregate: Aggregate
where Event: WordedEvent, Action: Worded, Phase: Worded, State: Factual {
    static var register: Register { get }
}

extension Mission: ContractedAggregate {
    package static var register: Register { .missions }
}

extension Review: ContractedAggregate {
    package static var register: Register { .reviews }
}

extension Observation: ContractedAggregate {
    package static var register: Register { .observations }
}

extension Lesson: ContractedAggregate {
    package static var register: Register { .lessons }
}

extension ReformAction: ContractedAggregate {
    package static var register: Register { .actions }
}

extension Alert: ContractedAggregate {
    package static var register: Register { .alerts }
}

extension Register {
    /// What stands in it.
    package var subject: any ContractedAggregate.Type {
        switch self {
        case .missions: Mission.self
        case .reviews: Review.self
        case .observations: Observation.self
        case .lessons: Lesson.self
        case .actions: ReformAction.self
        case .alerts: Alert.self
        }
    }
}
