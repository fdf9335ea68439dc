import Contract
import EventSourcing
import Foundation
import Lessons
import Projections
import UseCases

/// A JSON schema (2020-12), or a part of one.
typealias Schema = [String: any Sendable]

/// Reads the schema of what is sent from the very code that reads it: whatever a type's decoding asks for is what it takes. So
/// the document can't say anything else than the server does.
final class SchemaReader {
    /// What a schema is of.
    enum Use {
        /// A body: a list may be left out, and what is optional may be null.
        case input
        /// Parameters: the same, but that there is no null.
        case query
        case output
    }

    /// By the names under which the document has them.
    private(set) var components: [String: Schema] = [:]
    /// Types whose decoding stopped before its end: their schemas lack what comes behind.
    private(set) var unread: [String] = []

    /// The schema of a type, by reference where it is an object.
    func schema<Value: Decodable>(of type: Value.Type, for use: Use) -> Schema {
        if let known = Self.known(type, use) { return known }
        if let list = type as? any SchemaList.Type { return ["type": "array", "items": list.items(self, use)] }
        if let map = type as? any SchemaMap.Type {
            return ["type": "object", "additionalProperties": map.values(self, use)]
        }
        let recording = record(type, use)
        guard recording.isObject else { return recording.single ?? [:] }
        let name = Self.name(of: type, use)
        if components[name] == nil { components[name] = recording.object }
        return ["$ref": "#/components/schemas/\(name)"]
    }

    /// The fields of a type, which are the parameters of a query.
    func fields<Value: Decodable>(of type: Value.Type) -> [(name: String, schema: Schema, isRequired: Bool)] {
        record(type, .query).fields
    }

    /// The schema of a type within another, which is not by reference: `field` alone where it is named.
    func object<Value: Decodable>(of type: Value.Type, for use: Use, without names: Set<String> = []) -> Schema {
        let recording = record(type, use)
        recording.fields.removeAll { names.contains($0.name) }
        return recording.object
    }

    private func record<Value: Decodable>(_ type: Value.Type, _ use: Use) -> Recording {
        let recording = Recording(reader: self, use: use)
        do {
            _ = try Value(from: RecordingDecoder(recording))
        } catch {
            unread.append(String(reflecting: type))
        }
        return recording
    }

    private static func known(_ type: any Any.Type, _ use: Use) -> Schema? {
        switch type {
        case is String.Type: return ["type": "string"]
        case is Bool.Type: return ["type": "boolean"]
        case is Double.Type, is Float.Type: return ["type": "number"]
        case is Int.Type, is Int64.Type: return ["type": "integer", "format": "int64"]
        case is Int32.Type, is Int16.Type, is Int8.Type: return ["type": "integer", "format": "int32"]
        case is UUID.Type: return ["type": "string", "format": "uuid"]
        case is Instant.Type: return ["type": "string", "format": "date-time"]
        case is PersonID.Type: return ["type": "string", "format": "uuid"]
        case is ListedItem.Type:
            return [
                "type": "object", "required": ["reference"],
                "properties": ["reference": ["type": "string"] as Schema] as Schema,
                "additionalProperties": true,
            ]
        default: break
        }
        if let cases = type as? any CaseIterable.Type, let words = words(of: cases) {
            return ["type": "string", "enum": words]
        }
        return type is any LosslessStringConvertible.Type ? ["type": "string"] : nil
    }

    private static func words<Cases: CaseIterable>(of type: Cases.Type) -> [String]? {
        let words = type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
        return words.isEmpty ? nil : words
    }

    /// `Contract.ThingAnswer<Lessons.Lesson>` is `ThingAnswer.Lesson`.
    private static func name(of type: any Any.Type, _ use: Use) -> String {
        let words = String(reflecting: type).split { "<>, ".contains($0) }.map { word in
            word.split(separator: ".").dropFirst().joined(separator: ".")
        }
        return (use == .input ? "Input." : "") + words.joined(separator: ".")
    }
}

/// What a decoding asked for.
private final class Recording {
    let reader: SchemaReader
    let use: SchemaReader.Use
    var fields: [(name: String, schema: Schema, isRequired: Bool)] = []
    var isObject = false
    var single: Schema?

    init(reader: SchemaReader, use: SchemaReader.Use) {
        (self.reader, self.use) = (reader, use)
    }

    func note<Value: Decodable>(_ type: Value.Type, _ name: String, isRequired: Bool) {
        guard !fields.contains(where: { $0.name == name }) else { return }
        var schema = reader.schema(of: type, for: use)
        if !isRequired, use == .input { schema = schema.orNull }
        let mayBeLeftOut = use != .output && type is any SchemaList.Type
        fields.append((name, schema, isRequired && !mayBeLeftOut))
    }

