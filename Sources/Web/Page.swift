import Wording

/// What one page shows: the plain values that its template is filled from. Templates see stored properties alone.
protocol Page: Sendable {
    /// The name of its template.
    static var template: String { get }

    /// The words that its template has beside the frame's.
    static var words: [any Phrase.Type] { get }

    /// Whether it leaves out what wasn't known by the day that is asked for.
    static var isNarrowedByKnownBy: Bool { get }

    /// What the browser calls it.
    var title: String { get }
}

extension Page {
    static var isNarrowedByKnownBy: Bool { false }
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
