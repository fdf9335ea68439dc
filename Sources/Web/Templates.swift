import Foundation
import Mustache
import Wording

/// The templates of all pages, read once.
struct Templates: Sendable {
    private let library: MustacheLibrary

    /// - Throws: what parsing a template throws.
    init() throws {
        let texts: [String: [UInt8]] = [
            "frame": PackageResources.frame_mustache,
            SignInPage.template: PackageResources.signIn_mustache,
            FailurePage.template: PackageResources.failure_mustache,
        ]
        library = MustacheLibrary(
            templates: try texts.mapValues { try MustacheTemplate(string: String(decoding: $0, as: UTF8.self)) }
        )
    }

    /// The page as HTML.
    func html<Content: Page>(of page: Content, in frame: Frame) -> String {
        let words = FrameWord.all(in: frame.language).merging(Content.Words.all(in: frame.language)) { $1 }
        let model: [String: Any] = ["frame": frame, "words": words, "page": page, "title": page.title]
        return library.render(model, withTemplate: Content.template) ?? ""
    }
}
