/// One event of a bundle and what checking showed of it.
package struct BundleFinding: Sendable, Hashable {
    package let event: BundledEvent
    package let verdict: BundleVerdict
}
