import Lessons

extension Language {
    func imported(_ claim: Claim, as phase: some Worded) -> String {
        self(
            "imported from \(claim.source) (\(claim.externalId)), which claims that it is \(phase.words(in: self))",
            "importé de \(claim.source) (\(claim.externalId)), selon qui l’état est : \(phase.words(in: self))"
        ) + said(by: claim)
    }

    func claimed(_ claim: Claim, as phase: some Worded) -> String {
        self(
            "\(claim.source) (\(claim.externalId)) now claims that it is \(phase.words(in: self))",
            "\(claim.source) (\(claim.externalId)) affirme désormais que l’état est : \(phase.words(in: self))"
        ) + said(by: claim)
    }

    func reclassified(as sensitivity: Sensitivity, _ why: String) -> String {
        because(
            self(
                "reclassified as \(sensitivity.words(in: self))",
                "reclassé : \(sensitivity.words(in: self))"
            ),
            why
        )
    }

    private func said(by claim: Claim) -> String {
        claim.claimedBy.map { self("; said by \($0)", " ; affirmé par \($0)") } ?? ""
    }
}
