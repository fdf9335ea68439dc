/// What keeps a stored event from being read as one of the domain's, or one of the domain's from being stored.
package enum EventCodecError: Error, Sendable, Equatable {
    case unknownType(String)
    case unknownVersion(type: String, version: Int32)
    case unreadable(type: String, version: Int32, String)
    case unwritable(String)
}

extension EventCodecError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownType(let type): "no event is called \(type) here: a newer debrief wrote it"
        case .unknownVersion(let type, let version):
            "version \(version) of \(type) is not known here: a newer debrief wrote it"
        case .unreadable(let type, let version, let reason):
            "the data of a \(type), version \(version), cannot be read: \(reason)"
        case .unwritable(let reason): "the event cannot be written: \(reason)"
        }
    }
}
