/// Which events a reader wants. What isn't named is not asked for.
package struct EventFilter: Sendable, Equatable {
    /// Nothing is left out.
    package static let all = EventFilter()

    package let types: Set<String>?
    package let missions: Set<String>?

    package init(types: Set<String>? = nil, missions: Set<String>? = nil) {
        self.types = types
        self.missions = missions
    }
}
