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

    /// Every page that there is.
    static let pages: [any Page.Type] = [
        AccessPage.self, AuditPage.self, BoardPage.self, CapturePage.self, FailurePage.self, FormPage.self,
        HomePage.self, MadeBeforePage.self, MatrixPage.self, MissionPage.self, ReadersPage.self, RegisterPage.self,
        SearchPage.self, SecretPage.self, SignInPage.self, ThingPage.self, WebhooksPage.self,
    ]

    /// The words of each page and of its frame, by its template.
    private static let words: [Language: [String: [String: String]]] = Dictionary(
        uniqueKeysWithValues: Language.allCases.map { language in
            let words = pages.map { page in
                let all = ([FrameWord.self] + page.words).map { $0.all(in: language) }
                return (page.template, all.reduce([:]) { $0.merging($1) { $1 } })
            }
            return (language, Dictionary(uniqueKeysWithValues: words))
        }
    )

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
        let words = Self.words[frame.language]?[Content.template] ?? [:]
        let model: [String: Any] = ["frame": frame, "words": words, "page": page, "title": page.title]
        return library.render(model, withTemplate: Content.template) ?? ""
    }
}
