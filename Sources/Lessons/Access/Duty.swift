/// Whose part a command is.
package struct Duty: Sendable {
    private let roles: Set<AccessRole>
    /// Of those, who has this part only about what they recorded themselves.
    private var ownOnly: Set<AccessRole> = []
    /// Of those, who has this part only with the role in all missions.
    private var everywhereOnly: Set<AccessRole> = []

    private init(
        _ roles: Set<AccessRole>,
        ownOnly: Set<AccessRole> = [],
        everywhereOnly: Set<AccessRole> = []
    ) {
        (self.roles, self.ownOnly, self.everywhereOnly) = (roles, ownOnly, everywhereOnly)
    }

    func allows(_ grant: Grant, isRecorder: Bool) -> Bool {
        roles.contains(grant.role)
            && (isRecorder || !ownOnly.contains(grant.role))
            && (grant.mission == nil || !everywhereOnly.contains(grant.role))
    }

    /// By the commands' names; a command that isn't here is nobody's part.
    package static let of: [String: Duty] = {
        let recorders = Duty([.observer, .analyst, .manager], ownOnly: [.observer])
        let analysts = Duty([.analyst, .manager])
        let managers = Duty([.manager])
        let reporters = Duty([.owner, .manager])
        let judges = Duty([.manager, .auditor])
        let examiners = Duty([.analyst, .manager, .auditor])
        let administrators = Duty([.manager, .administrator], everywhereOnly: [.administrator])
        let duties: [(Duty, String, [String])] = [
            (Duty([.observer, .analyst, .manager]), "observation", ["record"]),
            (recorders, "observation", ["amend", "resubmit", "withdraw", "withdraw_consent"]),
            (analysts, "observation", ["verify", "return", "reject", "reconsider", "merge", "unmerge"]),
            (managers, "observation", ["reclassify"]),
            (analysts, "lesson", ["propose", "analyse", "amend", "task", "implement", "supersede", "reopen"]),
            (examiners, "lesson", ["contest"]),
            (managers, "lesson", ["endorse", "decline", "settle", "reprove", "reclassify"]),
            (judges, "lesson", ["validate"]),
            (analysts, "action", ["propose"]),
            (managers, "action", ["decide", "assign", "close", "overtake", "reopen", "reclassify"]),
            (reporters, "action", ["due", "progress", "implement"]),
            (examiners, "action", ["verify", "assess"]),
            (Duty([.manager, .administrator], everywhereOnly: [.manager, .administrator]), "mission", ["open"]),
            (
                managers, "mission",
                ["change_phase", "set_mandate", "authorise_strength", "assess", "close", "reclassify"]
            ),
            (analysts, "review", ["register", "recommend", "amend_recommendation"]),
            (managers, "review", ["reclassify"]),
            (analysts, "alert", ["acknowledge"]),
            (managers, "alert", ["confirm", "dismiss", "reconsider"]),
            (administrators, "event", ["redact"]),
            (Duty([.analyst, .manager], everywhereOnly: [.analyst, .manager]), "thing", ["import"]),
            (Duty([.administrator], everywhereOnly: [.administrator]), "access", ["grant", "revoke"]),
            (administrators, "access", ["admit", "dismiss"]),
        ]
        let named = duties.flatMap { duty, noun, verbs in verbs.map { ("\(noun).\($0)", duty) } }
        return Dictionary(uniqueKeysWithValues: named)
    }()
}
