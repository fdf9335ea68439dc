import EventSourcing
package import Transparency

/// A checkpoint that whoever verifies has kept, out of the reach of whoever has the database.
package struct HeldCheckpoint: Sendable {
    /// Where it was kept, as the report calls it.
    package let name: String
    package let checkpoint: Checkpoint

    package init(name: String, checkpoint: Checkpoint) {
        (self.name, self.checkpoint) = (name, checkpoint)
    }

    var size: Position { checkpoint.size }
}
