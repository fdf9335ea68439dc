import Foundation

/// The one form that the JSON of a bundle has: minified, names in alphabetical order, a newline at the end. A second form
/// of one content, or a name twice, would be read by somebody else in another way.
enum BundleJSON {
    static func bytes(of value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
    }

    /// - Throws: `BundleFault.form` where the bytes are not what writing the value would give.
    static func value<Value: Codable>(
        of file: BundleFile,
        in bytes: [UInt8],
        as type: Value.Type = Value.self
    ) throws(BundleFault) -> Value {
        guard let value = try? JSONDecoder().decode(type, from: Data(bytes)), (try? Self.bytes(of: value)) == bytes
        else {
            throw .form(file)
        }
        return value
    }
}
