import EventSourcing

extension Aggregate {
    /// A text is there, has a letter at least, and is no longer than it may be.
    static func checkText(
        _ text: String,
        _ field: Field,
        limit: Int = TextLimit.statement
    ) throws(Rejection) {
        if let fault = text.fault(limit: limit) { throw .field(field, fault) }
    }

    static func checkText(
        _ text: String?,
        ifAny field: Field,
        limit: Int = TextLimit.statement
    ) throws(Rejection) {
        if let text { try checkText(text, field, limit: limit) }
    }

    /// A claim that has to be proved has evidence.
    static func checkEvidence(_ evidence: [Evidence]) throws(Rejection) {
        guard !evidence.isEmpty else { throw .field(.evidence, .missing) }
        for evidence in evidence { try evidence.check(for: Self.self) }
    }

    static func checkDistinct(
        _ values: [some Hashable],
        _ field: Field
    ) throws(Rejection) {
        guard Set(values).count == values.count else { throw .field(field, .repeated) }
    }

    /// Reviews number their recommendations from 1, and none is named twice.
    static func checkReferences(_ recommendations: [RecommendationReference]) throws(Rejection) {
        guard recommendations.allSatisfy({ $0.number >= 1 }) else { throw .field(.recommendations, .malformed) }
        try checkDistinct(recommendations, .recommendations)
    }

    /// What quotes is at least as sensitive as what is quoted.
    static func check(_ sensitivity: Sensitivity, quoting quoted: Sensitivity) throws(Rejection) {
        guard sensitivity >= quoted else { throw .rule(.sensitivityBelow(quoted)) }
    }
}

extension String {
    /// What keeps it from being a text of so many characters at most; nil where nothing does.
    func fault(limit: Int) -> FieldFault? {
        guard contains(where: { !$0.isWhitespace }) else { return .missing }
        // Bytes bound characters, and counting them costs nothing.
        guard utf8.count <= limit || count <= limit else { return .tooLong(limit: limit) }
        return isInterchangeable ? nil : .malformed
    }

    /// Whether it is a text of so many characters at most that a record can have.
    package func isText(limit: Int) -> Bool { fault(limit: limit) == nil }

    /// Whether a record can have it (RFC 7493, 2.1), and no direction of writing is turned in it unseen.
    var isInterchangeable: Bool {
        unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0, 0x202A...0x202E, 0x2066...0x2069, 0xFDD0...0xFDEF: false
            default: scalar.value & 0xFFFE != 0xFFFE
            }
        }
    }
}
