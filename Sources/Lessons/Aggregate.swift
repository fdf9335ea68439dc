package import EventSourcing

/// A decider of this domain: it has phases, and one table says which verbs are possible in each.
package protocol Aggregate: Decider, SendableMetatype
where Rejection == LessonsRejection<Action, Phase>, State: Codable & Equatable {
    associatedtype Action: CaseIterable & RawRepresentable<String> & Hashable & Sendable
    associatedtype Phase: CaseIterable & RawRepresentable<String> & Hashable & Sendable & Codable

    /// What a source claims of a thing: the payload of its import.
    associatedtype Imported: EventPayload

    /// The category of its streams, and the beginning of its events' types: `observation`.
    static var category: String { get }

    /// What stands before the number in a reference that people say, the O of O-42; nil where a code names it.
    static var letter: Character? { get }

    /// nil before the first event.
    static func phase(of state: State) -> Phase?

    /// What it is at a glance; nil before the first event.
    static func headline(of state: State) -> Headline?

    /// A thing as it stands in the form in which it is imported, under the claim that it came by, else under `claim`; nil
    /// before the first event.
    static func exported(_ state: State, claim: Claim) -> Imported?

    /// Raised whenever a change of the state's shape, or of what events do to it, makes a kept state another one.
    static var stateVersion: Int32 { get }

    /// Whether a rule has this done by somebody else than who did something before.
    static func isBySecondPerson(_ event: Event) -> Bool

    /// What may be done first.
    static var beginnings: [Action] { get }

    /// What may be done in a phase: the one table that decisions, refusals, pages and tests read.
    static func possible(in phase: Phase) -> [Action]

    /// Whether an action that the phase has is open to a person, whatever they say with it; nil is somebody who isn't known.
    ///
    /// - Throws: what it would be refused with.
    static func checkOpen(
        _ action: Action,
        in state: State,
        to person: PersonID?,
        on grounds: Grounds
    ) throws(Rejection)

    /// What its texts leave open, so that nobody could carry them out as they stand.
    static func vagueness(of state: State) -> [Vagueness]
}

extension Aggregate {
    package static var stateVersion: Int32 { 1 }

    package static func isBySecondPerson(_ event: Event) -> Bool { false }

    package static func checkOpen(
        _ action: Action,
        in state: State,
        to person: PersonID?,
        on grounds: Grounds
    ) throws(Rejection) {}

    package static func vagueness(of state: State) -> [Vagueness] { [] }

    /// What a person may do in a state, as far as that can be told before they say how.
    package static func possible(in state: State, to person: PersonID?, on grounds: Grounds) -> [Action] {
        possible(in: state).filter { action in
            do throws(Rejection) {
                try checkOpen(action, in: state, to: person, on: grounds)
                return true
            } catch {
                return false
            }
        }
    }

    /// What may be done in a state, as far as its phase tells.
    package static func possible(in state: State) -> [Action] {
        phase(of: state).map { possible(in: $0) } ?? beginnings
    }

    /// - Throws: `.impossible` where the table doesn't have the action.
    static func allow(_ action: Action, in state: State) throws(Rejection) {
        let possible = possible(in: state)
        guard possible.contains(action) else {
            throw .impossible(action, in: phase(of: state), possible: possible)
        }
    }
}
