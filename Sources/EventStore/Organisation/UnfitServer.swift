/// What keeps a log from being opened: the server would lose it, or can't hold its text.
package enum UnfitServer: Error, Sendable, Equatable {
    /// A setting without which a power cut may take what was acknowledged.
    case isOff(String)
    /// The database's encoding is not UTF8.
    case encoding(String)
    /// Migrations of this debrief are not applied.
    case behind(organisation: String, pending: Int)

    /// The settings that must not be off.
    package static let durabilitySettings = ["fsync", "full_page_writes", "synchronous_commit"]
}

extension UnfitServer: CustomStringConvertible {
    package var description: String {
        switch self {
        case .isOff(let setting):
            """
            \(setting) is off, so a power cut may take acknowledged events: run ALTER SYSTEM SET \(setting) = on, then \
            SELECT pg_reload_conf(); see whether ALTER ROLE set it
            """
        case .encoding(let encoding):
            """
            the database's encoding is \(encoding), which cannot hold every text: make it anew with ENCODING 'UTF8' \
            TEMPLATE template0
            """
        case .behind(let organisation, let pending):
            "\(organisation) lacks \(pending) migrations of this debrief: run debrief migrate --organisation \(organisation)"
        }
    }
}
