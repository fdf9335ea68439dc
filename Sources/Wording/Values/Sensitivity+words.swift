package import Lessons

extension Sensitivity: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .unclassified: language("unclassified", "non classifié")
        case .confidential: language("confidential", "confidentiel")
        case .strictlyConfidential: language("strictly confidential", "strictement confidentiel")
        }
    }
}

extension Attribution.Mode: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .named: language("named", "nommément")
        case .role: language("by role", "par fonction")
        case .sealed: language("sealed", "sous scellé")
        }
    }
}
