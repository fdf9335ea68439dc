import EventSourcing

/// Who says something that nobody here witnessed.
package struct Claim: Codable, Sendable, Hashable {
    /// The system or the document that it comes from, at most 200 characters: `NASA LLIS`, `S/1999/1257`.
    package var source: String
    /// What the source knows it by, at most 200 characters.
    package var externalId: String
    /// Who said it there, at most 200 characters: an office or a role, no private person.
    package var claimedBy: String?
    /// Where it can be read.
    package var link: String?

    package init(source: String, externalId: String, claimedBy: String? = nil, link: String? = nil) {
        (self.source, self.externalId, self.claimedBy, self.link) = (source, externalId, claimedBy, link)
    }

    func check<Subject: Aggregate>(for subject: Subject.Type) throws(Subject.Rejection) {
        try subject.checkText(source, .source, limit: TextLimit.title)
        try subject.checkText(externalId, .externalId, limit: TextLimit.title)
        try subject.checkText(claimedBy, ifAny: .claimedBy, limit: TextLimit.title)
        if let link { try subject.checkLink(link) }
    }
}
