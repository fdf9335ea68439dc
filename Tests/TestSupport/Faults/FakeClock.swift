import Foundation

/// A clock that a server's processes see instead of the machine's (libfaketime), as far from it as is said.
struct FakeClock: Sendable {
    private static let library = ["x86_64", "aarch64"]
        .map { "/usr/lib/\($0)-linux-gnu/faketime/libfaketime.so.1" }
        .first { FileManager.default.fileExists(atPath: $0) }

    /// Why there is no such clock here; nil where there is.
    static let obstacle: String? = library == nil ? "libfaketime is missing (package libfaketime)" : nil

    private let file: String

    /// What the server's processes need in their environment; its other clocks stay as they are.
    var environment: [String: String] {
        [
            "LD_PRELOAD": Self.library ?? "", "FAKETIME_TIMESTAMP_FILE": file, "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        ]
    }

    /// Makes a clock that is right, runs `body`, and removes it in any case.
    static func with<R>(_ body: (FakeClock) async throws -> R) async throws -> R {
        let folder = FileManager.default.temporaryDirectory
        let clock = FakeClock(file: folder.appending(path: "clock-\(UUID().uuidString)").path)
        defer { try? FileManager.default.removeItem(atPath: clock.file) }
        try clock.set(seconds: 0)
        return try await body(clock)
    }

    /// Puts it so many seconds before (below 0) or after the machine's.
    func set(seconds: Int) throws {
        try (seconds < 0 ? "\(seconds)" : "+\(seconds)").write(toFile: file, atomically: true, encoding: .utf8)
    }
}
