import Lessons

extension Language {
    /// What shows it, behind a comma; nothing where nothing does.
    func evidence(_ evidence: [Evidence]) -> String {
        guard !evidence.isEmpty else { return "" }
        let texts = evidence.map { "\($0.text) (\($0.source))" }.joined(separator: "; ")
        return self(", on the evidence of ", ", sur la foi de ") + texts
    }
}
