/// What an observation is to be one with.
package struct MergeTarget: Sendable, Equatable {
    package let id: ObservationID
    /// Every observation that it has in turn been merged into, as read: the chain to the one that stands.
    package let successors: [ObservationID]
    /// The observation that is merged.
    package let merged: ObservationID

    package init(id: ObservationID, successors: [ObservationID] = [], merging merged: ObservationID) {
        (self.id, self.successors, self.merged) = (id, successors, merged)
    }
}
