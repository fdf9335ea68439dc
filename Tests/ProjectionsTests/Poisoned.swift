import EventSourcing
import Lessons
import Projections
import Synchronization

/// A read model that can't read some observations, for as long as the test wants.
struct Poisoned: ReadModel {
    struct Unreadable: Error {}

    let name = "poisoned"
    let version: Int32
    let categories: Set = [Lessons.Observation.category]
    let tables: [ReadTable]
    private let observations: any ReadModel
    private let isPoison: @Sendable (ObservationState) -> Bool

    /// Its rows are those of the observations, in tables of its own.
    init(version: Int32 = 1, _ isPoison: @escaping @Sendable (ObservationState) -> Bool) throws {
        self.version = version
        self.isPoison = isPoison
        guard let model = ReadModels.all.first(where: { $0.name == "observations" }) else { throw Unreadable() }
        observations = model
        tables = model.tables
    }

    func rows(of moment: Moment) throws -> [ReadRow] {
        if case .observation(let state) = moment.standing, isPoison(state) { throw Unreadable() }
        return try observations.rows(of: moment)
    }
}

/// Something that a test turns on and off.
final class Switch: Sendable {
    private let state: Mutex<Bool>

    init(_ isOn: Bool) { state = Mutex(isOn) }

    var isOn: Bool {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}

/// How often something happened.
final class Tally: Sendable {
    private let state = Mutex(0)

    var count: Int { state.withLock { $0 } }
    func add() { state.withLock { $0 += 1 } }
}
