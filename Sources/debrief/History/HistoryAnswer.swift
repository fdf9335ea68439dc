import Contract
import Wording

extension HistoryAnswer: Answer {
    var text: String {
        let who = max(label(.who).count, min(24, events.map(\.actor.count).max() ?? 0))
        let indent = String(repeating: " ", count: 4 + 2 * 21 + who + 2)
        let width = max(30, Terminal.width - indent.count)
        let head =
            "#".padded(to: 4) + "\(label(.recordedAt)) (UTC)".padded(to: 21) + "\(label(.given)) (UTC)".padded(to: 21)
            + label(.who).padded(to: who + 2)
        let lines = events.map { event in
            let times = [event.recordedAt, event.givenAt ?? ""].map { $0.toSeconds.padded(to: 21) }.joined()
            let begin = String(event.revision).padded(to: 4) + times + event.actor.cut(to: who).padded(to: who + 2)
            return begin + event.words.wrapped(to: width).joined(separator: "\n" + indent)
        }
        let proof = proof.words(in: .ofThisUser)
        return "\(reference)  \(title)\n\n\(head)\(label(.what))\n" + lines.joined(separator: "\n")
            + "\n\n" + Language.ofThisUser.labelled(.proof, proof)
    }

    private func label(_ label: FactLabel) -> String { label.words(in: .ofThisUser) }
}

extension HistoryLine {
    /// What happened, and what has to be known before anybody relies on it.
    fileprivate var words: String {
        secondPersonUnauthenticated ? what + [Mark.secondPersonUnauthenticated].bracketed : what
    }
}

extension String {
    /// A time of a record without its parts of a second: `2026-11-23 16:22:01`.
    var toSeconds: String { prefix(10) + " " + dropFirst(11).prefix(8) }
}
