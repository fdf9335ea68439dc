package import Wording

extension TimelineAnswer.Line {
    /// What the thing is called to which it happened.
    package func title(in language: Language) -> String? {
        title.map { language.title($0, of: Mention(reference).noun) }
    }
}
