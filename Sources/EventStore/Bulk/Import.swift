package import EventSourcing

/// What an import did.
package struct ImportSummary: Sendable, Equatable {
    /// Events recorded now.
    package internal(set) var appended = 0
    /// Events whose commands had been recorded before, and that were passed over.
    package internal(set) var repeated = 0
    /// The last event recorded now; nil where there is none.
    package internal(set) var lastPosition: Position?

    package init(appended: Int = 0, repeated: Int = 0, lastPosition: Position? = nil) {
        self.appended = appended
        self.repeated = repeated
        self.lastPosition = lastPosition
    }
}

/// What keeps an import from going on. What was recorded before stays; sent again, the import resumes behind it.
package struct ImportError: Error, Sendable {
    package let reason: AppendError
    /// What is recorded all the same.
    package let summary: ImportSummary
}

extension ImportError: CustomStringConvertible {
    package var description: String {
        "\(reason); \(summary.appended) events were recorded before, and sending it all again goes on behind them"
    }
}
