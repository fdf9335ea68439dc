/// What is to be known about where something comes from, shown wherever it is shown.
package struct Provenance: Codable, Sendable, Hashable {
    /// Whether somebody read it in its source; nil where nobody says.
    package var verified: Bool?
    /// Whether it was made up, to show or to try something.
    package var synthetic: Bool?

    package init(verified: Bool? = nil, synthetic: Bool? = nil) {
        (self.verified, self.synthetic) = (verified, synthetic)
    }
}
