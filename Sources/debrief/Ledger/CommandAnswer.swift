import Contract

extension CommandAnswer: Answer {
    var text: String {
        let standing = "\(reference)  \(phase)  \(title)"
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
