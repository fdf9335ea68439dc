import EventSourcing
import Foundation

/// How a small file keeps a value: a line of JSON, and a line with its SHA-256, so that a flipped bit shows.
package enum SealedJSON {
    /// - Throws: `EncodingError` where the value can't be written.
    package static func text(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let json = String(decoding: try encoder.encode(value), as: UTF8.self)
        return "\(json)\n\(Digest(hashing: json.utf8))\n"
    }

    /// nil for anything but what `text` writes.
    package static func value<Value: Decodable>(in text: String, as type: Value.Type = Value.self) -> Value? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 3, lines[2].isEmpty, Digest(hashing: lines[0].utf8).description == lines[1] else {
            return nil
        }
        return try? JSONDecoder().decode(type, from: Data(lines[0].utf8))
    }
}
