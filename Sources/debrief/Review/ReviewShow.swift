import ArgumentParser
import Lessons
import UseCases
import Wording

struct ReviewShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a review and its recommendations.",
        discussion: "Example: debrief review show R-1"
    )

    @Argument(help: "The review: R-3, its id or the beginning of it.")
    var review: Reference

    @OptionGroup var options: ShowOptions

    func run() async throws {
        try await options.show(review, as: Review.self) { state, _ in
            state.map { FieldList($0) } ?? FieldList()
        }
    }
}

extension FieldList {
    init(_ state: ReviewState) {
        let details = state.details
        self.init()
        add("symbol", details.symbol)
        add("kind", details.kind.words(in: .ofThisUser))
        add("date", details.date)
        add("missions", details.missions)
        add("link", details.link)
        add("language", details.language)
        for recommendation in state.recommendations {
            let place = recommendation.paragraph.map { " (paragraph \($0))" } ?? ""
            let mark =
                recommendation.provenance?.verified == false ? " [\(Mark.notVerified.words(in: .ofThisUser))]" : ""
            add("\(recommendation.number)", recommendation.text + place + mark)
        }
        add("claims", lines: state.claims.map { $0.claim.words(as: Review.Phase.registered.words(in: .ofThisUser)) })
    }
}
