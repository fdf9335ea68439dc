import Foundation
import Lessons

/// Reads a value of the domain from fields, and notes which of them it asked for: what is left over is refused. A list
/// that isn't there is empty.
package final class FieldDecoder: Decoder {
    /// How a value is taken.
    package enum Reading: Sendable {
        /// As what is wanted there: a text may be a number, a truth, or a list with semicolons between.
        case lenient
        /// As what it is: JSON tells them apart.
        case strict
        /// From the query of a URI, which has texts alone: a text may be a number or a truth as JSON writes them, and what
        /// stands there once is a list of one.
        case query
    }

    /// The names that were asked for, of this value's own fields.
    fileprivate var asked: Set<String> = []
    fileprivate let value: FieldValue
    fileprivate let reading: Reading
    fileprivate let names: ThingNames?
    fileprivate let collected: FaultCollection?
    package let codingPath: [any CodingKey]
    package var userInfo: [CodingUserInfoKey: Any] { [:] }

    private init(
        _ value: FieldValue,
        at codingPath: [any CodingKey],
        _ reading: Reading,
        _ names: ThingNames?,
        _ collected: FaultCollection?
    ) {
        (self.value, self.codingPath, self.reading) = (value, codingPath, reading)
        (self.names, self.collected) = (names, collected)
    }

    /// `names` lets what people call a thing stand where its id is wanted.
    ///
    /// - Throws: `RowFault.missing`, `.unreadable` or `.unknownField`, the first that shows.
    package static func decode<Value: Decodable>(
        _ type: Value.Type,
        from fields: [String: FieldValue],
        _ reading: Reading = .lenient,
        names: ThingNames? = nil
    ) throws -> Value {
        try FieldDecoder(.object(fields), at: [], reading, names, nil).decode(type)
    }

    /// The same, with all that is wrong told at once.
    ///
    /// - Throws: `InputFaults`.
    package static func decodeWhole<Value: Decodable>(
        _ type: Value.Type,
        from fields: [String: FieldValue],
        _ reading: Reading,
        names: ThingNames? = nil
    ) throws(InputFaults) -> Value {
        let collected = FaultCollection()
        do {
            let value = try FieldDecoder(.object(fields), at: [], reading, names, collected).decode(type)
            if collected.faults.isEmpty { return value }
        } catch let fault as RowFault {
            collected.add(fault)
        } catch {
            collected.add(.syntax("it can't be read"))
        }
        throw InputFaults(collected.faults)
    }

    /// Of a value within this one.
    fileprivate func inner(_ value: FieldValue, at key: any CodingKey) -> FieldDecoder {
        FieldDecoder(value, at: codingPath + [key], reading, names, collected)
    }

    /// The value, with nothing left over.
    fileprivate func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if let named = named(as: type) { return named }
        let decoded = try goingOn(type) {
            do {
                return try Value(from: self)
            } catch let error as DecodingError {
                if let words = Self.words(of: type) { throw RowFault.unreadable(place, expected: words) }
                throw RowFault(error, at: codingPath)
            }
        }
        try refuseStrangers()
        if let names, let recommendation = decoded as? RecommendationReference { names.note(recommendation, at: place) }
        return decoded
    }

    private func refuseStrangers() throws {
        guard case .object(let fields) = value else { return }
        for stranger in fields.keys.sorted() where !asked.contains(stranger) {
            let fault = RowFault.unknownField(path(to: stranger))
            guard let collected else { throw fault }
            collected.add(fault)
        }
    }

    /// Where all faults are wanted, goes on after one with something that may stand there.
    fileprivate func goingOn<Value>(_ type: Value.Type, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let fault as RowFault {
            guard let collected, let other = Placeholder.value(of: type) ?? blank(of: type) else { throw fault }
            collected.add(fault)
            return other
        }
    }

    /// A value of several fields with something in each, whose absence is told already.
    private func blank<Value>(of type: Value.Type) -> Value? {
        guard let decodable = type as? any Decodable.Type else { return nil }
        let decoder = FieldDecoder(.object([:]), at: codingPath, reading, names, FaultCollection())
        return try? decodable.init(from: decoder) as? Value
    }

    /// The id that people's name for a thing stands for; nil where it isn't one.
    private func named<Value>(as type: Value.Type) -> Value? {
        guard let names, case .text(let text) = value else { return nil }
        if type is MissionCode.Type { names.note(mission: text, at: place) }
        guard let type = type as? any NamedByPeople.Type else { return nil }
        return names.id(of: text, as: type, at: place) as? Value
    }

    /// Which words are taken; nil where any may be.
    private static func words(of type: Any.Type) -> String? {
        guard let type = type as? any CaseIterable.Type else { return nil }
        func words<Value: CaseIterable>(_ type: Value.Type) -> [String] {
            type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
        }
        return "one of " + words(type).joined(separator: ", ")
    }

    fileprivate func path(to name: String) -> String {
        (codingPath.map(\.stringValue) + [name]).joined(separator: ".")
    }

    package func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let fields) = value else {
            throw RowFault.unreadable(place, expected: "several fields")
        }
        return KeyedDecodingContainer(RowFields<Key>(decoder: self, fields: fields))
    }

    package func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        RowList(decoder: self, values: try elements())
    }

    package func singleValueContainer() throws -> any SingleValueDecodingContainer {
        RowValue(decoder: self)
    }

    fileprivate var place: String { codingPath.map(\.stringValue).joined(separator: ".") }
}

