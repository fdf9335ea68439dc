package import Transparency

/// Somebody else who signs that a log never went back on what it showed them.
package struct Witness: Sendable, Hashable {
    /// Without a slash at the end: `/add-checkpoint` comes behind it.
    package let url: String
    package let key: VerifierKey

    package init(url: String, key: VerifierKey) {
        (self.url, self.key) = (url, key)
    }
}

/// What a witness answered.
package struct WitnessReply: Sendable, Equatable {
    /// Of the HTTP answer.
    package let status: Int
    package let body: String

    package init(status: Int, body: String) {
        (self.status, self.body) = (status, body)
    }
}
