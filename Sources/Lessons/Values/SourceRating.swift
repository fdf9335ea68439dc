/// How far a source and what it says are to be believed: the Admiralty code (NATO STANAG 2511).
package struct SourceRating: Sendable, Hashable {
    package var reliability: Reliability
    package var credibility: Credibility

    package init(reliability: Reliability, credibility: Credibility) {
        (self.reliability, self.credibility) = (reliability, credibility)
    }

    /// Of the source: A completely reliable to E unreliable; F can't be judged.
    package enum Reliability: String, Sendable, CaseIterable {
        case completelyReliable = "A"
        case usuallyReliable = "B"
        case fairlyReliable = "C"
        case notUsuallyReliable = "D"
        case unreliable = "E"
        case cannotBeJudged = "F"
    }

    /// Of what it says: 1 confirmed by others to 5 improbable; 6 can't be judged.
    package enum Credibility: Int, Sendable, CaseIterable {
        case confirmed = 1
        case probablyTrue
        case possiblyTrue
        case doubtful
        case improbable
        case cannotBeJudged
    }
}

extension SourceRating: LosslessStringConvertible {
    /// The two signs together, `B2`; nil for anything else.
    package init?(_ description: String) {
        guard description.count == 2, let reliability = Reliability(rawValue: description.prefix(1).uppercased()),
            let credibility = Int(description.suffix(1)).flatMap(Credibility.init)
        else { return nil }
        self.init(reliability: reliability, credibility: credibility)
    }

    package var description: String { "\(reliability.rawValue)\(credibility.rawValue)" }
}

extension SourceRating: Codable {
    package init(from decoder: any Decoder) throws { self = try decoder.text("a rating such as B2") }
    package func encode(to encoder: any Encoder) throws { try encoder.encode(text: self) }
}
