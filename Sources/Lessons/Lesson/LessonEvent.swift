package import EventSourcing

/// What happened to a lesson.
package enum LessonEvent: DomainEvent {
    case proposed(LessonProposed)
    case imported(LessonImported)
    case claimed(LessonImported)
    case amended(LessonAmended)
    case analysed(LessonAnalysed)
    case declined(LessonDeclined)
    case endorsed(LessonEndorsed)
    case tasked(LessonTasked)
    case implemented(LessonImplemented)
    case validated(LessonValidated)
    case reproved(LessonReproved)
    case contested(LessonContested)
    case settled(LessonSettled)
    case superseded(LessonSuperseded)
    case reopened(LessonReopened)
    case reclassified(LessonReclassified)

    package var type: String {
        switch self {
        case .proposed: "lesson.proposed"
        case .imported: "lesson.imported"
        case .claimed: "lesson.claimed"
        case .amended: "lesson.amended"
        case .analysed: "lesson.analysed"
        case .declined: "lesson.declined"
        case .endorsed: "lesson.endorsed"
        case .tasked: "lesson.tasked"
        case .implemented: "lesson.implemented"
        case .validated: "lesson.validated"
        case .reproved: "lesson.reproved"
        case .contested: "lesson.contested"
        case .settled: "lesson.settled"
        case .superseded: "lesson.superseded"
        case .reopened: "lesson.reopened"
        case .reclassified: "lesson.reclassified"
        }
    }

    package var payload: any EventPayload {
        switch self {
        case .proposed(let payload): payload
        case .imported(let payload): payload
        case .claimed(let payload): payload
        case .amended(let payload): payload
        case .analysed(let payload): payload
        case .declined(let payload): payload
        case .endorsed(let payload): payload
        case .tasked(let payload): payload
        case .implemented(let payload): payload
        case .validated(let payload): payload
        case .reproved(let payload): payload
        case .contested(let payload): payload
        case .settled(let payload): payload
        case .superseded(let payload): payload
        case .reopened(let payload): payload
        case .reclassified(let payload): payload
        }
    }

    package init(type: String, dataVersion version: Int32, data: EventData) throws(EventCodecError) {
        switch type {
        case "lesson.proposed": self = .proposed(try data.decode(LessonProposed.self, version: version, of: type))
        case "lesson.imported": self = .imported(try data.decode(LessonImported.self, version: version, of: type))
        case "lesson.claimed": self = .claimed(try data.decode(LessonImported.self, version: version, of: type))
        case "lesson.amended": self = .amended(try data.decode(LessonAmended.self, version: version, of: type))
        case "lesson.analysed": self = .analysed(try data.decode(LessonAnalysed.self, version: version, of: type))
        case "lesson.declined": self = .declined(try data.decode(LessonDeclined.self, version: version, of: type))
        case "lesson.endorsed": self = .endorsed(try data.decode(LessonEndorsed.self, version: version, of: type))
        case "lesson.tasked": self = .tasked(try data.decode(LessonTasked.self, version: version, of: type))
        case "lesson.implemented":
            self = .implemented(try data.decode(LessonImplemented.self, version: version, of: type))
        case "lesson.validated": self = .validated(try data.decode(LessonValidated.self, version: version, of: type))
        case "lesson.reproved": self = .reproved(try data.decode(LessonReproved.self, version: version, of: type))
        case "lesson.contested": self = .contested(try data.decode(LessonContested.self, version: version, of: type))
        case "lesson.settled": self = .settled(try data.decode(LessonSettled.self, version: version, of: type))
        case "lesson.superseded": self = .superseded(try data.decode(LessonSuperseded.self, version: version, of: type))
        case "lesson.reopened": self = .reopened(try data.decode(LessonReopened.self, version: version, of: type))
        case "lesson.reclassified":
            self = .reclassified(try data.decode(LessonReclassified.self, version: version, of: type))
        default: throw .unknownType(type)
        }
    }
}
