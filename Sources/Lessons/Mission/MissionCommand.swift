/// What may be asked of a mission. `by` is who acts.
package enum MissionCommand: Sendable {
    case open(MissionDetails, by: PersonID)
    case `import`(MissionImported)
    case changePhase(to: MissionPhase, since: WorldDate?, why: String?, by: PersonID)
    case setMandate(String, objectives: [Objective], authority: String?, by: PersonID)
    case authoriseStrength(Strength, by: PersonID)
    case assess(Assessment, by: PersonID)
    case close(on: WorldDate?, why: String, by: PersonID)
    case reclassify(Sensitivity, why: String, by: PersonID)

    package var action: Mission.Action {
        switch self {
        case .open: .open
        case .import: .import
        case .changePhase: .changePhase
        case .setMandate: .setMandate
        case .authoriseStrength: .authoriseStrength
        case .assess: .assess
        case .close: .close
        case .reclassify: .reclassify
        }
    }
}
