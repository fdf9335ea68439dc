import Foundation

/// What the run is at, for who waits; figures alone go to the standard output.
enum Progress {
    private static let start = ContinuousClock.now

    static func say(_ words: String) {
        let seconds = Int((ContinuousClock.now - start).seconds)
        try? FileHandle.standardError.write(contentsOf: Data("\(seconds) s  \(words)\n".utf8))
    }
}

extension Duration {
    var seconds: Double { self / .seconds(1) }
    var microseconds: Double { self / .microseconds(1) }
}
