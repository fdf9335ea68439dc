package import Projections

/// A page of a register.
package struct ListAnswer: Codable, Sendable {
    package let asOf: AsOfAnswer
    package let register: Register
    /// The columns' names.
    package let columns: [String]
    package let items: [ListedItem]
    /// Where to read on; nil at the end.
    package let next: String?

    init(_ listing: Listing) {
        (asOf, register, columns) = (AsOfAnswer(listing.asOf), listing.register, listing.columns)
        (items, next) = (listing.rows.map(ListedItem.init), listing.next)
    }
}

/// A thing as a register has it: its reference, and every column that has a value.
package struct ListedItem: Codable, Sendable {
    private struct Name: CodingKey {
        static let reference = Name("reference")

        let stringValue: String
        var intValue: Int? { nil }

        init(_ text: String) { stringValue = text }
        init?(stringValue: String) { self.init(stringValue) }
        init?(intValue: Int) { nil }
    }

    package let row: ListedRow

    init(_ row: ListedRow) {
        self.row = row
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Name.self)
        var values: [String: ListedValue] = [:]
        for key in container.allKeys where key.stringValue != Name.reference.stringValue {
            values[key.stringValue] = try container.decode(ListedValue.self, forKey: key)
        }
        row = ListedRow(reference: try container.decode(String.self, forKey: .reference), values: values)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Name.self)
        try container.encode(row.reference, forKey: .reference)
        for (name, value) in row.values { try container.encode(value, forKey: Name(name)) }
    }
}
