import EventSourcing

/// Where each follower stands, and where it was led astray.
struct FollowerTrails {
    private let log: LogIndex
    private var last: [Int: Position] = [:]
    private(set) var violations: [HistoryViolation] = []

    init(log: LogIndex) {
        self.log = log
    }

    mutating func note(_ moment: Moment) {
        switch moment {
        case .followed(let follower, let position):
            last[follower] = position
        case .delivered(let follower, let entry):
            step(follower, to: entry)
        case .appendAsked, .readAsked, .answered:
            break
        }
    }

    private mutating func step(_ follower: Int, to entry: LogEntry) {
        let before = last[follower] ?? 0
        if entry.position <= before {
            report(.followerRepeat, entry.position, "follower \(follower) had come to position \(before)")
        } else if entry.position > before + 1 {
            report(.followerGap, before + 1, "follower \(follower) was led on to position \(entry.position)")
        } else if !log.holds(entry) {
            report(.followerMisled, entry.position, "follower \(follower) was given another event")
        }
        last[follower] = max(before, entry.position)
    }

    private mutating func report(_ kind: HistoryViolation.Kind, _ position: Position, _ explanation: String) {
        violations.append(HistoryViolation(kind: kind, position: position, explanation: explanation))
    }
}
