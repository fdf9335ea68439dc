import Foundation
import Glibc

/// The most memory that this process has held at once (`VmHWM`), since it was last reset.
enum MemoryPeak {
    static func reset() throws {
        // What was freed before is handed back first (malloc_trim(3), which Glibc's module doesn't have).
        typealias Trim = @convention(c) (Int) -> Int32
        if let trim = dlsym(nil, "malloc_trim") { _ = unsafeBitCast(trim, to: Trim.self)(0) }
        // 5 sets the peak back to what is held now (proc(5), clear_refs).
        try Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
    }

    static func megabytes() throws -> Double {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        guard let match = status.firstMatch(of: /VmHWM:\s+([0-9]+) kB/), let kilobytes = Double(match.1) else {
            throw BenchmarkFailure("/proc/self/status names no VmHWM")
        }
        return kilobytes * 1_024 / 1_000_000
    }
}
