extension String {
    /// As a title: the first line that says something, cut where a title ends.
    package var asTitle: String {
        let line = drop(while: \.isWhitespace).prefix { !$0.isNewline }
        return line.count <= TextLimit.title ? String(line) : line.prefix(TextLimit.title - 1) + "…"
    }
}
