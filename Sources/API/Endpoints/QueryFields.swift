package import Contract
package import EventSourcing
import Foundation
import Hummingbird
package import UseCases
package import Wording

/// The parameters of a query by the names that questions have for them, and as of when it is asked.
package struct QueryFields: Sendable {
    package private(set) var fields: [String: FieldValue] = [:]

    /// - Throws: `Problem` 400 for an escape that is none and bytes that are no text; 422 for a name that isn't in kebab case.
    package init(_ query: String?) throws(Problem) {
        for pair in (query ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decode(parts[0]), let value = Self.decode(parts.count == 2 ? parts[1] : "") else {
                throw Problem("malformed-query", .badRequest, .unreadableQuery)
            }
            guard name.utf8.allSatisfy(Self.isOfName) else { throw .unknownParameter }
            add(.text(value), Self.camelCase(name))
        }
    }

    private mutating func add(_ value: FieldValue, _ name: String) {
        switch fields[name] {
        case nil: fields[name] = value
        case .list(let values)?: fields[name] = .list(values + [value])
        case let first?: fields[name] = .list([first, value])
        }
    }

    /// Adds what the path says.
    package mutating func set(_ name: String, _ text: String) {
        fields[name] = .text(text)
    }

    /// Forgets what has no value: a form sends its fields filled in or not.
    package mutating func dropEmpty() {
        fields = fields.filter { $0.value != .text("") }
    }

    /// What is asked.
    ///
    /// - Throws: `Problem` 422 that names each parameter at fault.
    package func question<Asked: Question>(_ type: Asked.Type, in language: Language) throws(Problem) -> Asked {
        do {
            return try FieldDecoder.decodeWhole(type, from: fields, .query)
        } catch {
            throw Problem(error, in: language).aboutParameters()
        }
    }

    /// Takes a parameter out that isn't the question's.
    ///
    /// - Throws: `Problem` 422 where it stands there twice.
    package mutating func take(_ name: String) throws(Problem) -> String? {
        guard let value = fields.removeValue(forKey: name) else { return nil }
        guard case .text(let text) = value else {
            throw Problem(parameters: [.init(parameter: name.kebabCased, .repeated)], .parameterRepeated)
        }
        return text
    }

    /// Takes a parameter out that is true or false; false where it isn't there.
    ///
    /// - Throws: `Problem` 422 for what is neither.
    package mutating func takeTruth(_ name: String) throws(Problem) -> Bool {
        let text = try take(name) ?? "false"
        guard text == "true" || text == "false" else { throw .parameter(name.kebabCased, .truth) }
        return text == "true"
    }

    /// Takes a parameter out that may stand there several times.
    package mutating func takeAll(_ name: String) -> [String] {
        fields.removeValue(forKey: name)?.texts ?? []
    }

    /// Whether it stands in kebab case.
    private static func isOfName(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || byte == UInt8(ascii: "-")
    }

    private static func decode(_ text: Substring) -> String? {
        // Most have nothing to decode, and asking Foundation takes its time.
        guard text.utf8.contains(where: "%+\0".utf8.contains) else { return String(text) }
        let decoded = text.replacing("+", with: " ").removingPercentEncoding
        return decoded?.utf8.contains(0) == true ? nil : decoded
    }

    private static func camelCase(_ name: String) -> String {
        let words = name.split(separator: "-")
        return words.enumerated().map { $0 == 0 ? String($1) : $1.prefix(1).uppercased() + $1.dropFirst() }.joined()
    }

    /// A parameter that is a position of the log.
    ///
    /// - Throws: `Problem` 422 for what is none.
    package mutating func takePosition(_ name: String) throws(Problem) -> Position? {
        try take(name).map { text throws(Problem) in
            guard let position = Position(text), position >= 0, !text.hasPrefix("+") else {
                throw .parameter(name.kebabCased, .position)
            }
            return position
        }
    }

    /// - Throws: `Problem` 422 where a parameter is left that nobody took.
    package func refuseOthers() throws(Problem) {
        if let other = fields.keys.min() { throw .parameter(other.kebabCased, .unknown) }
    }
}

extension Problem {
    fileprivate static let unknownParameter = Problem(parameters: [], .parameterName)

    /// The same with the fields told as parameters.
    fileprivate func aboutParameters() -> Problem {
        var problem = self
        problem.faults = faults.map { fault in
            let name = fault.pointer.map { String($0.dropFirst().prefix { $0 != "/" }).kebabCased }
            return Fault(parameter: fault.parameter ?? name, detail: fault.detail)
        }
        return problem
    }
}
