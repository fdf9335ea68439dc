import ArgumentParser
import Lessons
import UseCases

/// The fields of a lesson; what isn't given is left out, or stays as it is.
struct LessonOptions: ParsableArguments {
    @Option(help: "A title (default: the first line of the statement).")
    var title: String?

    @Option(help: "Why it happened.")
    var rootCause: LongText?

    @Option(help: "lesson or good_practice (default: lesson).")
    var kind: LessonKind?

    @Option(name: .customLong("from"), help: "An observation that it is drawn from; may be given several times.")
    var observations: [Reference] = []

    @Option(
        name: .customLong("recommendation"),
        help: ArgumentHelp("A review's recommendation: R-3/4; may be given several times.", valueName: "review/number")
    )
    var recommendations: [RecommendationArgument] = []

    @Option(name: .customLong("factor"), help: "What it is about; may be given several times.")
    var factors: [Factor] = []

    @Option(
        name: .customLong("mission"),
        help: ArgumentHelp("A mission that it comes from; may be given several times.", valueName: "code")
    )
    var missions: [MissionCode] = []

    @Option(
        name: .customLong("applies-to"),
        help: "A type of mission that it applies to; may be given several times (default: all)."
    )
    var missionTypes: [MissionType] = []

    @Option(
        name: .customLong("in-phase"),
        help: "A mission's phase that it applies in; may be given several times (default: all)."
    )
    var missionPhases: [MissionPhase] = []

    @Option(help: ArgumentHelp("The language that it is written in (default: en).", valueName: "tag"))
    var language: LanguageTag?

    @Option(help: "unclassified, confidential or strictly_confidential (default: unclassified).")
    var sensitivity: Sensitivity?

    @Flag(help: "It is made up, to show or to try something.")
    var synthetic = false
}
