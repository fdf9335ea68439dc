import Wording

/// What one page shows: the plain values that its template is filled from. Templates see stored properties alone.
protocol Page: Sendable {
    /// The name of its template.
    static var template: String { get }

    /// The words that its template has beside the frame's.
    static var words: [any Phrase.Type] { get }

    /// What the browser calls it.
    var title: String { get }
}

/// A text that leads somewhere.
struct Link: Sendable, Equatable {
    let text: String
    let href: String
}

/// One of several that a form offers.
struct Choice: Sendable, Equatable {
    let value: String
    let text: String
    let isChosen: Bool
}
