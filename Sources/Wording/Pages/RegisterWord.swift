/// The words of a register's page.
package enum RegisterWord: String, Phrase {
    case find
    case sortedBy
    case sort
    case narrowedTo
    case removeFilter
    case narrow
    case nothing
    case next
    case first
    case reference
    case new
    case standing
    case mine

    package func words(in language: Language) -> String {
        switch self {
        case .find: language("Search here", "Chercher ici")
        case .sortedBy: language("Sorted by", "Trié par")
        case .sort: language("Sort", "Trier")
        case .narrowedTo: language("Only", "Seulement")
        case .removeFilter: language("Remove", "Enlever")
        case .narrow: language("Narrow", "Restreindre")
        case .nothing: language("Nothing here meets all of this.", "Rien ici ne répond à tout cela.")
        case .next: language("Next page", "Page suivante")
        case .first: language("First page", "Première page")
        case .reference: language("Reference", "Référence")
        case .new: language("New", "Nouveau")
        case .mine: language("logged by you", "consignées par vous")
        case .standing: language("those that stand", "celles en vigueur")
        }
    }
}
