/// One thing that a mandate asks for, and what is said of it; nil where nobody says.
package struct Objective: Codable, Sendable, Hashable {
    /// At most 4,000 characters.
    package var text: String
    package var clear: Bool?
    package var achievable: Bool?
    package var resourced: Bool?

    package init(text: String, clear: Bool? = nil, achievable: Bool? = nil, resourced: Bool? = nil) {
        (self.text, self.clear, self.achievable, self.resourced) = (text, clear, achievable, resourced)
    }
}
