import ArgumentParser
import EventSourcing
import EventStore
import Lessons
import Postgres
import Projections

/// What every command takes that answers from the read models: whose, and as of when.
struct ReadSideOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "As it was recorded then: a day or month (its end), an instant (2016-07-08T12:00:00Z) or a position.",
            valueName: "when"
        )
    )
    var asOf: String?

    @Option(help: ArgumentHelp("Where the day of --as-of ends, as a distance from UTC: +02:00.", valueName: "zone"))
    var zone: String?

    @Option(
        help: ArgumentHelp("Only what was known by then, as the sources claim it was.", valueName: "date")
    )
    var knownBy: WorldDate?

    @OptionGroup var organisation: OrganisationOptions

    func validate() throws {
        if let asOf, PointInTime(asOf, zone: zone) == nil {
            throw ValidationError(
                "--as-of takes 2016-07-08, 2016-07, 2016-07-08T12:00:00Z or a position, not '\(asOf)'"
            )
        }
        if zone != nil, asOf?.utf8.count != 10 { throw ValidationError("--zone goes with a day in --as-of") }
    }

    /// Runs `body` with the read models brought up to the log's end, which it answers from.
    func withReadSide(_ body: (OpenReadSide) async throws -> Void) async throws {
        try await open { open, projector in
            let bar = ProgressBar("bringing the read models up to date")
            try await projector.catchUp { position, head in bar.show(Int(position), of: Int(head)) }
            bar.end()
            try await body(OpenReadSide(side: open.side, store: open.store, asOf: try await asOf(open)))
        }
    }

    private func asOf(_ open: OpenReadSide) async throws -> AsOf {
        do {
            return try await open.side.asOf(
                asOf.flatMap { PointInTime($0, zone: zone) },
                in: open.store,
                knownBy: knownBy?.latest,
                now: .now
            )
        } catch let ReadError.beyondHead(position, head) where asOf?.utf8.count == 4 {
            throw Failure(
                .usage,
                "The log ends at position \(head); \(position) is read as a position: for the year, take \(position)-12-31."
            )
        }
    }

    /// Runs `body` with the read models as they stand.
    func open(_ body: (OpenReadSide, Projector) async throws -> Void) async throws {
        let name = try organisation.name()
        let server = try await DatabaseServer.started()
        let projecting = try server.configuration(as: .projector, of: name)
        let reading = try server.configuration(as: .reader, of: name)
        try await Pool.with(projecting, size: 3, logger: .commandLine) { pool in
            let store = try await EventStore.open(
                pool,
                organisation: name,
                logger: .commandLine,
                notifications: projecting
            )
            let outcome: Result<Void, any Error>
            do {
                try await Pool.with(reading, logger: .commandLine) { readers in
                    let side = ReadSide(readers, organisation: name)
                    let asOf = AsOf(position: 0, clock: .now, isNow: true)
                    try await body(
                        OpenReadSide(side: side, store: store, asOf: asOf),
                        Projector(store, pool, organisation: name, logger: .commandLine)
                    )
                }
                outcome = .success(())
            } catch {
                outcome = .failure(error)
            }
            await store.shutdown()
            try outcome.get()
        }
    }
}

/// An organisation's read models, for one command.
struct OpenReadSide {
    let side: ReadSide
    let store: EventStore
    let asOf: AsOf
}

extension AsOf {
    /// What stands above an answer that isn't of now; nil where it is.
    var heading: String? {
        var parts: [String] = []
        if !isNow { parts.append("as of position \(position), \(clock.description.toSeconds) UTC, as recorded") }
        if let knownBy { parts.append("known by \(knownBy.description.toSeconds) UTC, as the sources claim") }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}

/// `AsOf` as an answer in JSON has it.
struct AsOfAnswer: Encodable {
    let position: String
    let time: String
    let now: Bool
    let knownBy: String?

    init(_ asOf: AsOf) {
        (position, time, now) = (String(asOf.position), asOf.clock.description, asOf.isNow)
        knownBy = asOf.knownBy?.description
    }
}
