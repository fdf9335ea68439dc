package import EventSourcing
import Transparency

/// What came of verifying a log.
package struct Verification: Sendable {
    /// Events whose records, digests, leaves and columns were computed and compared: behind this position, up to `head`.
    package let after: Position
    package let head: Position
    /// The root of the whole log, computed here.
    package let root: Digest
    /// The newest checkpoint with a good signature that the log agrees with; nil where there is none.
    package let newest: SignedTree?
    /// The witnesses, of those that are known, who signed it.
    package let witnesses: [String]
    /// How many checkpoints, published and held, were compared.
    package let checkpoints: Int
    /// Everything that isn't as it must be, in the order of the log, then beside it.
    package let faults: [LogFault]

    package var holds: Bool { faults.isEmpty }
}
