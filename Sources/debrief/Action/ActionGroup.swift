import ArgumentParser

struct ActionGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "action",
        abstract: "Reform actions: who promised what, until when, and what it came to.",
        discussion: "Example: debrief action list --overdue",
        subcommands: [
            ActionPropose.self, ActionDecide.self, ActionAssign.self, ActionDue.self, ActionProgress.self,
            ActionImplement.self, ActionVerify.self, ActionOvertake.self, ActionClose.self, ActionReopen.self,
            ActionAssess.self, ActionReclassify.self, ActionShow.self, ActionList.self,
        ]
    )
}
