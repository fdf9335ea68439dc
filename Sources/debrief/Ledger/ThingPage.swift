import Contract
import EventSourcing
import Lessons
import Wording

/// One thing as it is shown: its name, where it stands and its title, then its facts.
struct ThingPage<Subject: ContractedAggregate>: Answer {
    let answer: ThingAnswer<Subject>
    let now: Instant

    func encode(to encoder: any Encoder) throws { try answer.encode(to: encoder) }

    var text: String {
        let phase = Subject.phase(of: answer.state)?.words(in: .ofThisUser) ?? ""
        let marks = answer.marks(now: now).bracketed
        let top = "\(answer.reference)  \(phase)\(marks)  \(answer.title(in: .ofThisUser) ?? "")"
        var fields = FieldList(answer.facts(in: .ofThisUser, now: now))
        fields.add(FactLabel.proof.words(in: .ofThisUser), answer.proof.words(in: .ofThisUser))
        if !answer.possible.isEmpty {
            let acts = answer.acts.map { $0.words(in: .ofThisUser) }.joined(separator: ", ")
            fields.add(FactLabel.possible.words(in: .ofThisUser), acts)
        }
        for (place, hint) in answer.vague.lines(in: .ofThisUser).enumerated() {
            fields.add(place == 0 ? FactLabel.vague.words(in: .ofThisUser) : "", hint)
        }
        return (answer.asOf?.heading ?? "") + top + "\n\n" + fields.text(width: Terminal.width)
    }
}

extension [Mark] {
    /// As they stand behind what they are about: ` [synthetic, not verified]`; nothing where there are none.
    var bracketed: String {
        isEmpty ? "" : " [\(map { $0.words(in: .ofThisUser) }.joined(separator: ", "))]"
    }
}
