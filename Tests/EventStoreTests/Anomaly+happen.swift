import EventSourcing
import Foundation
import TestSupport

extension Anomaly {
    func breakOneAppend(of play: inout SimulatedClients) -> Position {
        let commandID = play.uuid()
        let streams = self == .tornInTwo ? SimulatedClients.streams : [SimulatedClients.streams[0]]
        let places = play.places(commandID, streams)
        if self != .neverAsked {
            play.answer(play.ask(commandID, streams), answer(to: places))
        }
        switch self {
        case .acknowledgedButLost: break
        case .tornInTwo: play.history.log += places.dropLast()
        default: play.history.log += places
        }
        if self == .acknowledgedTwice || self == .unknownTwice {
            play.history.log += play.places(commandID, streams)
        }
        return self == .acknowledgedButLost ? places[0].position : play.history.log[Int(play.head) - lag].position
    }

    func breakPlaces(of play: inout SimulatedClients) -> Position {
        var places = play.append([SimulatedClients.streams[0]]) + play.append([SimulatedClients.streams[0]])
        switch self {
        case .positionMissing: places[1].position += 1
        case .positionTakenTwice: places[1].position -= 1
        case .revisionTakenTwice: places[1].revision -= 1
        default: places[1].revision += 1
        }
        play.history.log.replaceSubrange((play.history.log.count - 2)..., with: places)
        for place in places {
            play.answer(play.ask(place.commandID, [place.stream]), .unknown)
        }
        return self == .positionMissing ? places[0].position + 1 : places[1].position
    }

    func breakOrder(of play: inout SimulatedClients) -> Position {
        let places = play.append([SimulatedClients.streams[0]]) + play.append([SimulatedClients.streams[1]])
        var told = places
        switch self {
        case .reordered:
            (told[0].position, told[1].position) = (places[1].position, places[0].position)
            let operations = told.map { play.ask($0.commandID, [$0.stream]) }
            zip(operations, told).forEach { play.answer($0, .acknowledged([$1])) }
        case .answeredBeforeButAfter:
            told.reversed().forEach { play.answer(play.ask($0.commandID, [$0.stream]), .acknowledged([$0])) }
        default:
            told.forEach { play.answer(play.ask($0.commandID, [$0.stream]), .acknowledged([$0])) }
            told[0].position += 1
            play.answer(play.ask(told[0].commandID, [told[0].stream]), .acknowledged([told[0]]))
            return told[0].position
        }
        return places[0].position
    }

    func breakRead(of play: inout SimulatedClients) -> Position {
        let stream = SimulatedClients.streams[0]
        let before = play.entries(of: stream)
        let place = play.append([stream])[0]
        switch self {
        case .staleRead:
            play.answer(play.ask(place.commandID, [stream]), .acknowledged([place]))
            play.answer(play.askRead(), .saw(.stream(stream, before)))
        case .staleConflict:
            play.answer(play.ask(place.commandID, [stream]), .acknowledged([place]))
            play.answer(play.ask(play.uuid(), [stream]), .refused(saw: .revision(stream, before.last?.revision)))
        case .readGoingBack:
            play.answer(play.ask(place.commandID, [stream]), .unknown)
            play.answer(play.askRead(), .saw(.head(place.position)))
            play.answer(play.askRead(), .saw(.head(place.position - 1)))
        default:
            play.history.log.removeLast()
            play.answer(play.ask(place.commandID, [stream]), .refused(saw: nil))
            play.answer(play.askRead(), .saw(.page(after: play.head, [place], reachedHead: true)))
        }
        return place.position
    }

    func breakFollower(of play: inout SimulatedClients) -> Position {
        let deliveries = play.history.moments.enumerated().compactMap { index, moment in
            if case .delivered(0, let entry) = moment { (index, entry) } else { nil }
        }
        var (index, entry) = deliveries[Int.random(in: 0..<(deliveries.count - 1), using: &play.generator)]
        switch self {
        case .followerRepeats:
            play.history.moments.insert(.delivered(follower: 0, entry), at: index + 1)
        case .followerSkips:
            play.history.moments.remove(at: index)
        default:
            entry.commandID = play.uuid()
            play.history.moments[index] = .delivered(follower: 0, entry)
        }
        return entry.position
    }

    private func answer(to places: [LogEntry]) -> Answer {
        switch self {
        case .acknowledgedButLost, .acknowledgedTwice: .acknowledged(places)
        case .refusedButThere: .refused(saw: nil)
        default: .unknown
        }
    }

    /// How far from the log's end the event stands that is to be named: a torn command is named by its first.
    private var lag: Int { self == .tornInTwo ? 2 : 1 }
}
