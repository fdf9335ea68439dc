import EventStore

/// Where something is meant to go, as far as that is named.
struct Destination: Codable, Equatable {
    let server: String?
    let organisation: String?

    init(_ ledger: LedgerOptions) throws(Failure) {
        server = ledger.address
        organisation = try ledger.organisation.named()?.rawValue
    }

    /// Whether what is meant for this may go to where a command would go now. A server has one organisation; a database
    /// has one that goes without saying.
    func takes(_ here: Destination) -> Bool {
        if let server { return server == here.server }
        let standard = here.server == nil ? OrganisationName.standard.rawValue : nil
        return organisation == nil || organisation == (here.organisation ?? standard)
    }
}
