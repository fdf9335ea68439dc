import Contract
import Lessons
import Wording

extension AccessAnswer.Grant {
    var line: String {
        [role.rawValue, mission.map { "in \($0)" } ?? "in all missions", until.map { "until \($0.toSeconds) UTC" }]
            .compactMap(\.self).joined(separator: " ")
    }
}

extension AccessAnswer: Answer {
    var text: String {
        let needs = needsToKnow.isEmpty ? [] : ["needs to know \(needsToKnow.joined(separator: ", "))"]
        let lines = grants.map(\.line) + needs
        let top = "\(person)  \(name ?? "(nobody's name)")"
        return ([top] + (lines.isEmpty ? ["nothing"] : lines).map { "  \($0)" }).joined(separator: "\n")
    }
}

extension AccessListAnswer: Answer {
    var text: String {
        people.isEmpty
            ? "nobody has a role yet: debrief access grant gives the first"
            : people.map(\.text).joined(separator: "\n")
    }
}

extension AccessChangeAnswer: Answer {
    var text: String { changed ? access.text : "\(access.text)\n(nothing new was recorded)" }
}

extension ReadersAnswer: Answer {
    var text: String {
        let top = asOf.heading + "\(reference)  [\(sensitivity.words(in: .ofThisUser))]\n\n"
        guard !readers.isEmpty else { return top + "open to nobody" }
        return top
            + readers.map { reader in
                "\(reader.name ?? reader.person): \(reader.by.map(\.line).joined(separator: "; "))"
            }.joined(separator: "\n")
    }
}
