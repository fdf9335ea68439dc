import ArgumentParser

struct MissionGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mission",
        abstract: "Missions: mandates, means, phases and what they came to.",
        discussion: "Example: debrief mission show MINUSMA",
        subcommands: [
            MissionOpen.self, MissionPhaseChange.self, MissionMandate.self, MissionStrength.self, MissionAssess.self,
            MissionClose.self, MissionReclassify.self, MissionShow.self, MissionList.self,
        ]
    )
}
