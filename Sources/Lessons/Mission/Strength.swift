/// How strong a mission may be from a day on; nil where it isn't said.
package struct Strength: Codable, Sendable, Hashable {
    package var from: WorldDate
    package var military: Int?
    package var police: Int?
    package var civilian: Int?
    /// Who authorised it, at most 200 characters: a resolution.
    package var authority: String?

    package init(
        from: WorldDate,
        military: Int? = nil,
        police: Int? = nil,
        civilian: Int? = nil,
        authority: String? = nil
    ) {
        self.from = from
        self.military = military
        self.police = police
        self.civilian = civilian
        self.authority = authority
    }

    func check() throws(Mission.Rejection) {
        let numbers = [military, police, civilian].compactMap(\.self)
        guard !numbers.isEmpty else { throw .field(.strength, .missing) }
        guard numbers.allSatisfy((0...1_000_000).contains) else { throw .field(.strength, .outOfRange(0...1_000_000)) }
        try Mission.checkText(authority, ifAny: .authority, limit: TextLimit.title)
    }
}
