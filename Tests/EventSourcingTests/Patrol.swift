import EventSourcing

/// A small aggregate: a patrol is planned, then reported on or cancelled, and neither twice.
enum Patrol: Decider {
    enum Command: Sendable {
        case plan(from: String, to: String, vehicles: Int)
        case cancel(reason: String)
    }

    enum Event: DomainEvent {
        case planned(PatrolPlanned)
        case cancelled(PatrolCancelled)

        var type: String {
            switch self {
            case .planned: "patrol.planned"
            case .cancelled: "patrol.cancelled"
            }
        }

        var payload: any EventPayload {
            switch self {
            case .planned(let payload): payload
            case .cancelled(let payload): payload
            }
        }

        init(type: String, dataVersion: Int32, data: EventData) throws(EventCodecError) {
            switch type {
            case "patrol.planned":
                self = .planned(try data.decode(PatrolPlanned.self, version: dataVersion, of: type))
            case "patrol.cancelled":
                self = .cancelled(try data.decode(PatrolCancelled.self, version: dataVersion, of: type))
            default: throw .unknownType(type)
            }
        }
    }

    enum State: Sendable, Equatable {
        case unplanned
        case planned(vehicles: Int)
        case cancelled
    }

    enum Rejection: Error, Equatable {
        case alreadyPlanned
        case notPlanned
    }

    static let initialState = State.unplanned

    static func decide(_ command: Command, in state: State) throws(Rejection) -> [Event] {
        switch (command, state) {
        case (.plan(let start, let end, let vehicles), .unplanned):
            [.planned(PatrolPlanned(start: start, end: end, vehicles: vehicles))]
        case (.plan, .planned), (.plan, .cancelled): throw .alreadyPlanned
        case (.cancel(let reason), .planned): [.cancelled(PatrolCancelled(reason: reason))]
        case (.cancel, .cancelled): []
        case (.cancel, .unplanned): throw .notPlanned
        }
    }

    static func evolve(_ state: inout State, with event: Event) {
        switch event {
        case .planned(let planned): state = .planned(vehicles: planned.vehicles)
        case .cancelled: state = .cancelled
        }
    }
}

/// The first shape said the whole way in one text.
struct PatrolPlannedV1: EventPayload {
    static let version: Int32 = 1
    var route: String
}

/// The second told the ends apart.
struct PatrolPlannedV2: EventPayload {
    static let version: Int32 = 2
    var start: String
    var end: String

    init(upcasting previous: PatrolPlannedV1) {
        let ends = previous.route.split(separator: " to ", maxSplits: 1)
        start = ends.first.map(String.init) ?? ""
        end = ends.last.map(String.init) ?? ""
    }
}

/// Today's counts the vehicles: every patrol before had two.
struct PatrolPlanned: EventPayload {
    static let version: Int32 = 3
    var start: String
    var end: String
    var vehicles: Int

    init(start: String, end: String, vehicles: Int) {
        (self.start, self.end, self.vehicles) = (start, end, vehicles)
    }

    init(upcasting previous: PatrolPlannedV2) {
        self.init(start: previous.start, end: previous.end, vehicles: 2)
    }
}

struct PatrolCancelled: EventPayload {
    static let version: Int32 = 1
    var reason: String
    var weight: Double = 1
}
