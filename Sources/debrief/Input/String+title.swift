import Lessons

extension String {
    /// The first line, cut where a title ends.
    var asTitle: String {
        let line = prefix { !$0.isNewline }
        return line.count <= TextLimit.title ? String(line) : line.prefix(TextLimit.title - 1) + "…"
    }
}
