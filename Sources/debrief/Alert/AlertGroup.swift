import ArgumentParser

struct AlertGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alert",
        abstract: "Alerts that rules raise: early warnings, and lessons that may have to be learned again.",
        discussion: "Example: debrief alert list",
        subcommands: [
            AlertList.self, AlertShow.self, AlertAcknowledge.self, AlertConfirm.self, AlertDismiss.self,
            AlertReconsider.self, AlertScan.self,
        ]
    )
}
