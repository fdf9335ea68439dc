import ArgumentParser

struct ReviewGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Reviews that findings come from, and their recommendations.",
        discussion: "Example: debrief review show R-1",
        subcommands: [
            ReviewRegister.self, ReviewRecommend.self, ReviewAmendRecommendation.self, ReviewReclassify.self,
            ReviewShow.self, ReviewList.self,
        ]
    )
}
