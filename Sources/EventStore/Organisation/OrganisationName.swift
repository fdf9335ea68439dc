/// The name of an organisation, which is the name of its schema: a lower-case word of at most 40 bytes that PostgreSQL
/// doesn't use itself.
package struct OrganisationName: Sendable, Hashable {
    package let rawValue: String

    /// The organisation that is meant when none is named.
    package static let standard = OrganisationName(checked: "debrief")

    /// nil for text that can't be an organisation's name.
    package init?(_ rawValue: String) {
        let text = rawValue.utf8
        let isWord = text.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "_")
        }
        guard isWord, (1...40).contains(text.count), rawValue.first?.isLetter == true, !rawValue.hasPrefix("pg_"),
            !["public", "information_schema", "extensions"].contains(rawValue)
        else { return nil }
        self.rawValue = rawValue
    }

    /// The schema of what is derived from the log and can be made anew. No organisation can be called so.
    package var readSchema: String { "\(rawValue)$read" }

    private init(checked rawValue: String) {
        self.rawValue = rawValue
    }

    /// The PostgreSQL role that does this part of the organisation's work: `sample_writer`.
    package func role(_ role: Role) -> String {
        "\(rawValue)_\(role.rawValue)"
    }
}

extension OrganisationName: CustomStringConvertible {
    package var description: String { rawValue }
}
