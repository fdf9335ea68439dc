/// Everything that doctor found.
struct Diagnosis: Answer {
    let findings: [Finding]
    let organisation: String
    let isWell: Bool

    var text: String { findings.map(\.line).joined(separator: "\n") }

    init(organisation: String, findings: [Finding]) {
        self.findings = findings
        self.organisation = organisation
        isWell = !findings.contains { $0.state == .problem }
    }
}
