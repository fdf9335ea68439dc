extension String {
    /// As a title: the first line, cut where a title ends.
    package var asTitle: String {
        let line = prefix { !$0.isNewline }
        return line.count <= TextLimit.title ? String(line) : line.prefix(TextLimit.title - 1) + "…"
    }
}
