package import Projections
package import Wording

extension Facet {
    /// What things are told apart by.
    package func label(in language: Language) -> String { FacetName(rawValue: name)?.words(in: language) ?? name }

    /// The value that they have in common, of things of a sort.
    package func words(of noun: Noun, in language: Language) -> String {
        FacetName(rawValue: name)?.words(of: value, of: noun, in: language) ?? value
    }
}
