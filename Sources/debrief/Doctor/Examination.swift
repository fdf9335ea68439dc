import EventStore
import Logging
import Postgres
import Projections
import UseCases

/// Looks at one organisation and the server that holds it, and changes nothing.
struct Examination {
    let server: DatabaseServer
    let organisation: OrganisationName

    /// - Throws: `Failure` or `PostgresError` where the server can't be asked at all.
    func diagnose() async throws -> Diagnosis {
        var findings = try await Pool.asMigrator(try server.migrator()) { session in try Self.server(session) }
        if try await OrganisationRegister(try server.migrator()).contains(organisation) {
            findings += try await rules()
            findings += try await work()
        } else {
            findings.append(
                .problem(
                    "organisation",
                    "there is no \(organisation)",
                    remedy: "run debrief organisation create \(organisation)"
                )
            )
        }
        return Diagnosis(organisation: organisation.rawValue, findings: findings)
    }

    private func migrations(_ writer: ConnectionConfiguration) async throws -> Finding {
        do {
            let pending = try await OrganisationRegister(writer).pending(organisation)
            guard !pending.isEmpty else { return .ok("migrations", "all applied") }
            return .problem(
                "migrations",
                "\(pending.count) pending",
                remedy: "run debrief migrate --organisation \(organisation)"
            )
        } catch let error as SchemaError {
            return .problem("migrations", "\(error)", remedy: "don't write with this one")
        }
    }

    /// What the schema lets whom do.
    private func rules() async throws -> [Finding] {
        try await Pool.asMigrator(try server.migrator()) { session in
            let roles = try Role.allCases.map { try role($0, session) }
            return try roles + [functions(session), triggers(session), search(session)]
        }
    }

    /// What whoever appends sees, logged in as they do.
    private func work() async throws -> [Finding] {
        let role = organisation.role(.writer)
        do {
            let writer = try server.configuration(as: .writer, of: organisation)
            return try await Pool.with(writer, logger: .commandLine) { pool in
                let (durability, limits) = try await pool.withSession { session in
                    try (Self.durability(session), Self.limits(of: role, session))
                }
                let migrations = try await migrations(writer)
                let isFit = (durability + [migrations]).allSatisfy { $0.state == .ok }
                let log = isFit ? try await log(pool) : []
                return [.ok("login", "as \(role)"), limits] + durability + [migrations] + log
            }
        } catch {
            guard let failure = Failure(error) else { throw error }
            return [.problem("login", "not as \(role)", remedy: failure.sentence)]
        }
    }

    private func log(_ pool: Pool) async throws -> [Finding] {
        let findings = try await pool.withSession { session in
            try [origin(session), signing(session), partitions(session), backup(session)]
        }
        return try await [head(pool), projections(pool)] + findings
    }

    /// Being behind is no fault: whoever asks brings them up first.
    private func projections(_ pool: Pool) async throws -> Finding {
        let store = try await EventStore.open(pool, organisation: organisation, logger: .commandLine)
        let statuses = try await ReadSide(pool, organisation: organisation).status(of: store, now: .now)
        await store.shutdown()
        let parked = statuses.flatMap(\.parked)
        guard let first = parked.first else {
            let lag = statuses.map(\.lag).max() ?? 0
            return .ok("projections", lag == 0 ? "up to date" : "\(lag) events behind, until somebody asks")
        }
        return .problem(
            "projections",
            "\(parked.count) parked, the first \(first.stream) in \(first.projection): \(first.error)",
            remedy: "run debrief projections retry --organisation \(organisation), with a newer debrief where this one "
                + "can't read the event"
        )
    }

    private func head(_ pool: Pool) async throws -> Finding {
        let store = try await EventStore.open(pool, organisation: organisation, logger: .commandLine)
        let head = try await store.head()
        await store.shutdown()
        guard let recordedAt = head.recordedAt else { return .ok("head", "the log is empty") }
        return .ok("head", "position \(head.position), recorded at \(recordedAt)")
    }
}
