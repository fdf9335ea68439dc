import ArgumentParser

/// How a new organisation will be known in its records.
struct SourceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The URI that a new organisation's records bear, for ever (default: a random URN).",
            valueName: "uri"
        )
    )
    var source: String?

    /// A record is to name its organisation anywhere, so a relative reference won't do (RFC 3986, 4.3).
    func validate() throws {
        guard let source else { return }
        let scheme = source.prefix { $0 != ":" }
        let isScheme =
            scheme.first?.isLetter == true
            && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
        let isPlain = source.utf8.allSatisfy { (0x21...0x7E).contains($0) } && source.utf8.count <= 256
        guard isScheme, isPlain, source.count > scheme.count + 1 else {
            throw ValidationError("--source wants a URI of at most 256 characters, such as https://example.org/lessons")
        }
    }
}
