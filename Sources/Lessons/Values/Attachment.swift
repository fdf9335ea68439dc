import EventSourcing

/// A document that goes with something, kept elsewhere and known by its digest.
package struct Attachment: Codable, Sendable, Hashable {
    /// At most 200 characters.
    package var name: String
    /// 64 hexadecimal digits in lower case.
    package var sha256: String

    package init(name: String, sha256: String) {
        (self.name, self.sha256) = (name, sha256)
    }

    func check<Subject: Aggregate>(for subject: Subject.Type) throws(Subject.Rejection) {
        try subject.checkText(name, .attachments, limit: TextLimit.title)
        guard Digest(sha256) != nil else { throw .field(.sha256, .malformed) }
    }
}
