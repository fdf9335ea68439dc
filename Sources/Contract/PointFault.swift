package import EventSourcing
package import Lessons
package import Projections
package import Wording

/// Why nothing can be shown as of what was asked for.
package enum PointFault: Error, Sendable, Equatable, CaseIterable {
    case unreadable
    case ahead
    case beyondLog
    case presentOnly
    case zone
    case knownUnreadable
    case knownAhead
    case knownOfOneThing

    /// The parameter that is at fault.
    package var parameter: String {
        switch self {
        case .unreadable, .ahead, .beyondLog, .presentOnly: "as-of"
        case .zone: "zone"
        case .knownUnreadable, .knownAhead, .knownOfOneThing: "known-by"
        }
    }

    package var isOfKnownBy: Bool { parameter == "known-by" }

    /// - Throws: `ahead`, `knownAhead` for what is still to come.
    package static func check(_ point: PointInTime?, knownBy: WorldDate?, at now: Instant) throws(PointFault) {
        if point?.isAhead(of: now) == true { throw .ahead }
        if knownBy?.hasBegun(at: now) == false { throw .knownAhead }
    }
}

extension PointFault: Worded {
    /// Behind the parameter's name.
    package func words(in language: Language) -> String {
        switch self {
        case .unreadable:
            language(
                "is 2016-07-08, 2016-07, 2016-07-08T12:00:00Z or a position",
                "s’écrit 2016-07-08, 2016-07, 2016-07-08T12:00:00Z, ou est une position"
            )
        case .ahead:
            language(
                "lies in the future: take today or an earlier day",
                "est dans l’avenir : il faut aujourd’hui ou un jour passé"
            )
        case .beyondLog:
            ParameterWord.beyondLog.words(in: language)
        case .presentOnly:
            language(
                "doesn’t go with this: nothing keeps how it stood, so leave it out",
                "ne va pas avec cela : rien n’en garde l’état passé, il faut donc l’omettre"
            )
        case .zone:
            language(
                "goes with a day in as-of: 2016-07-08 and +02:00",
                "va avec un jour dans as-of : 2016-07-08 et +02:00"
            )
        case .knownUnreadable:
            language("is a date or an instant: 2016-07-08", "est une date ou un instant : 2016-07-08")
        case .knownAhead:
            language(
                "lies in the future: nothing is known by then yet",
                "est dans l’avenir : rien n’est encore connu à cette date"
            )
        case .knownOfOneThing:
            language(
                "narrows lists, boards and charts: of one thing leave it out",
                "restreint les listes, tableaux et graphiques : pour un seul objet, ne pas le donner"
            )
        }
    }
}
