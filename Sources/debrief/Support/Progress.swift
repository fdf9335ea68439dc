/// A line on standard error for whatever takes more than two seconds.
enum Progress {
    /// Runs `body`, saying what is being done once it takes long; on a terminal the seconds are counted.
    static func show<R: ~Copyable>(_ doing: String, while body: () async throws -> R) async rethrows -> R {
        let line = Task { try await count(doing) }
        do {
            let result = try await body()
            await end(line)
            return result
        } catch {
            await end(line)
            throw error
        }
    }

    private static func count(_ doing: String) async throws {
        try await Task.sleep(for: .seconds(2))
        guard StandardError.isTerminal else { return StandardError.write("\(doing) …\n") }
        defer { StandardError.write("\r\u{1b}[K") }
        for seconds in 2... {
            StandardError.write("\r\(doing) … \(seconds) s")
            try await Task.sleep(for: .seconds(1))
        }
    }

    /// Waits for the line's end, so that it never stands behind what is written next.
    private static func end(_ line: Task<Void, any Error>) async {
        line.cancel()
        _ = await line.result
    }
}
