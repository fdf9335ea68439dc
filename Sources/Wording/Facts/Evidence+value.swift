import Lessons

extension Evidence {
    /// What it is, who keeps it, and where it can be read and compared.
    fileprivate var value: FactValue {
        ["\(text) (\(source))", link.map { "\(link: $0)" }, sha256.map { "SHA-256 \($0)" }]
            .compactMap(\.self).joined(separator: ", ")
    }
}

extension Language {
    /// What shows something, each behind what it shows; nothing where nothing was shown.
    func values(of evidence: [Evidence]?, showing what: String?) -> [FactValue] {
        guard let evidence, let what else { return [] }
        return evidence.map { value(FactValue(what), more: $0.value) }
    }
}
