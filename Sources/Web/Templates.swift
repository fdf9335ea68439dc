import Mustache
import Wording

/// The templates of all pages, read once.
struct Templates: Sendable {
    private static let texts: [String: [UInt8]] = [
        "access": PackageResources.access_mustache,
        "acts": PackageResources.acts_mustache,
        "audit": PackageResources.audit_mustache,
        "board": PackageResources.board_mustache,
        "facts": PackageResources.facts_mustache,
        "failure": PackageResources.failure_mustache,
        "frame": PackageResources.frame_mustache,
        "history": PackageResources.history_mustache,
        "home": PackageResources.home_mustache,
        "matrix": PackageResources.matrix_mustache,
        "mission": PackageResources.mission_mustache,
        "piece": PackageResources.piece_mustache,
        "proof": PackageResources.proof_mustache,
        "readers": PackageResources.readers_mustache,
        "register": PackageResources.register_mustache,
        "search": PackageResources.search_mustache,
        "signIn": PackageResources.signIn_mustache,
        "thing": PackageResources.thing_mustache,
        "thingHead": PackageResources.thingHead_mustache,
    ]

    private let library: MustacheLibrary

    /// - Throws: what parsing a template throws.
    init() throws {
        library = MustacheLibrary(
            templates: try Self.texts.mapValues { try MustacheTemplate(string: String(decoding: $0, as: UTF8.self)) }
        )
    }

    /// The page as HTML.
    func html<Content: Page>(of page: Content, in frame: Frame) -> String {
        let words = Content.words.reduce(FrameWord.all(in: frame.language)) { words, phrases in
            words.merging(phrases.all(in: frame.language)) { $1 }
        }
        let model: [String: Any] = ["frame": frame, "words": words, "page": page, "title": page.title]
        return library.render(model, withTemplate: Content.template) ?? ""
    }
}
