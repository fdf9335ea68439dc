import Wording

/// What stands where in forms, as far as the shapes don't tell. Fields go by the names that `FieldWords` has for them, the
/// command first where it is for one alone.
enum FormLayout {
    /// Texts of more than one line, and how many are shown.
    static let lines = [
        "observation": 3, "discussion": 8, "conclusion": 3, "recommendation": 3, "statement": 4, "rootCause": 4,
        "what": 3,
        "measure": 3, "mandate": 8, "text": 3, "why": 3,
    ]

    /// The fields that stand open, in this order, where a form is to be filled in quickly; the others are folded.
    static let open = [
        "observation.record": ["observation", "kind", "missions", "occurred"],
        "observation.verify": ["rating"],
    ]

    /// Folded wherever they aren't named above.
    static let seldom: Set = [
        "attachments", "evidence.link", "evidence.sha256", "language", "latitude", "longitude", "paragraph",
        "provenance",
        "reported", "review", "people:id",
    ]

    /// The fields that follow from others where nobody fills them in, and from which: a title is its text's first line.
    static let derived = ["observation.record": ["title": "observation"]]

    /// Lists that may not be empty.
    static let needed: Set = [
        "lesson.task:actions", "lesson.validate:evidence", "lesson.reprove:evidence", "lesson.contest:evidence",
        "action.verify:evidence", "action.assess:evidence",
    ]

    /// Choices that are always refused there: another command says that, or nobody does.
    static let refused: [String: Set<String>] = [
        "mission.change_phase:phase": ["closed"], "tokens:scopes": ["sign_in"],
    ]

    static func isOpen(_ path: String, in command: String) -> Bool {
        if let open = open[command], !path.contains(".") { return open.contains(path) }
        return !FieldWords.names(of: path, in: command).contains(where: seldom.contains)
    }

    static func refuses(_ value: String, of path: String, in command: String) -> Bool {
        refused["\(command):\(path)"]?.contains(value) == true
    }
}
