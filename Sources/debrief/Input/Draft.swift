/// What a person wrote in an editor: it stays on the disk until what it was written for is done.
struct Draft {
    let path: String

    /// Does what it was written for; nil is nothing written so.
    ///
    /// - Throws: what `body` throws, once it is said where the draft is.
    static func keeping<Outcome>(_ draft: Draft?, _ body: () async throws -> Outcome) async throws -> Outcome {
        do {
            let outcome = try await body()
            if let draft { try Files.remove(draft.path) }
            return outcome
        } catch {
            if let draft { StandardError.write("What was written is in \(draft.path).\n") }
            throw error
        }
    }
}
