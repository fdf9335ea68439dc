import ArgumentParser
import Lessons
import UseCases
import Wording

struct ObservationShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show an observation.",
        discussion: "Example: debrief observation show O-1"
    )

    @Argument(help: "The observation: O-42, its id or the beginning of it.")
    var observation: Reference

    @OptionGroup var options: ShowOptions

    func run() async throws {
        try await options.show(observation, as: Observation.self) { state, names in
            state.map { FieldList($0, names) } ?? FieldList()
        }
    }
}

extension FieldList {
    init(_ state: ObservationState, _ names: Names) {
        let details = state.details
        self.init()
        add("observation", details.observation)
        add("discussion", details.discussion)
        add("conclusion", details.conclusion)
        add("recommendation", details.recommendation)
        add("kind", details.kind.words(in: .ofThisUser))
        add("occurred", details.occurred)
        add("reported", details.reported)
        add(
            "place",
            details.place.map { place in
                place.name + (place.latitude.map { " (\($0), \(place.longitude?.description ?? ""))" } ?? "")
            }
        )
        add("missions", details.missions)
        add("mission phase", details.missionPhase?.words(in: .ofThisUser))
        add("factors", details.factors.map { $0.words(in: .ofThisUser) })
        add("consequences", details.consequences.map { $0.words(in: .ofThisUser) })
        add("severity", details.severity?.words(in: .ofThisUser))
        add("rating", details.rating)
        add("attribution", details.attribution.words(names))
        add("attachments", lines: details.attachments.map { "\($0.name)  \($0.sha256)" })
        add("review", details.review.map { names.name(of: $0) + (details.paragraph.map { ", paragraph \($0)" } ?? "") })
        add("merged into", state.mergedInto.map { names.name(of: $0) })
        add("language", details.language)
        add("said first", state.original.observation == details.observation ? nil : state.original.observation)
        add("claims", lines: state.claims.map { $0.claim.words(as: $0.phase.words(in: .ofThisUser)) })
    }
}

extension Attribution {
    fileprivate func words(_ names: Names) -> String {
        let parts = [mode.words(in: .ofThisUser), person.map { names.name(of: $0) }, role]
        return parts.compactMap(\.self).joined(separator: ": ")
    }
}