extension FieldDecoder {
    fileprivate func elements() throws -> [FieldValue] {
        switch value {
        case .list(let values): return values
        case .text where reading == .query: return [value]
        case .text(let text) where reading == .lenient:
            return text.split(separator: ";").map { .text($0.trimmed) }.filter { $0 != .text("") }
        case .text, .truth, .number, .null, .object: throw RowFault.unreadable(place, expected: "a list")
        }
    }
}

/// The place of a value in its list, from 0.
private struct ListIndex: CodingKey {
    let intValue: Int?
    var stringValue: String { intValue.map(String.init) ?? "" }

    init(intValue: Int) { self.intValue = intValue }
    init?(stringValue: String) { intValue = Int(stringValue) }
}

extension StringProtocol {
    /// Without the blanks around it.
    var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}

/// The fields of an object. A list that isn't there is empty.
private struct RowFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: FieldDecoder
    let fields: [String: FieldValue]

    var codingPath: [any CodingKey] { decoder.codingPath }
    var allKeys: [Key] { fields.keys.compactMap(Key.init(stringValue:)) }

    func contains(_ key: Key) -> Bool {
        decoder.asked.insert(key.stringValue)
        return fields[key.stringValue] != nil
    }

    func decodeNil(forKey key: Key) -> Bool { !contains(key) || fields[key.stringValue] == .null }

    private func value(_ key: Key) throws -> FieldValue {
        guard contains(key), let value = fields[key.stringValue] else {
            throw RowFault.missing(decoder.path(to: key.stringValue))
        }
        return value
    }

    private func scalar(_ key: Key) throws -> RowValue {
        RowValue(decoder: decoder.inner(try value(key), at: key))
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        if type is any EmptyWhenAbsent.Type, !contains(key) {
            return try decoder.inner(.list([]), at: key).decode(type)
        }
        return try decoder.goingOn(type) { try decoder.inner(try value(key), at: key).decode(type) }
    }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
        try decoder.goingOn(type) { try scalar(key).decode(type) }
    }
    func decode(_ type: String.Type, forKey key: Key) throws -> String {
        try decoder.goingOn(type) { try scalar(key).decode(type) }
    }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
        try decoder.goingOn(type) { try scalar(key).decode(type) }
    }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try scalar(key).decode(type) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try scalar(key).decode(type) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try scalar(key).decode(type) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try scalar(key).decode(type) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try scalar(key).decode(type) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try scalar(key).decode(type) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try scalar(key).decode(type) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try scalar(key).decode(type) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try scalar(key).decode(type) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try scalar(key).decode(type) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try scalar(key).decode(type) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try decoder.inner(try value(key), at: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try decoder.inner(try value(key), at: key).unkeyedContainer()
    }

    func superDecoder() -> any Decoder { decoder }
    func superDecoder(forKey key: Key) throws -> any Decoder { decoder.inner(try value(key), at: key) }
}

