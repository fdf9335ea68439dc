import EventSourcing
import EventStore
import Lessons
import Projections
package import UseCases

/// Where a command is given with POST, behind `/v1/`: `observations/{reference}/verify`, or `observations` for what
/// begins a thing. Its body has the command's own fields, without the one that the path names; where a thing begins, the
/// thing's.
package struct CommandRoute: Sendable {
    package let verb: any UseCase.Type
    package let path: String
    /// The command's field for the thing that the path names; nil where a thing begins.
    package let subject: String?
    /// What the path calls it.
    package let pathName: String
    /// What it is about.
    package let sort: any ContractedAggregate.Type

    /// What a field of the body is called within the command.
    static let details = "details"

    private init?(_ verb: any UseCase.Type) {
        let parts = verb.name.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let register = Register.allCases.first(where: { $0.category == parts[0] }) else {
            return nil
        }
        (self.verb, sort, pathName) = (verb, register.subject, register.pathName)
        if Self.beginnings.contains(where: { $0.name == verb.name }) {
            (path, subject) = (register.rawValue, nil)
        } else {
            let action = parts[1].replacing("_", with: "-")
            (path, subject) = ("\(register.rawValue)/{\(register.pathName)}/\(action)", register.category)
        }
    }

    /// Everything that can be done to a thing.
    package static let all: [CommandRoute] = (beginnings + changes).compactMap(CommandRoute.init)

    private static let beginnings: [any UseCase.Type] = [
        OpenMission.self, RegisterReview.self, RecordObservation.self, ProposeLesson.self, ProposeAction.self,
    ]

    private static let changes: [any UseCase.Type] = [
        SetMandate.self, AuthoriseStrength.self, ChangeMissionPhase.self, AssessMission.self, CloseMission.self,
        ReclassifyMission.self,
        RecommendInReview.self, AmendRecommendation.self, ReclassifyReview.self,
        AmendObservation.self, VerifyObservation.self, ReturnObservation.self, ResubmitObservation.self,
        RejectObservation.self, ReconsiderObservation.self, MergeObservation.self, UnmergeObservation.self,
        WithdrawObservation.self, WithdrawConsent.self, ReclassifyObservation.self,
        AmendLesson.self, AnalyseLesson.self, EndorseLesson.self, DeclineLesson.self, TaskLesson.self,
        ImplementLesson.self, ValidateLesson.self, ReproveLesson.self, ContestLesson.self, SettleLesson.self,
        SupersedeLesson.self, ReopenLesson.self, ReclassifyLesson.self,
        DecideAction.self, AssignAction.self, MoveActionDue.self, ReportProgress.self, ImplementAction.self,
        VerifyAction.self, AssessAction.self, CloseAction.self, OvertakeAction.self, ReopenAction.self,
        ReclassifyAction.self,
        AcknowledgeAlert.self, ConfirmAlert.self, DismissAlert.self, ReconsiderAlert.self,
    ]

    /// Gives the command that a body asks for to `perform`. What people call things may stand where ids are wanted.
    ///
    /// - Throws: `InputFaults` with paths as they are in the body, also for what it names and isn't here or may not be read;
    ///   `LedgerError` for the thing that the path names; what `perform` throws.
    package func give<Verb: UseCase, Outcome>(
        _ verb: Verb.Type,
        about reference: Reference?,
        body: [String: FieldValue],
        in ledger: Ledger,
        _ perform: (Verb) async throws -> Outcome
    ) async throws -> Outcome {
        var fields = body
        if let subject, let reference {
            guard body[subject] == nil else { throw InputFaults([.unknownField(subject)]) }
            fields[subject] = .text(try await ledger.resolve(reference, among: [sort]).stream.id)
        } else {
            fields = [Self.details: .object(body)]
        }
        let names = ThingNames()
        do {
            return try await perform(try await read(verb, from: fields, names, in: ledger))
        } catch let error as InputFaults {
            throw InputFaults(error.faults.map(inBody))
        } catch let error as LedgerError {
            // What the path names stands in no field of the body.
            let faults = try await names.faults(behind: error, in: ledger).filter { $0.path != subject }
            throw faults.isEmpty ? error : InputFaults(faults.map(inBody))
        }
    }

    private func read<Verb: UseCase>(
        _ verb: Verb.Type,
        from fields: [String: FieldValue],
        _ names: ThingNames,
        in ledger: Ledger
    ) async throws -> Verb {
        let first = try FieldDecoder.decodeWhole(verb, from: fields, .strict, names: names)
        if names.isComplete { return first }
        try await names.resolve(in: ledger)
        return try FieldDecoder.decodeWhole(verb, from: fields, .strict, names: names)
    }

    /// A fault with its path as it is in the body.
    private func inBody(_ fault: RowFault) -> RowFault {
        guard subject == nil, let path = fault.path, path.hasPrefix(Self.details) else { return fault }
        let rest = String(path.dropFirst(Self.details.count + 1))
        switch fault {
        case .missing: return .missing(rest)
        case .unreadable(_, let expected): return .unreadable(rest, expected: expected)
        case .unknownField: return .unknownField(rest)
        case .dangling(_, let name): return .dangling(field: rest, name: name)
        case .syntax, .repeated, .closed, .refused: return fault
        }
    }
}

extension Register {
    /// What paths call one of its things.
    fileprivate var pathName: String { letter == nil ? category : "reference" }
}
