import Foundation

/// The `data` of a record: one minified I-JSON object as text, and what reads it and writes it.
package struct EventData: Sendable, Equatable {
    package let text: String

    /// What a record has.
    package init(_ text: String) {
        self.text = text
    }

    /// The payload as records have it: minified, names in order, no escaped slashes.
    /// - Throws: `EventCodecError.unwritable` for a payload that I-JSON has no form for (a number that isn't one, say).
    package init(encoding payload: some EventPayload) throws(EventCodecError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            text = String(decoding: try encoder.encode(payload), as: UTF8.self)
            try JSONGrammar.check(text)
        } catch {
            throw .unwritable("\(error)")
        }
    }

    /// The payload of a stored version, carried through the chain of versions to the newest.
    /// - Throws: `EventCodecError`: the version isn't known, or the data hasn't its shape.
    package func decode<Payload: EventPayload>(
        _ payload: Payload.Type,
        version: Int32,
        of type: String
    ) throws(EventCodecError) -> Payload {
        guard version != Payload.version else {
            do {
                return try JSONDecoder().decode(payload, from: Data(text.utf8))
            } catch {
                throw .unreadable(type: type, version: version, "\(error)")
            }
        }
        guard version > 0, version < Payload.version, Payload.Previous.self != Never.self else {
            throw .unknownVersion(type: type, version: version)
        }
        return Payload(upcasting: try decode(Payload.Previous.self, version: version, of: type))
    }
}
