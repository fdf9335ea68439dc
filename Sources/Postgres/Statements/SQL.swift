/// A statement and the values it binds.
///
/// Written as a string literal: `"select … where id = \(id)"` binds `id` as `$1`, never splices it. Building one never
/// throws; a value that can't be sent (a text with U+0000, say) makes running it throw, kind `.encoding`.
package struct SQL: Sendable {
    /// The text as the server gets it, with `$1` … `$n` in place of the values.
    package let text: String
    /// The text between the placeholders; always one more than there are values.
    let pieces: [String]
    let parameters: SQLParameters
    let failure: PostgresError?

    init(pieces: [String], parameters: SQLParameters, failure: PostgresError?) {
        self.pieces = pieces
        self.parameters = parameters
        self.failure = failure ?? Self.objection(to: pieces)
        text = Self.join(pieces)
    }

    private static func join(_ pieces: [String]) -> String {
        guard var text = pieces.first else { return "" }
        for (index, piece) in pieces.enumerated().dropFirst() {
            text += "$\(index)"
            text += piece
        }
        return text
    }

    /// A NUL would end the text early, as libpq takes C strings; the protocol counts values in 16 bits.
    private static func objection(to pieces: [String]) -> PostgresError? {
        if pieces.contains(where: { $0.utf8.contains(0) }) { return .nul(in: "a statement") }
        if pieces.count - 1 > Int(UInt16.max) {
            return PostgresError(.encoding, "a statement can bind at most 65535 values, not \(pieces.count - 1)")
        }
        return nil
    }
}

extension SQL: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) {
        self.init(pieces: [value], parameters: SQLParameters(), failure: nil)
    }

    package init(stringInterpolation: StringInterpolation) {
        self.init(
            pieces: stringInterpolation.pieces,
            parameters: stringInterpolation.parameters,
            failure: stringInterpolation.failure
        )
    }
}
