/// Something that has a name for people, the same wherever it is shown.
package protocol Worded: Sendable {
    /// A word or a few, without a capital at the beginning or a stop at the end.
    func words(in language: Language) -> String
}
