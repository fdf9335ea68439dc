import EventSourcing
import Lessons

/// A thing under one of the missions that it names, which is how registers list it: once under each, and under none once.
struct Entry<State: Sendable>: Sendable {
    let moment: Moment
    let state: State
    let headline: Headline
    /// Which of its missions this is, from 0: the rows of part 0 are every thing once.
    let rank: Int

    var mission: String { headline.missions.indices.contains(rank) ? headline.missions[rank].rawValue : "" }

    /// One for each mission.
    static func all(of moment: Moment, _ state: State) -> [Entry] {
        guard let headline = moment.standing.headline else { return [] }
        return (0..<max(1, headline.missions.count)).map { rank in
            Entry(moment: moment, state: state, headline: headline, rank: rank)
        }
    }
}

extension TableOf {
    /// A register: what every one has, and then what this one has.
    static func register<State>(
        _ name: String,
        language: @escaping @Sendable (State) -> LanguageTag?,
        columns: [Column<Entry<State>>],
        isCounted: Bool = false,
        isOpenToGuests: Bool = true,
        indexes: [ReadIndex] = []
    ) -> Self where Source == Entry<State> {
        let common: [Column<Entry<State>>] = [
            .number("number") { $0.moment.number },
            .text("id") { String($0.moment.stream.rawValue.dropFirst($0.moment.stream.category.count + 1)) },
            .text("mission") { $0.mission },
            .texts("missions") { $0.headline.missions.map(\.rawValue) },
            .text("state") { $0.moment.standing.progress.state },
            .text("title") { $0.headline.title },
            .small("sensitivity") { $0.headline.sensitivity.level },
            .truth("claimed") { $0.headline.isClaimed },
            .truth("synthetic") { $0.headline.provenance?.synthetic },
            .truth("checked") { $0.headline.provenance?.verified },
            .text("language") { language($0.state)?.rawValue },
            .time("known_at") { $0.moment.knownAt },
            .time("recorded_at") { $0.moment.clocks.first },
            .time("changed_at") { $0.moment.clocks.last },
            .time("state_since") { $0.moment.clocks.inState },
            .number("revision") { $0.moment.revision },
        ]
        return Self(
            name,
            columns: common + columns,
            isCounted: isCounted,
            isOpenToGuests: isOpenToGuests,
            indexes: ReadTable.registerIndexes + indexes
        )
    }
}

extension ReadTable {
    /// What makes the first page of a register cost the same now and then: `created` never changes, and orders it.
    static let registerIndexes: [ReadIndex] = [
        "(number, valid_from) WHERE part = 0",
        "(mission, created DESC, valid_from, valid_to)",
        "(mission, state, created DESC, valid_from, valid_to)",
        "(state, created DESC, valid_from, valid_to) WHERE part = 0",
    ]
}

extension ReadTable {
    /// For what is looked up by its id, as it stands now.
    static let byID = ReadIndex("(id) WHERE part = 0 AND valid_to = \(open)", needs: nil)
}

extension Sensitivity {
    /// From 0, the least sensitive.
    var level: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
