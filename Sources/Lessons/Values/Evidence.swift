import EventSourcing

/// What shows that something is so.
package struct Evidence: Codable, Sendable, Hashable {
    /// What it is and what it shows, at most 4,000 characters.
    package var text: String
    /// Where it can be read, an http or https URL.
    package var link: String?
    /// Of the document, as 64 hexadecimal digits in lower case.
    package var sha256: String?
    /// Who keeps it or who said it, at most 200 characters.
    package var source: String

    package init(text: String, link: String? = nil, sha256: String? = nil, source: String) {
        (self.text, self.link, self.sha256, self.source) = (text, link, sha256, source)
    }

    func check<Subject: Aggregate>(for subject: Subject.Type) throws(Subject.Rejection) {
        try subject.checkText(text, .evidence)
        try subject.checkText(source, .source, limit: TextLimit.title)
        if let link { try subject.checkLink(link) }
        if let sha256, Digest(sha256) == nil { throw .field(.sha256, .malformed) }
    }
}

extension Aggregate {
    static func checkLink(_ link: String) throws(Rejection) {
        let rest = ["https://", "http://"].first(where: link.hasPrefix).map { link.dropFirst($0.count) }
        guard let rest, !rest.isEmpty, link.utf8.count <= 2_048, rest.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw .field(.link, .malformed)
        }
    }
}
