package import UseCases
package import Wording

extension TokenScope: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .read: language("to read", "lire")
        case .write: language("to give commands", "donner des commandes")
        case .signIn: language("to sign in, once", "entrer, une fois")
        }
    }
}
