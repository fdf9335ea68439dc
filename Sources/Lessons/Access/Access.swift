import EventSourcing

/// What one person may see and do: roles, and the need-to-know lists that name them. A stream a person, which is no thing
/// of the ledger: no register, search or timeline has it.
package enum Access: Decider {
    package typealias Command = AccessCommand
    package typealias Event = AccessEvent
    package typealias State = AccessState
    package typealias Rejection = AccessRejection

    /// The category of its streams, and the beginning of its events' types.
    package static let category = "access"
    package static let initialState = AccessState()

    package static func decide(_ command: AccessCommand, in state: AccessState) throws(Rejection) -> [AccessEvent] {
        switch command {
        case .grant(let granted, let person, let isFirst, let instant):
            guard !state.grants.contains(where: { $0.grant == granted.grant }) else { return [] }
            try check(granted.why, ifAny: .why)
            guard granted.grant.holds(at: instant) else { throw .field(.until, .inPast) }
            guard granted.by != person || isFirst else { throw .ownAccess }
            return [.granted(granted)]
        case .revoke(let revoked):
            try check(revoked.why, ifAny: .why)
            return state.holds(revoked.role, in: revoked.mission) ? [.revoked(revoked)] : []
        case .admit(let admitted, let person):
            guard !state.isAdmitted(to: admitted.thing) else { return [] }
            guard let why = admitted.why else { throw .field(.why, .missing) }
            try check(why, ifAny: .why)
            guard admitted.by != person else { throw .ownAccess }
            return [.admitted(admitted)]
        case .keep(let thing, let person):
            return state.isAdmitted(to: thing) ? [] : [.admitted(AccessAdmitted(thing: thing, by: person))]
        case .dismiss(let dismissed):
            try check(dismissed.why, ifAny: .why)
            return state.isAdmitted(to: dismissed.thing) ? [.dismissed(dismissed)] : []
        }
    }

    package static func evolve(_ state: inout AccessState, with event: AccessEvent) {
        switch event {
        case .granted(let granted):
            state.grants.removeAll { $0.role == granted.role && $0.mission == granted.mission }
            state.grants.append(granted)
        case .revoked(let revoked):
            state.grants.removeAll { $0.role == revoked.role && $0.mission == revoked.mission }
        case .admitted(let admitted): state.admissions.append(admitted)
        case .dismissed(let dismissed): state.admissions.removeAll { $0.thing == dismissed.thing }
        }
    }

    /// What was taken by an event whose record was redacted can't be told any more: then it is all of that sort.
    package static func evolve(_ state: inout AccessState, withRedacted type: String) {
        switch type {
        // A role that is given anew may end sooner than it did.
        case "access.granted", "access.revoked": state.grants = []
        case "access.dismissed": state.admissions = []
        default: break
        }
    }

    private static func check(_ text: String?, ifAny field: Field) throws(Rejection) {
        if let fault = text?.fault(limit: TextLimit.statement) { throw .field(field, fault) }
    }
}
