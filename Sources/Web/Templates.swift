import Mustache
import Wording

/// The templates of all pages, read once.
struct Templates: Sendable {
    private static let texts: [String: [UInt8]] = [
        "access": PackageResources.access_mustache,
        "acts": PackageResources.acts_mustache,
        "audit": PackageResources.audit_mustache,
        "board": PackageResources.board_mustache,
        "capture": PackageResources.capture_mustache,
        "facts": PackageResources.facts_mustache,
        "failure": PackageResources.failure_mustache,
        "form": PackageResources.form_mustache,
        "formDescribed": PackageResources.formDescribed_mustache,
        "formField": PackageResources.formField_mustache,
        "formFields": PackageResources.formFields_mustache,
        "formLabel": PackageResources.formLabel_mustache,
        "formLegend": PackageResources.formLegend_mustache,
        "formNotes": PackageResources.formNotes_mustache,
        "formState": PackageResources.formState_mustache,
        "frame": PackageResources.frame_mustache,
        "history": PackageResources.history_mustache,
        "home": PackageResources.home_mustache,
        "madeBefore": PackageResources.madeBefore_mustache,
        "matrix": PackageResources.matrix_mustache,
        "mission": PackageResources.mission_mustache,
        "piece": PackageResources.piece_mustache,
        "proof": PackageResources.proof_mustache,
        "readers": PackageResources.readers_mustache,
        "register": PackageResources.register_mustache,
        "search": PackageResources.search_mustache,
        "secret": PackageResources.secret_mustache,
        "signIn": PackageResources.signIn_mustache,
        "thing": PackageResources.thing_mustache,
        "thingHead": PackageResources.thingHead_mustache,
        "vague": PackageResources.vague_mustache,
        "webhooks": PackageResources.webhooks_mustache,
    ]

    private let library: MustacheLibrary

    /// - Throws: what parsing a template throws.
    init() throws {
        MustacheContentTypes.register(HTMLText(), named: HTMLText.name)
        library = MustacheLibrary(
            templates: try Self.texts.mapValues { text in
                try MustacheTemplate(
                    string: "{{%CONTENT_TYPE:\(HTMLText.name)}}\n" + String(decoding: text, as: UTF8.self)
                )
            }
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
