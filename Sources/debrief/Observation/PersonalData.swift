import Lessons

/// Looks for what may tell who somebody is: an open record bears it for ever.
enum PersonalData {
    /// Says on standard error what looks like a name or a way to reach somebody.
    static func warn(about details: ObservationDetails) {
        let texts = [
            details.title, details.observation, details.discussion, details.conclusion, details.recommendation,
        ]
        guard let found = texts.lazy.compactMap({ $0.flatMap(PersonalDataHint.first) }).first else { return }
        StandardError.write(
            """
            debrief: \(found.text.debugDescription) looks like \(found.kind.words). The record can't be changed later: leave out \
            who it was, or say it by role (--role) or not at all (--attribution sealed).

            """
        )
    }
}

extension PersonalDataHint.Kind {
    fileprivate var words: String {
        switch self {
        case .name: "a person's name"
        case .mailAddress: "a mail address"
        case .telephone: "a telephone number"
        }
    }
}
