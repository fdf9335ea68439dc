import Foundation
import Yams

/// How the columns of a CSV file become fields: a small YAML file.
///
/// - `aggregate`, `source`, `claimedBy`: what holds for every row.
/// - `separator`: between cells, a comma unless it says otherwise.
/// - `columns`: a heading to a field, dotted where it is within another (`place.name`).
/// - `constants`: fields that are the same in every row.
/// - `values`: for a field, what the file writes to what it means here.
/// - `dates`: for a field, the order of its parts (`dmy`, `mdy`); without it, dates are as ISO 8601 writes them.
/// - `others`: `ignore` passes over columns that aren't named; otherwise they are an error.
package struct ColumnMapping: Sendable {
    package let defaults: ImportDefaults
    let separator: Character
    private let columns: [String: String]
    private let constants: [String: FieldValue]
    private let values: [String: [String: String]]
    private let dates: [String: DateOrder]
    private let ignoresOthers: Bool

    /// No field lies so deep, and a heading costs a call for each of its dots.
    private static let maximumDepth = 8

    /// Headings are the fields' own names, as an export writes them.
    package static let plain = ColumnMapping()

    private init() {
        (defaults, separator, columns, constants) = (ImportDefaults(), ",", [:], [:])
        (values, dates, ignoresOthers) = ([:], [:], false)
    }

    private static let known: [String: [UInt8]] = [
        "odcr": PackageResources.odcr_yaml,
        "nasa-llis": PackageResources.nasa_llis_yaml,
        "kobo": PackageResources.kobo_yaml,
    ]

    /// Those that come with Debrief.
    package static let names = known.keys.sorted()

    /// One of those that come with Debrief; nil for another name.
    ///
    /// - Throws: `MappingFault`.
    package init?(named name: String) throws(MappingFault) {
        guard let yaml = Self.known[name] else { return nil }
        try self.init(yaml: String(decoding: yaml, as: UTF8.self))
    }

    /// - Throws: `MappingFault`, with what is wrong with the file.
    package init(yaml: String) throws(MappingFault) {
        let file: File
        do {
            file = try YAMLDecoder().decode(File.self, from: yaml)
        } catch {
            throw MappingFault(description: "the mapping can't be read: \(error)")
        }
        defaults = ImportDefaults(aggregate: file.aggregate, source: file.source, claimedBy: file.claimedBy)
        guard (file.separator ?? ",").utf8.count == 1, let separator = (file.separator ?? ",").first else {
            throw MappingFault(description: "the mapping's separator is one character, such as , or ;")
        }
        self.separator = separator
        columns = file.columns
        constants = (file.constants ?? [:]).mapValues { .text($0) }
        values = file.values ?? [:]
        dates = file.dates ?? [:]
        ignoresOthers = file.others == .ignore
    }

    /// The fields of one row.
    func fields(_ headings: [String], _ cells: [String]) throws(RowFault) -> [String: FieldValue] {
        var fields: [String: FieldValue] = [:]
        for (path, value) in constants { fields.put(value, at: path) }
        for (heading, cell) in zip(headings, cells) {
            guard let path = columns[heading] ?? (columns.isEmpty && Self.isPath(heading) ? heading : nil) else {
                guard ignoresOthers else { throw .unknownField(String(heading.prefix(100))) }
                continue
            }
            let text = Self.withoutGuard(cell).trimmed
            guard !text.isEmpty else { continue }
            fields.put(try value(text, at: path), at: path)
        }
        return fields
    }

    private static func isPath(_ heading: String) -> Bool {
        heading.utf8.count { $0 == UInt8(ascii: ".") } < maximumDepth
    }

    private func value(_ text: String, at path: String) throws(RowFault) -> FieldValue {
        if let meanings = values[path] {
            let words = text.split(separator: ";").map(\.trimmed)
            return .text(words.map { meanings[$0] ?? $0 }.joined(separator: ";"))
        }
        if let order = dates[path] {
            guard let date = order.iso(text) else { throw .unreadable(path, expected: "a date as \(order.rawValue)") }
            return .text(date)
        }
        guard let first = text.first, "[{".contains(first) else { return .text(text) }
        // What CSV has no columns for, an export writes as JSON; other texts may begin so too.
        return (try? FieldValue.parse(json: text)) ?? .text(text)
    }

    /// Without the one apostrophe that an export puts before what a spreadsheet would take for a formula.
    private static func withoutGuard(_ cell: String) -> Substring {
        let scalars = cell.unicodeScalars
        guard scalars.first == "'", let next = scalars.dropFirst().first, CSVCell.isDangerous(next) else {
            return cell[...]
        }
        return Substring(scalars.dropFirst())
    }

    private struct File: Decodable {
        let aggregate: String?
        let source: String?
        let claimedBy: String?
        let separator: String?
        let columns: [String: String]
        let constants: [String: String]?
        let values: [String: [String: String]]?
        let dates: [String: DateOrder]?
        let others: Others?

        enum Others: String, Decodable { case ignore, refuse }
    }
}

/// What is wrong with a mapping.
package struct MappingFault: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) {
        self.description = description
    }
}

/// The order in which a file writes a day's parts.
private enum DateOrder: String, Decodable {
    case dmy
    case mdy

    /// `2016-07-08`; nil for what isn't three numbers, or a year of fewer than four digits.
    func iso(_ text: String) -> String? {
        let parts = text.split { "/.- ".contains($0) }.prefix(3)
        guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy(\.isNumber) }), parts[2].count == 4 else { return nil }
        let (day, month) = self == .dmy ? (parts[0], parts[1]) : (parts[1], parts[0])
        guard day.count <= 2, month.count <= 2 else { return nil }
        return "\(parts[2])-\(month.count == 1 ? "0" : "")\(month)-\(day.count == 1 ? "0" : "")\(day)"
    }
}
