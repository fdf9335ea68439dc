import Audit
import Client
import EventSourcing
import EventStore
import Logging
import Postgres
import Transparency
import UseCases

/// What signs a log for as long as it runs, and has witnesses sign it too.
struct SigningTask: Sendable {
    private static let interval = Duration.seconds(1)
    /// How often it says that it signs, where nothing changed.
    private static let reportInterval = Duration.seconds(10)

    private let signer: Signer
    private let lock: String
    private let trees: TreeRegister
    private let cosigner: Cosigner
    private let witnesses: Witnesses
    private let ownsDatabase: Bool
    private let logger: Logger

    /// The pool's login is the organisation's signer; beside the key's file the signer remembers. `ownsDatabase` is whether
    /// the account that runs it is known to own the database.
    ///
    /// - Throws: `PostgresError`.
    init(
        _ pool: Pool,
        organisation: OrganisationName,
        keys: [SigningKey],
        origin: KeyName,
        file: SigningKeyFile,
        ownsDatabase: Bool = false,
        logger: Logger
    ) async throws {
        signer = Signer(
            pool,
            organisation: organisation,
            keys: keys,
            origin: origin,
            file: file.state,
            clock: { .now }
        )
        lock = file.state.path + ".lock"
        trees = TreeRegister(pool, organisation: organisation)
        let client = WitnessClient()
        cosigner = Cosigner(trees) { try await client.send($0, $1) }
        witnesses = Witnesses(file)
        self.ownsDatabase = if ownsDatabase { true } else { try await trees.isOwnersAccount() }
        self.logger = logger
    }

    /// Signs what is new, once.
    ///
    /// - Returns: How far the log is signed.
    func once(acceptsLate: Bool = false) async throws -> Position {
        do {
            let size = try await alone { try await signer.round(acceptsLate: acceptsLate) }
            try await trees.report(size: size, refusal: nil, ownsDatabase: ownsDatabase)
            try await cosign()
            return size
        } catch let refusal as SigningReport.Refusal {
            try await trees.report(size: try await trees.reach().signed, refusal: refusal, ownsDatabase: ownsDatabase)
            throw Self.failure(refusal)
        } catch let fault as SignerStateFault {
            throw Failure(.data, "\(fault).")
        }
    }

    /// Begins to remember a log that was signed before.
    ///
    /// - Returns: How far the log was signed.
    func adopt() async throws -> Position {
        do {
            return try await alone { try await signer.adopt() }
        } catch let refusal as SigningReport.Refusal {
            throw Self.failure(refusal)
        }
    }

    /// What one process signs, another that has the same key goes on behind.
    private func alone<R>(_ body: () async throws -> R) async throws -> R {
        let lock = try await FolderLock.acquire(lock)
        defer { extendLifetime(lock) }
        return try await body()
    }

    private static func failure(_ refusal: SigningReport.Refusal) -> Failure {
        Failure(.unavailable, "Nothing more is signed: at position \(refusal.position), \(refusal.reason).")
    }

    /// Signs round after round until the task is cancelled; what is refused is looked at again each round, until somebody
    /// mended it.
    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await sign() }
            group.addTask { try await askWitnesses() }
            try await group.next()
            group.cancelAll()
        }
    }

    private func sign() async throws {
        var told: (size: Position, refusal: SigningReport.Refusal?)?
        var complaint = ""
        var toldAt = ContinuousClock.now
        while !Task.isCancelled {
            do {
                let now = try await round()
                let isStale = toldAt.duration(to: .now) > Self.reportInterval
                if isStale || told?.size != now.size || told?.refusal != now.refusal {
                    if let refusal = now.refusal, told?.refusal != refusal { complain(refusal) }
                    try await trees.report(size: now.size, refusal: now.refusal, ownsDatabase: ownsDatabase)
                    (told, toldAt) = (now, .now)
                }
                complaint = ""
            } catch let error as PostgresError where error.isPassing || error.kind == .outcomeUnknown {
                logger.warning("signing waits for the server", metadata: ["error": "\(error)"])
            } catch let error where !(error is CancellationError) {
                guard !Task.isCancelled else { break }
                // A full disk or a row that can't be read: whoever reads and records meanwhile is not to suffer from it.
                if complaint != "\(error)" { logger.error("the log can't be signed", metadata: ["error": "\(error)"]) }
                complaint = "\(error)"
            }
            try await Task.sleep(for: Self.interval)
        }
    }

    private func round() async throws -> (size: Position, refusal: SigningReport.Refusal?) {
        do {
            return (try await alone { try await signer.round() }, nil)
        } catch let refusal as SigningReport.Refusal {
            return (try await trees.reach().signed, refusal)
        } catch let fault as SignerStateFault {
            return (try await trees.reach().signed, SigningReport.Refusal(at: 0, fault.description))
        }
    }

    private func complain(_ refusal: SigningReport.Refusal) {
        logger.error(
            "the log isn't signed any further",
            metadata: ["position": "\(refusal.position)", "reason": "\(refusal.reason)"]
        )
    }

    private func askWitnesses() async throws {
        while !Task.isCancelled {
            do {
                try await cosign()
            } catch let error as PostgresError where error.isPassing || error.kind == .outcomeUnknown {
                // The signing itself complains.
            } catch let error where !(error is CancellationError) {
                guard !Task.isCancelled else { break }
                logger.warning("no witness can be asked", metadata: ["error": "\(error)"])
            }
            try await Task.sleep(for: Self.interval)
        }
    }

    private func cosign() async throws {
        for (witness, error) in try await cosigner.round(try witnesses.all) {
            logger.warning("a witness didn't sign", metadata: ["witness": "\(witness.key.name)", "reason": "\(error)"])
        }
    }
}
