import ArgumentParser
import EventStore
import FoundationEssentials

/// Which organisation a command works on.
struct OrganisationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The organisation (default: $DEBRIEF_ORGANISATION, else \(OrganisationName.standard)).",
            valueName: "name"
        )
    )
    var organisation: String?

    func name() throws(Failure) -> OrganisationName {
        try named() ?? .standard
    }

    /// nil where none is named.
    func named() throws(Failure) -> OrganisationName? {
        let named = organisation ?? ProcessInfo.processInfo.environment["DEBRIEF_ORGANISATION"]
        guard let named, !named.isEmpty else { return nil }
        return try OrganisationName(argument: named)
    }
}

extension OrganisationName {
    /// What somebody typed for a name.
    init(argument: String) throws(Failure) {
        guard let name = OrganisationName(argument) else {
            throw Failure(
                .usage,
                "An organisation can't be called \(argument.debugDescription): "
                    + "take a lower-case word of at most 40 letters, digits and underscores."
            )
        }
        self = name
    }
}