private protocol EmptyWhenAbsent {}
extension Array: EmptyWhenAbsent {}

/// One value that is a text, a number or a truth.
private struct RowValue: SingleValueDecodingContainer {
    let decoder: FieldDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }

    func decodeNil() -> Bool { false }

    func decode(_ type: String.Type) throws -> String {
        if decoder.reading != .lenient {
            guard case .text(let text) = decoder.value else { throw unreadable("a text") }
            return text
        }
        guard let text = decoder.value.text else { throw unreadable("a text") }
        return text
    }

    private func unreadable(_ expected: String) -> RowFault { .unreadable(decoder.place, expected: expected) }

    func decode(_ type: Bool.Type) throws -> Bool {
        switch (decoder.reading, decoder.value) {
        case (.strict, .truth(let truth)): return truth
        case (.query, .text("true")): return true
        case (.query, .text("false")): return false
        case (.strict, _), (.query, _): throw unreadable("true or false")
        case (.lenient, _): break
        }
        return switch try decode(String.self).lowercased() {
        case "true", "yes", "1", "oui": true
        case "false", "no", "0", "non": false
        default: throw unreadable("true or false")
        }
    }

    private func number<Number: LosslessStringConvertible>(_ type: Number.Type) throws -> Number {
        let text: String? =
            switch (decoder.reading, decoder.value) {
            case (.strict, .number(let digits)): digits
            case (.query, .text(let digits)) where !digits.hasPrefix("+"): digits
            case (.strict, _), (.query, _): nil
            case (.lenient, let value): value.text
            }
        guard let text, let number = Number(text) else {
            throw unreadable(type == Double.self || type == Float.self ? "a number" : "a whole number")
        }
        return number
    }

    func decode(_ type: Double.Type) throws -> Double { try number(type) }
    func decode(_ type: Float.Type) throws -> Float { try number(type) }
    func decode(_ type: Int.Type) throws -> Int { try number(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try number(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try number(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try number(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try number(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try number(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try number(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try number(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try number(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try number(type) }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: decoder) }
}

/// The values of a list, one after the other.
private struct RowList: UnkeyedDecodingContainer {
    let decoder: FieldDecoder
    let values: [FieldValue]
    private(set) var currentIndex = 0

    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { values.count }
    var isAtEnd: Bool { currentIndex == values.count }

    init(decoder: FieldDecoder, values: [FieldValue]) {
        (self.decoder, self.values) = (decoder, values)
    }

    private mutating func next() throws -> FieldDecoder {
        guard !isAtEnd else { throw RowFault.missing(decoder.path(to: String(currentIndex))) }
        defer { currentIndex += 1 }
        return decoder.inner(values[currentIndex], at: ListIndex(intValue: currentIndex))
    }

    mutating func decodeNil() -> Bool { false }
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try next().decode(type) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try next() }
}

extension RowFault {
    /// Of a value's own decoding, which knows what it wanted.
    fileprivate init(_ error: DecodingError, at path: [any CodingKey]) {
        let place = path.map(\.stringValue).joined(separator: ".")
        switch error {
        case .keyNotFound(let key, _): self = .missing(key.stringValue)
        case .valueNotFound(_, let context), .typeMismatch(_, let context), .dataCorrupted(let context):
            self = .unreadable(place, expected: context.debugDescription)
        @unknown default: self = .unreadable(place, expected: "another value")
        }
    }
}

/// What is wrong with the fields that were sent: all that shows at once.
package struct InputFaults: Error, Sendable {
    /// So many are told at once.
    static let maximumCount = 20

    package let faults: [RowFault]

    package init(_ faults: [RowFault]) {
        self.faults = faults
    }
}

/// The faults of one reading.
private final class FaultCollection {
    private(set) var faults: [RowFault] = []

    func add(_ fault: RowFault) {
        if faults.count < InputFaults.maximumCount { faults.append(fault) }
    }
}
