/// What one version of one event carries. A changed shape keeps the old struct under another name and becomes
/// `Previous` of the new one, with a higher version; old events then come through the chain as the newest shape. An
/// optional addition needs no version, a changed meaning is a new event.
package protocol EventPayload: Codable, Sendable, Equatable {
    associatedtype Previous: EventPayload = Never

    /// From 1; 1 has no `Previous`.
    static var version: Int32 { get }

    init(upcasting previous: Previous)
}

extension EventPayload where Previous == Never {
    package init(upcasting previous: Never) { switch previous {} }
}

extension Never: EventPayload {
    package static var version: Int32 { 0 }
}
