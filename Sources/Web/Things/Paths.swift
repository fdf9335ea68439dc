import Contract
import Foundation
import Lessons
import Projections

extension Register {
    /// The register of what is called so: `O-42`, a mission's code.
    init?(of reference: String) {
        let parts = reference.split(separator: "-", maxSplits: 1)
        let lettered = Register.allCases.first { register in
            parts.count == 2 && parts[1].allSatisfy(\.isNumber) && register.letter.map(String.init) == String(parts[0])
        }
        if let lettered {
            self = lettered
        } else if MissionCode(reference) != nil {
            self = .missions
        } else {
            return nil
        }
    }

    var path: String { "/\(rawValue)" }
}

extension Visit {
    /// The page of what is called so, as of the day that is shown; nil for what has none. It says how it was found where
    /// words led straight to it.
    func href(ofThing reference: String, searched words: String? = nil) -> String? {
        // A recommendation is on its review's page.
        let parts = reference.split(separator: "/", maxSplits: 1).map(String.init)
        guard let thing = parts.first, let register = Register(of: thing) else { return nil }
        let query = words.map { "?searched=\($0.queryEscaped)" } ?? ""
        return href("\(register.path)/\(thing)\(query)") + (parts.count == 2 ? "#recommendation-\(parts[1])" : "")
    }

    func link(to reference: String) -> Link { Link(text: reference, href: href(ofThing: reference) ?? "") }
}
