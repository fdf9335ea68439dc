import ArgumentParser
import Contract
import Lessons
import Projections
import Wording

struct MatrixCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "matrix",
        abstract: "Show the factors by missions: failures against what worked.",
        discussion: """
            A cell reads failures/successes: observations that are submitted, verified or returned. What stands behind one \
            is debrief observation list --standing --mission CODE --factor FACTOR --kind gap|strength.

            Example: debrief matrix --mission UNMISS --mission MINUSMA
            """
    )

    @Option(name: .customLong("mission"), help: ArgumentHelp("This mission; may be given again.", valueName: "code"))
    var missions: [MissionCode] = []

    @OptionGroup var readSide: ReadSideOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await readSide.ask(MatrixQuestion(mission: missions)).print(asJSON: output.json)
    }
}

extension MatrixAnswer: Answer {
    var text: String {
        let top = asOf.heading
        guard !missions.isEmpty else { return top + Absence.factors.words(in: .ofThisUser) }
        let factors = Factor.allCases.filter { factor in missions.contains { $0.count(of: factor) != nil } }
        let sum = FactLabel.allObservations.words(in: .ofThisUser)
        let label = (factors.map { $0.words(in: .ofThisUser).count } + [sum.count]).reduce(0, max) + 2
        let widths = missions.map { max(7, $0.mission.count) + 2 }
        let head =
            String(repeating: " ", count: label)
            + zip(missions, widths).map { $0.mission.padded(to: $1) }.joined()
        let largest = missions.flatMap(\.cells).map(\.gaps).max() ?? 0
        let rows = factors.map { factor in
            factor.words(in: .ofThisUser).padded(to: label)
                + zip(missions, widths).map { mission, width in
                    cell(mission.count(of: factor), width: width, largest: largest)
                }.joined()
        }
        let sums =
            sum.padded(to: label)
            + zip(missions, widths).map { "\($0.gaps)/\($0.strengths)".padded(to: $1) }.joined()
        return top + ([head] + rows + [sums]).joined(separator: "\n")
            + "\n\n"
            + Language.ofThisUser.legend(
                ofCellsListedBy: "debrief observation list --standing --mission CODE --factor FACTOR"
            )
    }

    /// The more failures, the hotter; where successes outweigh them, green.
    private func cell(_ count: MatrixCount?, width: Int, largest: Int) -> String {
        guard let count else { return "·".padded(to: width) }
        let text = "\(count.gaps)/\(count.strengths)"
        let heat: Colour? =
            if count.strengths > count.gaps { .green } else if count.gaps * 2 > largest {
                .red
            } else if count.gaps * 4
                > largest
            { .yellow } else { nil }
        return (heat?.paint(text) ?? text) + String(repeating: " ", count: max(0, width - text.count))
    }
}

extension MatrixMission {
    fileprivate func count(of factor: Factor) -> MatrixCount? { cells.first { $0.factor == factor } }
}
