package import UseCases
package import Wording

extension DeliveryFault: Worded {
    package func words(in language: Language) -> String {
        language(description, french)
    }

    private var french: String {
        switch self {
        case .ownerWithoutRole: "son titulaire n’a plus de fonction"
        case .addressUnreadable: "son adresse ne peut être lue"
        case .noPublicAddress: "son hôte ne mène à aucune adresse publique"
        case .unreachable: "il ne peut être joint"
        case .answered(let status): "il a répondu \(status)"
        }
    }
}
