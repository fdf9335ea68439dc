import Postgres

/// Where an append can be held, so that its process is killed just there. Nothing of it is in the product: locks hold
/// the server, and the proxy holds its answer.
enum Failpoint: String, CaseIterable {
    case beforeLock, afterLock, afterInsert, commitSent, commitAnswered, responseSent

    /// Lets triggers stop appends at three of the points, as long as somebody holds the point's advisory lock.
    static func prepare(_ underTest: ServerUnderTest) async throws {
        try await underTest.script(
            """
            CREATE FUNCTION failpoint() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                PERFORM pg_advisory_xact_lock_shared(hashtext(TG_ARGV[0]));
                RETURN NULL;
            END $$;
            CREATE TRIGGER after_lock BEFORE INSERT ON debrief.events
                FOR EACH STATEMENT EXECUTE FUNCTION failpoint('afterLock');
            CREATE TRIGGER after_insert AFTER INSERT ON debrief.commands
                FOR EACH STATEMENT EXECUTE FUNCTION failpoint('afterInsert');
            CREATE CONSTRAINT TRIGGER commit_sent AFTER INSERT ON debrief.commands DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION failpoint('commitSent');
            """
        )
    }

    /// Holds the next append here. A prepared transaction keeps the lock, so no session has to stay open.
    func arm(_ underTest: ServerUnderTest, _ proxy: Proxy) async throws {
        switch self {
        case .beforeLock: try await hold("LOCK TABLE debrief.log_lock IN EXCLUSIVE MODE", underTest)
        case .afterLock, .afterInsert, .commitSent:
            try await hold("SELECT pg_advisory_xact_lock(hashtext('\(rawValue)'))", underTest)
        case .commitAnswered:
            try await proxy.fallsSilent()
            proxy.set(.init(.stall, after: 1, .toClient))
        case .responseSent: break
        }
    }

    /// Waits until an append has come here.
    func wait(_ underTest: ServerUnderTest, headBefore: Int64) async throws {
        switch self {
        case .beforeLock, .afterLock, .afterInsert, .commitSent:
            try await underTest.wait(until: "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        case .commitAnswered:
            try await underTest.wait(until: "SELECT EXISTS (SELECT FROM debrief.events WHERE position > \(headBefore))")
        case .responseSent: break
        }
    }

    func disarm(_ underTest: ServerUnderTest, _ proxy: Proxy) async throws {
        switch self {
        case .beforeLock, .afterLock, .afterInsert, .commitSent:
            try await underTest.script("ROLLBACK PREPARED 'failpoint'")
        case .commitAnswered: proxy.set(nil)
        case .responseSent: break
        }
    }

    private func hold(_ lock: String, _ underTest: ServerUnderTest) async throws {
        try await underTest.script("BEGIN; \(lock); PREPARE TRANSACTION 'failpoint'")
    }
}
