/// One event of a bundle and what checking showed of it.
package struct BundleFinding: Sendable, Hashable {
    /// As the bundle has it.
    package let event: BundledEvent
    /// Whether the log has it.
    package let verdict: BundleVerdict
}
