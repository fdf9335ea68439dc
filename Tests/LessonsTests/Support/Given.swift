import EventSourcing
import Lessons
import Testing

/// What had happened, as a test tells it.
struct Given<Subject: Aggregate> {
    private let state: Subject.State

    init(_ history: [Subject.Event]) {
        state = Subject.fold(history)
    }

    func when(_ command: Subject.Command) -> Decided<Subject> {
        do throws(Subject.Rejection) {
            return Decided(result: .success(try Subject.decide(command, in: state)))
        } catch {
            return Decided(result: .failure(error))
        }
    }
}

/// What was decided.
struct Decided<Subject: Aggregate> {
    fileprivate let result: Result<[Subject.Event], Subject.Rejection>

    func then(_ events: [Subject.Event], _ location: SourceLocation = #_sourceLocation) {
        #expect(result == .success(events), sourceLocation: location)
    }

    func thenRejected(_ rejection: Subject.Rejection, _ location: SourceLocation = #_sourceLocation) {
        #expect(result == .failure(rejection), sourceLocation: location)
    }
}
