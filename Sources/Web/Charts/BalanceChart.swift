import Lessons
import Projections
import Wording

/// Failures against successes, a bar to each side for each factor.
struct BalanceChart: Sendable {
    struct Bar: Sendable {
        let factor: String
        /// nil for none; so are the successes.
        let gaps: Int?
        let strengths: Int?
        /// In words.
        let sentence: String
        let y: Int
        let textY: Int
        let gapX: Int
        let gapWidth: Int
        let gapTextX: Int
        let strengthWidth: Int
        let strengthTextX: Int
        let href: String
    }

    /// Where the two sides meet, and how long the longest bar is.
    private static let (middle, longest, row) = (470, 150, 26)

    let bars: [Bar]
    let height: Int
    let middle = Self.middle

    /// nil where no factor was named.
    init?(_ mission: MatrixMission?, in language: Language, href: (Factor) -> String) {
        guard let cells = mission?.cells, let most = cells.map({ max($0.gaps, $0.strengths) }).max() else { return nil }
        let ordered = cells.sorted { ($0.gaps, $0.strengths) > ($1.gaps, $1.strengths) }
        bars = ordered.enumerated().map { index, cell in
            let gap = cell.gaps * Self.longest / most
            let strength = cell.strengths * Self.longest / most
            let factor = cell.factor.words(in: language)
            return Bar(
                factor: factor,
                gaps: cell.gaps == 0 ? nil : cell.gaps,
                strengths: cell.strengths == 0 ? nil : cell.strengths,
                sentence: "\(factor): \(language.balance(failures: cell.gaps, successes: cell.strengths))",
                y: index * Self.row + 4,
                textY: index * Self.row + 18,
                gapX: Self.middle - gap,
                gapWidth: gap,
                gapTextX: Self.middle - gap - 6,
                strengthWidth: strength,
                strengthTextX: Self.middle + strength + 6,
                href: href(cell.factor)
            )
        }
        height = bars.count * Self.row + 8
    }
}
