import ArgumentParser

struct ObservationGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "observation",
        abstract: "Observations from the field (debrief observe logs one).",
        discussion: "Example: debrief observation show O-1",
        subcommands: [
            ObservationAmend.self, ObservationResubmit.self, ObservationVerify.self, ObservationReturn.self,
            ObservationReject.self, ObservationReconsider.self, ObservationMerge.self, ObservationUnmerge.self,
            ObservationReclassify.self, ObservationWithdraw.self, ObservationWithdrawConsent.self,
            ObservationShow.self, ObservationList.self,
        ]
    )
}
