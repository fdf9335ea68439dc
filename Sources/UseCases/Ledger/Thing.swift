package import EventSourcing
package import Lessons

/// A thing at a glance.
package struct Thing: Sendable {
    package let reference: Reference
    package let stream: StreamName
    package let revision: Revision
    /// As its sort names it: `under_consideration`.
    package let phase: String
    package let headline: Headline
}
