/// A cell of a CSV file as Debrief writes it. It is looked at scalar by scalar, as readers do: a quote that bears an accent is
/// still the quote that ends a cell.
package enum CSVCell {
    /// Whether a spreadsheet may take a cell that begins so for a formula; an apostrophe is guarded too, so that exactly
    /// one is taken away.
    static func isDangerous(_ first: Unicode.Scalar) -> Bool {
        "=+-@'\t\r".unicodeScalars.contains(first)
    }

    /// With an apostrophe before what a spreadsheet would take for a formula, and in quotes where it has to be (RFC 4180).
    package static func write(_ text: String) -> String {
        let scalars = text.unicodeScalars
        var cell = String.UnicodeScalarView()
        if scalars.first.map(isDangerous) == true { cell.append("'") }
        for scalar in scalars {
            cell.append(scalar)
            if scalar == "\"" { cell.append(scalar) }
        }
        let isQuoted = scalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
        return isQuoted ? "\"\(String(cell))\"" : String(cell)
    }
}
