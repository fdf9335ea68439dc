/// What keeps an event or a stored line from being a record.
package enum RecordFault: Error, Sendable, Equatable {
    /// Not `category/name` of at most 256 bytes, without U+0000 and noncharacters.
    case streamName
    /// Not a dotted name of lower-case words, of at most 64 bytes.
    case eventType
    /// An attribute is missing, out of order or not of its form.
    case attribute(String)
    /// An attribute of the record and the column beside it differ.
    case disagreement(String)
    /// The text is not I-JSON (RFC 7493) in its one minified form.
    case json(JSONFault)
    /// The record or its data is over 64 KiB.
    case size
    /// The record was redacted: there is nothing to read.
    case redacted
}

extension RecordFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .streamName:
            "a stream's name is category/name, at most 256 bytes, without U+0000 and noncharacters"
        case .eventType:
            "an event's type is a dotted name of lower-case words, at most 64 bytes"
        case .attribute(let name):
            "the attribute \(name) is missing, out of its place or not of its form"
        case .disagreement(let name):
            "the record's \(name) is not what the column beside it says"
        case .json(let fault):
            "\(fault)"
        case .size:
            "a record is at most 64 KiB"
        case .redacted:
            "the record was redacted"
        }
    }
}
