import EventSourcing
import Lessons
import Wording

/// How strong a mission was allowed to be, as steps over time.
struct StrengthChart: Sendable {
    struct Step: Sendable {
        let from: String
        let total: String
        let authority: String?
        let x: Int
        let y: Int
        /// Where the number stands: above the step.
        let textY: Int
    }

    private static let (width, height, margin) = (760.0, 220.0, 44.0)

    let steps: [Step]
    let path: String
    let ticks: [Scale.Tick]

    /// nil where nothing is known of its strength.
    init?(_ strengths: [Strength], until end: Instant, in language: Language) {
        let known = strengths.sorted { $0.from.earliest < $1.from.earliest }
        let totals = known.map { ($0.military ?? 0) + ($0.police ?? 0) + ($0.civilian ?? 0) }
        guard let most = totals.max(), most > 0 else { return nil }
        // The last step is drawn for a year beyond its beginning, where it isn't known to have ended.
        let beyond = known.last.flatMap { strength in
            Instant(microsecondsSince1970: strength.from.earliest.microsecondsSince1970 + 31_556_952_000_000)
        }
        let stop = min(end, beyond ?? end)
        guard let scale = Scale(known.map(\.from.earliest) + [stop], width: Self.width, margin: Self.margin) else {
            return nil
        }
        func y(_ total: Int) -> Int {
            Int((Self.height - Self.margin - Double(total) / Double(most) * (Self.height - 2 * Self.margin)).rounded())
        }
        steps = zip(known, totals).map { strength, total in
            Step(
                from: language.words(of: strength.from),
                total: language.number(total),
                authority: strength.authority,
                x: scale.x(strength.from.earliest),
                y: y(total),
                textY: y(total) - 8
            )
        }
        var path = ""
        for (index, step) in steps.enumerated() { path += index == 0 ? "M\(step.x) \(step.y)" : "H\(step.x)V\(step.y)" }
        self.path = path + "H\(scale.x(stop))"
        ticks = scale.ticks
    }
}
