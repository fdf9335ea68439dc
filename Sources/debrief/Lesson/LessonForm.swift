/// A lesson as it is being written: from options, and in an editor.
struct LessonForm {
    var title: String
    var statement: String
    var rootCause: String?

    /// Has a person fill it in.
    mutating func edit() throws -> Draft {
        let (texts, draft) = try EditorForm(sections: [
            EditorForm.Section("title", "At most 200 characters. Left empty: the first line of the statement.", title),
            EditorForm.Section("statement", "What is to be done otherwise, or again.", statement),
            EditorForm.Section("root cause", "Why it happened.", rootCause ?? ""),
        ]).fill()
        title = texts["title"] ?? ""
        statement = texts["statement"] ?? ""
        rootCause = texts["root cause"]
        return draft
    }
}
