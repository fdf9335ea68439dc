package import EventSourcing
package import Lessons

/// A thing as one of its events left it: what read models make rows of.
package struct Moment: Sendable {
    package let stream: StreamName
    /// In its category: 42 of O-42.
    package let number: Int64
    package let standing: Standing
    /// The position of its first event.
    package let created: Position
    package let position: Position
    package let revision: Revision
    package let type: String
    package let clocks: Clocks

    /// When it was known, as its sources say: when it was reported, else when it occurred, else when it was recorded here.
    package var knownAt: Instant {
        let claimed: Instant? =
            switch standing {
            case .mission(let state): state.details.established?.latest
            case .review(let state): state.details.date?.latest
            case .observation(let state): state.details.reported?.latest ?? state.details.occurred.latest
            case .lesson, .action, .alert: nil
            }
        return claimed ?? clocks.first
    }
}

/// A thing of any sort.
package enum Standing: Sendable {
    case mission(MissionState)
    case review(ReviewState)
    case observation(ObservationState)
    case lesson(LessonState)
    case action(ReformActionState)
    case alert(AlertState)
}

/// When what happened to a thing, by the times at which its events were recorded. The one definition of the figures that
/// hang on them: time in state, silence, standstill.
package struct Clocks: Sendable, Equatable {
    /// Its first event.
    package private(set) var first: Instant
    /// Its last event: silence counts from here.
    package private(set) var last: Instant
    /// When it came into the state in which it is: time in state counts from here.
    package private(set) var inState: Instant
    /// When it last came further, by its state or by a reported percentage: standstill counts from here.
    package private(set) var further: Instant
    private var progress: Progress

    /// How far a thing has come.
    struct Progress: Sendable, Equatable {
        let state: String
        let percentage: Int?
    }

    init(_ time: Instant, _ progress: Progress) {
        (first, last, inState, further) = (time, time, time, time)
        self.progress = progress
    }

    mutating func advance(to time: Instant, _ next: Progress) {
        last = time
        if next.state != progress.state { inState = time }
        if next != progress { further = time }
        progress = next
    }
}
