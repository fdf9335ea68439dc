import FoundationEssentials
import Wording

extension Language {
    /// What the environment asks for.
    static let ofThisUser = Language(environment: ProcessInfo.processInfo.environment)
}
