import ArgumentParser
import Lessons

/// A mandate's objective with what is said of it: `Protect civilians:clear:unresourced`.
struct ObjectiveArgument: ExpressibleByArgument {
    let objective: Objective

    init?(argument: String) {
        var parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        var judged: [String: Bool] = [:]
        while parts.count > 1, let word = parts.last, let judgement = Self.judgements[String(word)] {
            guard judged.updateValue(judgement.value, forKey: judgement.of) == nil else { return nil }
            parts.removeLast()
        }
        objective = Objective(
            text: parts.joined(separator: ":"),
            clear: judged["clear"],
            achievable: judged["achievable"],
            resourced: judged["resourced"]
        )
    }

    private static let judgements: [String: (of: String, value: Bool)] = [
        "clear": ("clear", true), "unclear": ("clear", false),
        "achievable": ("achievable", true), "unachievable": ("achievable", false),
        "resourced": ("resourced", true), "unresourced": ("resourced", false),
    ]
}
