import Contract
import EventSourcing
import Lessons
import Projections
import Wording

/// What occurred when, to scale, a lane for each sort of thing.
struct TimelineChart: Sendable {
    struct Lane: Sendable {
        let name: String
        let y: Int
        let textY: Int
        let dots: [Dot]
    }

    struct Dot: Sendable {
        let x: Int
        let y: Int
        let href: String
        /// When and what, in one line.
        let words: String
    }

    private static let (width, margin, row) = (760.0, 110.0, 40)

    let lanes: [Lane]
    let ticks: [Scale.Tick]
    let height: Int
    let axisY: Int

    /// nil where nothing happened.
    init?(_ happenings: [(line: TimelineAnswer.Line, words: String)], _ visit: Visit) {
        let moments = happenings.compactMap { Self.moment(of: $0.line) }
        guard let scale = Scale(moments, width: Self.width, margin: Self.margin) else { return nil }
        var lanes: [Lane] = []
        for register in Register.allCases {
            let own = happenings.filter { Register(of: $0.line.reference) == register }
            guard !own.isEmpty else { continue }
            let y = lanes.count * Self.row + 24
            let dots = own.compactMap { happening in
                Self.moment(of: happening.line).map { moment in
                    Dot(
                        x: scale.x(moment),
                        y: y,
                        href: visit.href(ofThing: happening.line.reference) ?? "",
                        words:
                            "\(visit.words(of: happening.line.occurred)), \(happening.line.reference) \(happening.words)"
                    )
                }
            }
            lanes.append(Lane(name: register.word.words(in: visit.language), y: y, textY: y + 4, dots: dots))
        }
        self.lanes = lanes
        ticks = scale.ticks
        axisY = lanes.count * Self.row + 8
        height = axisY + 26
    }

    private static func moment(of line: TimelineAnswer.Line) -> Instant? {
        WorldDate(line.occurred)?.earliest ?? Instant(line.occurred)
    }
}
