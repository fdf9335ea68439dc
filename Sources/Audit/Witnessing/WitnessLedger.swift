import EventSourcing
package import Transparency

/// A witness: it signs a log's checkpoint just where it continues the one that it signed before, which it keeps on disk.
package actor WitnessLedger {
    private struct Seen: Codable {
        var size: Int64
        var root: Digest
    }

    private let key: CosigningKey
    private let logs: [KeyName: [VerifierKey]]
    private let file: DurableFile

    /// - Parameters:
    ///   - key: The witness's own.
    ///   - logs: Of whom it signs checkpoints.
    ///   - file: What it signed last of each; no other witness may have it at the same time.
    package init(_ key: CosigningKey, logs: [VerifierKey], file: DurableFile) {
        (self.key, self.file) = (key, file)
        self.logs = Dictionary(grouping: logs, by: \.name)
    }

    /// Answers `add-checkpoint` (C2SP tlog-witness).
    ///
    /// - Throws: `DurableFileError`, and then nothing is signed; `WitnessFileFault`.
    package func answer(_ body: [UInt8], secondsSince1970 seconds: Int64) throws -> WitnessReply {
        let request: WitnessRequest
        do {
            request = try WitnessRequest(parsing: body)
        } catch {
            return WitnessReply(status: 400, body: "\(error)\n")
        }
        var seen = try read()
        let origin = request.checkpoint.checkpoint.origin
        let log = KeyName(origin).flatMap { logs[$0] }.map { keys in
            WitnessedLog(
                origin: origin,
                keys: keys,
                size: seen[origin]?.size ?? 0,
                root: seen[origin]?.root ?? .emptyRoot
            )
        }
        let decision = WitnessDecision.decide(request, knowing: log)
        switch decision {
        case .cosign(let checkpoint):
            // On the disk before anybody has the signature: two trees of one size are never signed.
            seen[origin] = Seen(size: checkpoint.size, root: checkpoint.root)
            try write(seen)
            return WitnessReply(status: 200, body: try key.cosign(checkpoint, secondsSince1970: seconds).line)
        case .conflict(let size): return WitnessReply(status: decision.status, body: "\(size)\n")
        case .badRequest, .forbidden, .notFound, .unprocessable: return WitnessReply(status: decision.status, body: "")
        }
    }

    private func read() throws -> [String: Seen] {
        guard let text = try file.read() else { return [:] }
        guard let seen = SealedJSON.value(in: text, as: [String: Seen].self) else { throw WitnessFileFault() }
        return seen
    }

    private func write(_ seen: [String: Seen]) throws {
        try file.write(try SealedJSON.text(of: seen))
    }
}

/// What a witness remembers isn't what it wrote: it signs nothing.
package struct WitnessFileFault: Error, Sendable, CustomStringConvertible {
    package let description = "what the witness remembers is damaged: it signs nothing until the file is restored"
}
