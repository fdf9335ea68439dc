/// The words of a page that are always the same, by the names under which its template has them: `{{words.search}}`.
package protocol Phrase: Worded, RawRepresentable<String>, CaseIterable {}

extension Phrase {
    /// All of them, by their names.
    package static func all(in language: Language) -> [String: String] {
        Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0.words(in: language)) })
    }
}
