/// A consistency boundary as pure functions: what may be decided in which state, and what each event does to the state
/// (Jérémie Chassaing, "Functional Event Sourcing Decider").
package protocol Decider {
    associatedtype Command: Sendable
    associatedtype Event: DomainEvent
    associatedtype State: Sendable
    associatedtype Rejection: Error

    /// Before the first event.
    static var initialState: State { get }

    /// What happens when the command is given in this state; nothing where it would change nothing.
    /// - Throws: `Rejection` for a command that is impossible in this state.
    static func decide(_ command: Command, in state: State) throws(Rejection) -> [Event]

    /// The state after the event. Never refuses: the event has happened.
    static func evolve(_ state: inout State, with event: Event)
}

extension Decider {
    /// The state after all of these events, from the first on.
    package static func fold(_ events: some Sequence<Event>) -> State {
        events.reduce(into: initialState) { state, event in evolve(&state, with: event) }
    }
}
