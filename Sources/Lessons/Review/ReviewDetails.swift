/// What a review is, apart from what it recommends.
package struct ReviewDetails: Codable, Sendable, Equatable {
    /// At most 200 characters, like the symbol.
    package var title: String
    /// What it is cited as: `S/1999/1257`.
    package var symbol: String?
    package var kind: ReviewKind
    package var date: WorldDate?
    package var missions: [MissionCode]
    package var link: String?
    package var language: LanguageTag
    package var sensitivity: Sensitivity
    package var provenance: Provenance?

    package init(
        title: String,
        symbol: String? = nil,
        kind: ReviewKind,
        date: WorldDate? = nil,
        missions: [MissionCode] = [],
        link: String? = nil,
        language: LanguageTag,
        sensitivity: Sensitivity,
        provenance: Provenance? = nil
    ) {
        self.title = title
        self.symbol = symbol
        self.kind = kind
        self.date = date
        self.missions = missions
        self.link = link
        self.language = language
        self.sensitivity = sensitivity
        self.provenance = provenance
    }
}
