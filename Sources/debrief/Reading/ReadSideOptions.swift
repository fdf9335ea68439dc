import ArgumentParser
import Client
import Contract
import EventSourcing
import EventStore
import Lessons
import Projections
import UseCases
import Wording

/// What every command takes that shows how things stand: whose, and as of when.
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

    @OptionGroup var ledger: LedgerOptions

    func validate() throws {
        if let asOf, PointInTime(asOf, zone: zone) == nil {
            throw ValidationError(
                "--as-of takes 2016-07-08, 2016-07, 2016-07-08T12:00:00Z or a position, not '\(asOf)'"
            )
        }
        if zone != nil, asOf?.utf8.count != 10 { throw ValidationError("--zone goes with a day in --as-of") }
        do {
            try PointFault.check(asOf.flatMap { PointInTime($0, zone: zone) }, knownBy: knownBy, at: .now)
        } catch {
            throw ValidationError("--\(error.parameter) \(error.words(in: .ofThisUser))")
        }
    }

    /// Asks a question; where the read models answer, they are brought up to the log's end first.
    func ask<Asked: Question>(_ question: Asked) async throws -> Asked.Answer {
        guard Asked.isNarrowedByKnownBy || knownBy == nil else {
            throw Failure(.usage, "--known-by \(PointFault.knownOfOneThing.words(in: .ofThisUser)).")
        }
        if let remote = try ledger.remote() {
            let point = RemoteServer.Point(asOf: asOf, zone: zone, knownBy: knownBy?.description)
            do {
                return try await remote.answer(question, as: point)
            } catch let problem as RemoteProblem where problem.isOfPointBeyondLog {
                throw beyondLog
            }
        }
        return try await ledger.withDesk { desk in
            var desk = desk
            if Asked.readsModels {
                let bar = ProgressBar("bringing the read models up to date")
                try await desk.projector.catchUp { position, head in bar.show(Int(position), of: Int(head)) }
                bar.end()
            }
            if Asked.readsModels || asOf != nil { desk.asOf = try await asOf(at: desk) }
            return try await desk.ask(question)
        }
    }

    private func asOf(at desk: Desk) async throws -> AsOf {
        do {
            return try await desk.side.asOf(
                asOf.flatMap { PointInTime($0, zone: zone) },
                in: desk.store,
                knownBy: knownBy?.latest,
                now: .now
            )
        } catch ReadError.beyondHead {
            throw beyondLog
        }
    }

    /// Four digits are a position, and may be meant as a year.
    private var beyondLog: Failure {
        let remedy = asOf.flatMap { $0.utf8.count == 4 ? ": for the year, take \($0)-12-31" : nil } ?? ""
        return Failure(.usage, "--as-of \(PointFault.beyondLog.words(in: .ofThisUser))\(remedy).")
    }
}

extension RemoteProblem {
    fileprivate var isOfPointBeyondLog: Bool {
        errors?.contains { fault in
            fault.parameter == PointFault.beyondLog.parameter
                && fault.detail == PointFault.beyondLog.words(in: .ofThisUser)
        } == true
    }
}

extension AsOfAnswer {
    /// What stands above an answer that isn't of now, with an empty line below; nothing where it is.
    var heading: String {
        var parts: [String] = []
        if !now { parts.append(Language.ofThisUser.asOf(position: position, time.description.toSeconds)) }
        if let knownBy { parts.append(Language.ofThisUser.knownBy(knownBy.description.toSeconds)) }
        return parts.isEmpty ? "" : parts.joined(separator: "; ") + "\n\n"
    }
}
