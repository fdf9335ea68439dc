/// A cell of a CSV file as Debrief writes it.
package enum CSVCell {
    /// Whether a spreadsheet may take a cell that begins so for a formula; an apostrophe is guarded too, so that exactly
    /// one is taken away.
    static func isDangerous(_ first: Character) -> Bool {
        "=+-@'\t\r".contains(first)
    }

    /// With an apostrophe before what a spreadsheet would take for a formula, and in quotes where it has to be (RFC 4180).
    package static func write(_ text: String) -> String {
        let guarded = text.first.map(isDangerous) == true ? "'" + text : text
        guard guarded.contains(where: { ",\"\r\n".contains($0) || $0 == "\r\n" }) else { return guarded }
        return "\"" + guarded.replacing("\"", with: "\"\"") + "\""
    }
}
