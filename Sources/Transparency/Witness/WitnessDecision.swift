/// What a witness answers to a request (c2sp.org/tlog-witness, `add-checkpoint`).
package enum WitnessDecision: Sendable, Hashable {
    /// 200: the checkpoint is kept as the last one, durably, and then cosigned. Between reading what was known and keeping
    /// this no other request of the log is decided.
    case cosign(Checkpoint)
    /// 400: the old size is over the checkpoint's.
    case badRequest
    /// 403: no key of the log has signed it, or one of them signed something else.
    case forbidden
    /// 404: the witness doesn't know the log.
    case notFound
    /// 409: the last cosigned checkpoint is another one; its size, which the answer's body says.
    case conflict(size: Int64)
    /// 422: the proof doesn't lead from the last cosigned checkpoint to this one.
    case unprocessable

    /// Decides a request.
    /// - Parameters:
    ///   - request: What a log, or somebody in its name, asks.
    ///   - log: What is known of the log of the request's origin; nil if nothing.
    /// - Returns: The first of the specification's answers that fits, in its order: 404, 403, 400, 409, 422, 200.
    package static func decide(_ request: WitnessRequest, knowing log: WitnessedLog?) -> WitnessDecision {
        let checkpoint = request.checkpoint.checkpoint
        guard let log, log.origin.utf8.elementsEqual(checkpoint.origin.utf8) else { return .notFound }
        guard (try? request.checkpoint.note.verified(by: log.keys)) != nil else { return .forbidden }
        guard request.oldSize <= checkpoint.size else { return .badRequest }
        guard request.oldSize == log.size else { return .conflict(size: log.size) }
        // Two trees of one size and another root: no proof could lead there.
        guard checkpoint.size > log.size || checkpoint.root == log.root else { return .conflict(size: log.size) }
        return isConsistent(request, with: log) ? .cosign(checkpoint) : .unprocessable
    }

    private static func isConsistent(_ request: WitnessRequest, with log: WitnessedLog) -> Bool {
        // Every tree begins with the empty one, which needs no proof.
        guard log.size > 0 else { return request.proof.isEmpty }
        let checkpoint = request.checkpoint.checkpoint
        let proof = ConsistencyProof(oldSize: log.size, newSize: checkpoint.size, hashes: request.proof)
        return (try? proof.verify(oldRoot: log.root, newRoot: checkpoint.root)) != nil
    }

    /// The status of the HTTP answer.
    package var status: Int {
        switch self {
        case .cosign: 200
        case .badRequest: 400
        case .forbidden: 403
        case .notFound: 404
        case .conflict: 409
        case .unprocessable: 422
        }
    }
}
