import Contract
import Wording

extension CommandAnswer: Answer {
    var text: String {
        let state = FacetName.state.words(of: phase, of: Mention(reference).noun, in: .ofThisUser)
        let standing = "\(reference)  \(state)  \(title)"
        return changed && !isRepeat ? standing : "\(standing)  (nothing new was recorded)"
    }
}

extension RehearsalAnswer: Answer {
    var text: String {
        guard !wouldRecord.isEmpty else { return "nothing would be recorded: it is so already" }
        return (["would record, and did not:"] + wouldRecord.map { "  \($0.type)  \($0.stream)\n    \($0.data)" })
            .joined(separator: "\n")
    }
}
