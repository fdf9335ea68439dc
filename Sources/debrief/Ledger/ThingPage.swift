import Contract
import Lessons
import Wording

/// One thing as it is shown: its name, where it stands and its title, then its fields.
struct ThingPage<Subject: ContractedAggregate>: Answer {
    let answer: ThingAnswer<Subject>
    let fields: FieldList

    func encode(to encoder: any Encoder) throws { try answer.encode(to: encoder) }

    var text: String {
        let phase = Subject.phase(of: answer.state)?.words(in: .ofThisUser) ?? ""
        let top = "\(answer.reference)  \(phase)\(marks)  \(answer.headline?.title ?? "")"
        var fields = fields
        fields.add("proof", answer.proof.words)
        return (answer.asOf?.heading ?? "") + top + "\n\n" + fields.text(width: Terminal.width)
    }

    /// What has to be known before anybody relies on it.
    private var marks: String {
        var marks: [any Worded] = []
        let headline = answer.headline
        if headline?.isClaimed == true { marks.append(Mark.claimed) }
        if answer.secondPersonUnauthenticated { marks.append(Mark.secondPersonUnauthenticated) }
        if answer.redacted { marks.append(Mark.redacted) }
        if headline?.provenance?.synthetic == true { marks.append(Mark.synthetic) }
        if headline?.provenance?.verified == false { marks.append(Mark.notVerified) }
        if let sensitivity = headline?.sensitivity, sensitivity != .unclassified { marks.append(sensitivity) }
        return marks.isEmpty ? "" : " [\(marks.map { $0.words(in: .ofThisUser) }.joined(separator: ", "))]"
    }
}

extension ProofAnswer {
    var words: String {
        switch standing {
        case .unsigned: "not signed yet: the signed tree ends at position \(signedThrough), and this is of \(position)"
        case .signed: "signed, not witnessed: within the tree of \(signedThrough) events"
        case .witnessed: "signed and witnessed: within the tree of \(witnessedThrough) events"
        }
    }
}
