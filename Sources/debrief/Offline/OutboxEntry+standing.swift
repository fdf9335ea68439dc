extension OutboxEntry {
    /// What became of an observation that waits.
    enum Standing: Equatable {
        case waits
        /// Its answer didn't come: it may be recorded or not.
        case sent
        /// It can't be recorded as it is, and why.
        case refused(String)

        var name: Name {
            switch self {
            case .waits: .waits
            case .sent: .sent
            case .refused: .refused
            }
        }

        var reason: String? {
            guard case .refused(let reason) = self else { return nil }
            return reason
        }
    }
}

extension OutboxEntry.Standing: Codable {
    /// As files have it.
    enum Name: String, Codable {
        case waits
        case sent
        case refused
    }

    private enum CodingKeys: CodingKey { case name, reason }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self =
            switch try container.decode(Name.self, forKey: .name) {
            case .waits: .waits
            case .sent: .sent
            case .refused: .refused(try container.decode(String.self, forKey: .reason))
            }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encodeIfPresent(reason, forKey: .reason)
    }
}
