/// How many characters texts may have.
package enum TextLimit {
    /// Names, titles, offices.
    package static let title = 200
    /// One statement, one reason, one fact.
    package static let statement = 4_000
    /// What explains at length.
    package static let discussion = 20_000
}
