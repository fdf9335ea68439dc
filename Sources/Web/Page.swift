import Wording

/// What one page shows: the plain values that its template is filled from.
protocol Page: Sendable {
    /// The words that its template has beside the frame's.
    associatedtype Words: Phrase

    /// The name of its template.
    static var template: String { get }

    /// What the browser calls it.
    var title: String { get }
}

/// A text that leads somewhere.
struct Link: Sendable, Equatable {
    let text: String
    let href: String
}
