import EventSourcing
import Lessons
import Projections
package import Wording

extension MissionAnswer {
    /// What is so of the mission, and of what happened in it.
    package func facts(in language: Language) -> [Fact] {
        var sheet = FactSheet(language)
        if let factors {
            sheet.add(
                .observations,
                [FactValue(language.balance(failures: factors.gaps, successes: factors.strengths))]
            )
            sheet.add(.factors, lines: factors.byFailures.map { $0.value(in: language) })
        }
        sheet.add(.openAlerts, lines: openAlerts.map { $0.value(in: language) })
        sheet.add(.openLessons, lines: openLessons.map { $0.value(in: language) })
        sheet.add(.reformActions, lines: board.counts.map { $0.value(in: language) })
        sheet.add(.stillToBeDone, lines: board.open.map { $0.value(in: language) })
        return state.facts(in: language, Names([:]), at: asOf.time) + sheet.facts
    }

    /// What has to be known before anybody relies on it, in the order in which it is said.
    package var marks: [Mark] {
        (Mission.headline(of: state)?.marks ?? []).union(state.marks(at: asOf.time)).inOrder
    }
}

extension MatrixMission {
    /// The factors, those with most failures first.
    fileprivate var byFailures: [MatrixCount] { cells.sorted { $0.gaps > $1.gaps } }
}

extension MatrixCount {
    fileprivate func value(in language: Language) -> FactValue {
        let balance = language.balance(failures: gaps, successes: strengths)
        return FactValue(factor.words(in: language) + language(": ", " : ") + balance)
    }
}

extension MissionAnswer.OpenLesson {
    fileprivate func value(in language: Language) -> FactValue {
        let phase = FacetName.state.words(of: state ?? "", of: .lesson, in: language)
        return "\(Mention(reference)) \(phase) \(title ?? "")"
    }
}

extension MissionAnswer.OpenAlert {
    fileprivate func value(in language: Language) -> FactValue {
        let phase = FacetName.state.words(of: state ?? "", of: .alert, in: language)
        let mark = escalated ? " [\(Mark.escalated.words(in: language))]" : ""
        return "\(Mention(reference)) \(phase)\(mark) \(language.title(title ?? "", of: .alert))"
    }
}

extension BoardCount {
    fileprivate func value(in language: Language) -> FactValue {
        "\(count) \(acceptance.words(in: language)), \(implementation.words(in: language))"
    }
}

extension BoardAnswer.Action {
    fileprivate func value(in language: Language) -> FactValue {
        let late = overdueDays.map { " (\(language.overdue(days: $0)))" } ?? ""
        let day: FactValue =
            due.flatMap { WorldDate($0) }.map { "\($0)" } ?? FactValue(language("no date", "sans date"))
        return "\(Mention(reference)) \(day)\(late) \(what ?? "")"
    }
}
