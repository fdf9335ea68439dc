import Contract
import Lessons
import Projections
import Wording

/// Factors by missions: how often each failed, and how often it worked.
struct MatrixPage: Page {
    static let words: [any Phrase.Type] = [MatrixWord.self]

    struct Row: Sendable {
        let factor: String
        let cells: [Cell]
    }

    struct Cell: Sendable {
        /// The observations; nil where there are none.
        let href: String?
        let gaps: Int?
        let strengths: Int?
        /// In words, for who doesn't see signs and colours.
        let sentence: String
        /// How much went wrong, in three steps.
        let weight: String

        init(gaps: Int, strengths: Int, href: String, in language: Language) {
            self.href = gaps + strengths == 0 ? nil : href
            self.gaps = gaps == 0 ? nil : gaps
            self.strengths = strengths == 0 ? nil : strengths
            sentence = language.balance(failures: gaps, successes: strengths)
            weight = gaps >= 5 ? "m3" : gaps >= 2 ? "m2" : "m1"
        }
    }

    static let template = "matrix"
    static let isNarrowedByKnownBy = true

    let title: String
    let missions: [Link]
    let rows: [Row]
    let isEmpty: Bool

    init(_ visit: Visit, _ question: MatrixQuestion) async throws {
        let language = visit.language
        let matrix = try await visit.ask(question)
        title = MatrixWord.matrix.words(in: language)
        missions = matrix.missions.map { visit.link(to: $0.mission) }
        isEmpty = matrix.missions.isEmpty
        let factors = Factor.allCases.map { factor in
            Row(
                factor: factor.words(in: language),
                cells: matrix.missions.map { mission in
                    let count = mission.cells.first { $0.factor == factor }
                    let query = "mission=\(mission.mission)&factor=\(factor.rawValue)&standing=true"
                    return Cell(
                        gaps: count?.gaps ?? 0,
                        strengths: count?.strengths ?? 0,
                        href: visit.href("/observations?\(query)"),
                        in: language
                    )
                }
            )
        }
        let all = Row(
            factor: MatrixWord.all.words(in: language),
            cells: matrix.missions.map { mission in
                Cell(
                    gaps: mission.gaps,
                    strengths: mission.strengths,
                    href: visit.href("/observations?mission=\(mission.mission)&standing=true"),
                    in: language
                )
            }
        )
        rows = factors + [all]
    }
}
