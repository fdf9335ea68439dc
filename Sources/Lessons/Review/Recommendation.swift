/// What a review asks for.
package struct Recommendation: Codable, Sendable, Equatable {
    /// As the review numbers it, from 1.
    package var number: Int
    /// At most 4,000 characters.
    package var text: String
    /// Where the review has it, at most 200 characters.
    package var paragraph: String?
    package var provenance: Provenance?

    package init(number: Int, text: String, paragraph: String? = nil, provenance: Provenance? = nil) {
        self.number = number
        self.text = text
        self.paragraph = paragraph
        self.provenance = provenance
    }

    func check() throws(Review.Rejection) {
        guard (1...9_999).contains(number) else { throw .field(.number, .outOfRange(1...9_999)) }
        try Review.checkText(text, .recommendation)
        try Review.checkText(paragraph, ifAny: .paragraph, limit: TextLimit.title)
    }
}
