import Contract

extension PersonAnswer {
    var line: String {
        guard let name else { return "\(id)  (forgotten)" }
        return ["\(id)  \(name)", address.map { "<\($0)>" }].compactMap(\.self).joined(separator: "  ")
    }
}

extension PeopleAnswer: Answer {
    var text: String {
        people.isEmpty
            ? "nobody yet: debrief people add makes the first entry"
            : people.map(\.line).joined(separator: "\n")
    }
}
