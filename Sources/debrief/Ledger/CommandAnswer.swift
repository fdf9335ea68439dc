import Contract
import UseCases
import Wording

extension Ledger {
    /// Gives a command, and says what came of it.
    func answer(_ verb: some UseCase, in context: CommandContext) async throws -> CommandAnswer {
        let outcome = try await perform(verb, in: context)
        return CommandAnswer(outcome, of: verb, thing: try await thing(of: outcome))
    }
}

extension CommandAnswer: Answer {
    var text: String {
        let noun = Mention(reference).noun
        let state = FacetName.state.words(of: phase, of: noun, in: .ofThisUser)
        let standing = "\(reference)  \(state)  \(Language.ofThisUser.title(title, of: noun))"
        let line = changed && !isRepeat ? standing : "\(standing)  (nothing new was recorded)"
        return ([line] + vague.lines(in: .ofThisUser).map { "  \($0)" }).joined(separator: "\n")
    }
}

extension RehearsalAnswer: Answer {
    var text: String {
        guard !wouldRecord.isEmpty else { return "nothing would be recorded: it is so already" }
        return (["would record, and did not:"] + wouldRecord.map { "  \($0.type)  \($0.stream)\n    \($0.data)" })
            .joined(separator: "\n")
    }
}
