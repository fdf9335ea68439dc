import Lessons
import Wording

/// A word or two about a thing, which bears a colour beside what it says.
struct Chip: Sendable, Equatable {
    /// What the colour adds to the words.
    enum Tone: String, Sendable {
        case plain = ""
        case good
        case warn
        case bad
        /// What has to be known before anybody relies on the thing.
        case mark
        case secret
    }

    let text: String
    let tone: String

    init(_ words: any Worded, _ tone: Tone = .plain, in language: Language) {
        (text, self.tone) = (words.words(in: language), tone.rawValue)
    }
}

extension Observation.Phase {
    var tone: Chip.Tone {
        switch self {
        case .submitted: .warn
        case .verified: .good
        case .returned, .rejected: .bad
        case .merged, .withdrawn: .plain
        }
    }
}

extension Lesson.Phase {
    var tone: Chip.Tone {
        switch self {
        case .proposed, .analysed: .warn
        case .identified, .tasked, .implemented: .plain
        case .learned: .good
        case .notEffective: .bad
        case .declined, .superseded: .plain
        }
    }
}

extension Alert.Phase {
    var tone: Chip.Tone {
        switch self {
        case .raised: .bad
        case .acknowledged: .warn
        case .confirmed, .dismissed: .plain
        }
    }
}

extension Acceptance {
    var tone: Chip.Tone {
        switch self {
        case .underConsideration: .warn
        case .accepted, .partlyAccepted: .plain
        case .rejected, .notRelevant: .bad
        }
    }
}

extension Implementation {
    var tone: Chip.Tone {
        switch self {
        case .notStarted: .warn
        case .inProgress, .implemented: .plain
        case .verified: .good
        case .overtaken: .plain
        case .closedUnimplemented: .bad
        }
    }
}

extension Severity {
    var tone: Chip.Tone {
        switch self {
        case .low, .moderate: .plain
        case .high: .warn
        case .critical: .bad
        }
    }
}
