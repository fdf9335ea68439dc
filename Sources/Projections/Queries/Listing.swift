package import EventSourcing
import EventStore
import Lessons
import Postgres

/// A part of a register, in order.
package struct Listing: Sendable {
    package let register: Register
    package let asOf: AsOf
    /// The columns' names; each row has a value for each.
    package let columns: [String]
    package let rows: [ListedRow]
    /// Where to read on; nil at the end.
    package let next: String?

    package init(register: Register, asOf: AsOf, columns: [String], rows: [ListedRow], next: String?) {
        (self.register, self.asOf, self.columns, self.rows, self.next) = (register, asOf, columns, rows, next)
    }
}

/// A thing as a register has it.
package struct ListedRow: Sendable {
    /// O-42, or a mission's code.
    package let reference: String
    /// By the columns' names; what is null isn't there.
    package let values: [String: ListedValue]

    package init(reference: String, values: [String: ListedValue]) {
        (self.reference, self.values) = (reference, values)
    }

    /// A column as text; nil where it is null or the register hasn't it. So are those below.
    package func text(_ column: String) -> String? { values[column]?.text }

    package func time(_ column: String) -> Instant? {
        switch values[column] {
        case .time(let instant)?: instant
        // As JSON has it, which knows no times.
        case .text(let text)?: Instant(text)
        case nil, .texts?, .number?, .truth?: nil
        }
    }

    package func number(_ column: String) -> Int64? {
        guard case .number(let number)? = values[column] else { return nil }
        return number
    }

    /// Whether a column is true: neither false nor null.
    package func isTrue(_ column: String) -> Bool { values[column] == .truth(true) }
}

/// One value of a register.
package enum ListedValue: Sendable, Equatable {
    case text(String)
    case texts([String])
    case number(Int64)
    case truth(Bool)
    case time(Instant)

    /// As a cell of a table has it.
    package var text: String {
        switch self {
        case .text(let text): text
        case .texts(let texts): texts.joined(separator: ";")
        case .number(let number): String(number)
        case .truth(let truth): truth ? "true" : "false"
        case .time(let instant): instant.description
        }
    }
}

extension ListedValue: Codable {
    /// A time is read as a text: JSON doesn't tell them apart.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let truth = try? container.decode(Bool.self) {
            self = .truth(truth)
        } else if let number = try? container.decode(Int64.self) {
            self = .number(number)
        } else if let texts = try? container.decode([String].self) {
            self = .texts(texts)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .texts(let texts): try container.encode(texts)
        case .number(let number): try container.encode(number)
        case .truth(let truth): try container.encode(truth)
        case .time(let instant): try container.encode(instant.description)
        }
    }
}

extension ListedRow {
    /// Reads the columns from `offset` on.
    init(_ row: Row, of register: Register, at offset: Int) throws {
        var values: [String: ListedValue] = [:]
        for (index, column) in register.columns.enumerated() {
            values[column.name] = try Self.value(row, offset + index, type: column.type)
        }
        if case .number(let level)? = values["sensitivity"], let sensitivity = Sensitivity(level: Int(level)) {
            values["sensitivity"] = .text(sensitivity.rawValue)
        }
        if case .number(let level)? = values["severity"], let severity = Severity(level: Int(level)) {
            values["severity"] = .text(severity.rawValue)
        }
        let number = values["number"]?.text ?? ""
        reference = register.letter.map { "\($0)-\(number)" } ?? values["id"]?.text ?? ""
        self.values = values
    }

    private static func value(_ row: Row, _ index: Int, type: String) throws -> ListedValue? {
        switch type.prefix(while: { $0 != " " }) {
        case "text[]": .texts(try row.decode(index))
        case "bigint": try row.decode(index, as: Int64?.self).map { .number($0) }
        case "integer": try row.decode(index, as: Int32?.self).map { .number(Int64($0)) }
        case "boolean": try row.decode(index, as: Bool?.self).map { .truth($0) }
        case "timestamptz": try row.instant(index).map { .time($0) }
        default: try row.decode(index, as: String?.self).map { .text($0) }
        }
    }
}
