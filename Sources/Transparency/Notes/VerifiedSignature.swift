/// A signature that was found to be that of a known key.
package struct VerifiedSignature: Sendable, Hashable {
    /// Whose it is.
    package let key: VerifierKey
    /// When a witness signed, as it says; nil for a signature without a time.
    package let secondsSince1970: Int64?
}
