import EventStore

/// An organisation of a database, and the URI that its records bear.
struct OrganisationEntry: Encodable {
    let name: String
    let source: String
}
