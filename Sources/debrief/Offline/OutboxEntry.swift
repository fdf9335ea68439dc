import EventSourcing
import FoundationEssentials
import Lessons
import UseCases
import Wording

/// An observation that was written without a connection, and all that it takes to record it once.
struct OutboxEntry: Codable {
    /// Of the command, and so of the observation.
    private(set) var id: CommandID
    /// By the clock of the machine that it was written on.
    let written: Instant
    private(set) var details: ObservationDetails
    /// The review that it is from, as it was called: who knows the reviews is asked when it is sent.
    private(set) var review: Reference?
    /// The one that it turned out to be when it was sent first: whatever becomes of the name, it asks for the same again.
    private var found: ReviewID?
    /// Who it is by; nil leaves that to whoever sends it.
    private(set) var person: String?
    private(set) var destination: Destination
    let correlationID: CommandID?
    let causationID: String?
    var standing = Standing.waits

    init(_ details: ObservationDetails, _ review: Reference?, _ options: CommandOptions) throws(Failure) {
        guard options.revision == nil else {
            throw Failure(.usage, "What isn't recorded yet has no revision: leave --revision out.")
        }
        destination = try Destination(options.ledger)
        guard destination.server == nil || options.actor == nil else { throw Failure.actorSignedIn }
        person = destination.server == nil ? Actor.named(options.actor) : nil
        id = options.commandId ?? CommandID(uuid: UUID())
        written = .now
        self.details = details
        self.details.reported = details.reported ?? WorldDate(dayOf: .now, in: .current)
        self.review = review
        (correlationID, causationID) = (options.correlationId, options.causationId)
        try check()
    }

    /// Whether it may be sent to where a command would go now.
    func isMeant(for here: Destination) -> Bool {
        destination.takes(here) && (person == nil || here.server == nil)
    }

    /// Whether both ask for the same.
    func isSame(as other: OutboxEntry) -> Bool {
        (id, details, review, person) == (other.id, other.details, other.review, other.person)
    }

    /// What is to be recorded.
    func command(_ things: ThingFinder) async throws -> RecordObservation {
        var details = details
        if let found {
            details.review = found
        } else if let review {
            details.review = try await things.id(of: review)
        }
        return RecordObservation(details: details)
    }

    /// On its way.
    func sent(as command: RecordObservation) -> OutboxEntry {
        var entry = self
        (entry.found, entry.standing) = (command.details.review, .sent)
        return entry
    }

    /// The same written anew, which makes it another command; where that can't be, it says so of itself.
    func rewritten(as details: ObservationDetails, _ review: Reference?, for destination: Destination?) -> OutboxEntry {
        var entry = self
        (entry.id, entry.details) = (CommandID(uuid: UUID()), details)
        (entry.review, entry.found) = (review, nil)
        if let destination {
            entry.destination = destination
            if destination.server != nil { entry.person = nil }
        }
        entry.standing = .waits
        do throws(Failure) {
            try entry.check()
        } catch {
            entry.standing = .refused(error.sentence)
        }
        return entry
    }

    /// Refuses what any server would, as far as that shows here.
    private func check() throws(Failure) {
        var details = details
        if review != nil { details.review = ReviewID(uuid: id.uuid) }
        let command = ObservationCommand.record(details, by: PersonID(uuid: id.uuid), quoted: .unclassified, at: .now)
        do throws(Observation.Rejection) {
            _ = try Observation.decide(command, in: nil)
        } catch {
            throw Failure(error, of: ObservationID(uuid: id.uuid).stream)
        }
    }
}
