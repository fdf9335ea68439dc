import EventSourcing
package import Lessons
import Projections

/// The links of a thing.
package struct LinksAnswer: Codable, Sendable {
    package struct Line: Codable, Sendable {
        package let from: String
        package let relation: Relation
        package let to: String
    }

    package let asOf: AsOfAnswer
    package let pointsTo: [Line]
    package let pointedToBy: [Line]

    init(_ links: [Link], of stream: StreamName, names: [StreamName: String], asOf: AsOf) {
        func line(_ link: Link) -> Line {
            let target = names[link.target] ?? link.target.rawValue
            return Line(
                from: names[link.source] ?? link.source.rawValue,
                relation: link.relation,
                to: link.item.map { "\(target)/\($0)" } ?? target
            )
        }
        self.asOf = AsOfAnswer(asOf)
        pointsTo = links.filter { $0.source == stream }.map(line)
        pointedToBy = links.filter { $0.source != stream }.map(line)
    }
}