    var object: Schema {
        let required = fields.filter(\.isRequired).map(\.name)
        var schema: Schema = [
            "type": "object", "additionalProperties": false,
            "properties": Dictionary(fields.map { ($0.name, $0.schema) }) { first, _ in first },
        ]
        if !required.isEmpty { schema["required"] = required }
        return schema
    }

    /// A value that lets the decoding go on.
    func value<Value: Decodable>(of type: Value.Type) throws -> Value {
        if let value = Placeholder.value(of: type) { return value }
        if let list = type as? any SchemaList.Type, let value = list.empty as? Value { return value }
        if let map = type as? any SchemaMap.Type, let value = map.empty as? Value { return value }
        return try Value(from: RecordingDecoder(Recording(reader: reader, use: use)))
    }
}

extension Schema {
    fileprivate var orNull: Schema {
        guard let type = self["type"] as? String else { return ["anyOf": [self, ["type": "null"] as Schema]] }
        var schema = self
        schema["type"] = [type, "null"]
        if let words = self["enum"] as? [String] { schema["enum"] = words.map { $0 as (any Sendable)? } + [nil] }
        return schema
    }
}

private protocol SchemaList {
    static var empty: Any { get }
    static func items(_ reader: SchemaReader, _ use: SchemaReader.Use) -> Schema
}

extension Array: SchemaList where Element: Decodable {
    fileprivate static var empty: Any { [Element]() }
    fileprivate static func items(_ reader: SchemaReader, _ use: SchemaReader.Use) -> Schema {
        reader.schema(of: Element.self, for: use)
    }
}

private protocol SchemaMap {
    static var empty: Any { get }
    static func values(_ reader: SchemaReader, _ use: SchemaReader.Use) -> Schema
}

extension Dictionary: SchemaMap where Key == String, Value: Decodable {
    fileprivate static var empty: Any { [String: Value]() }
    fileprivate static func values(_ reader: SchemaReader, _ use: SchemaReader.Use) -> Schema {
        reader.schema(of: Value.self, for: use)
    }
}

private struct RecordingDecoder: Decoder {
    let recording: Recording
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(_ recording: Recording) {
        self.recording = recording
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        recording.isObject = true
        return KeyedDecodingContainer(RecordedFields<Key>(recording: recording))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Unread() }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { RecordedValue(recording: recording) }
}

private struct Unread: Error {}

private struct RecordedFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let recording: Recording
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) throws -> Bool { false }

    private func note<Value: Decodable>(_ type: Value.Type, _ key: Key) throws -> Value {
        recording.note(type, key.stringValue, isRequired: true)
        return try recording.value(of: type)
    }

    private func noteIfPresent<Value: Decodable>(_ type: Value.Type, _ key: Key) -> Value? {
        recording.note(type, key.stringValue, isRequired: false)
        return nil
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try note(type, key) }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try note(type, key) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try note(type, key) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try note(type, key) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try note(type, key) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try note(type, key) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try note(type, key) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try note(type, key) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try note(type, key) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try note(type, key) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try note(type, key) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try note(type, key) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try note(type, key) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try note(type, key) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try note(type, key) }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        noteIfPresent(type, key)
    }
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { noteIfPresent(type, key) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { noteIfPresent(type, key) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { noteIfPresent(type, key) }
    func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? { noteIfPresent(type, key) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { noteIfPresent(type, key) }
    func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? { noteIfPresent(type, key) }
    func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? { noteIfPresent(type, key) }
    func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? { noteIfPresent(type, key) }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { noteIfPresent(type, key) }
    func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? { noteIfPresent(type, key) }
    func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? { noteIfPresent(type, key) }
    func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? { noteIfPresent(type, key) }
    func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? { noteIfPresent(type, key) }
    func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? { noteIfPresent(type, key) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { throw Unread() }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw Unread() }
    func superDecoder() throws -> any Decoder { RecordingDecoder(recording) }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw Unread() }
}

private struct RecordedValue: SingleValueDecodingContainer {
    let recording: Recording
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }

    private func take<Value: Decodable>(_ type: Value.Type) throws -> Value {
        recording.single = recording.reader.schema(of: type, for: recording.use)
        return try recording.value(of: type)
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try take(type) }
    func decode(_ type: Bool.Type) throws -> Bool { try take(type) }
    func decode(_ type: String.Type) throws -> String { try take(type) }
    func decode(_ type: Double.Type) throws -> Double { try take(type) }
    func decode(_ type: Float.Type) throws -> Float { try take(type) }
    func decode(_ type: Int.Type) throws -> Int { try take(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try take(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try take(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try take(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try take(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try take(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try take(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try take(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try take(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try take(type) }
}
