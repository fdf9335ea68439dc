import Wording

/// What stands around a page: where else to go, who is here, and of which day it is. Templates see stored properties alone.
struct Frame: Sendable {
    struct Place: Sendable {
        let text: String
        let href: String
        let isHere: Bool
    }

    /// The day that the site shows, where it isn't today.
    struct Past: Sendable {
        let sentence: String
        /// What of the question this page leaves out; nil where that is nothing.
        let note: String?
        /// The same page as it is now.
        let now: Link
    }

    struct Visitor: Sendable {
        let name: String
        /// Whose what this device keeps is.
        let person: String
        /// Shows that a form is from one of our own pages.
        let formToken: String
        /// What the page shows is of this position: what comes behind it is news.
        let position: String
        let mayRecord: Bool
    }

    /// A field of the query, which a form of the page keeps.
    struct Kept: Sendable {
        let name: String
        let value: String
    }

    let language: Language
    let languageTag: String
    let otherLanguageTag: String
    let style = Asset.style.path
    let script = Asset.script.path
    let icon = Asset.icon.path
    /// nil before somebody signed in.
    var visitor: Visitor?
    var places: [Place] = []
    var home = "/"
    var past: Past?
    /// Where the page is, without its query.
    let path: String
    /// Where it is with its query.
    let here: String
    /// The query without as of when.
    var kept: [Kept] = []
    /// As of when, for the links of the frame.
    var point: [Kept] = []
    /// The day that is shown, or today: `2016-07-08`; where it can't be shown, what was typed.
    var day = ""
    var asOfFault: String?
    /// The day by which it was known, as the sources claim; empty where nobody asked.
    var knownBy = ""
    var knownByFault: String?
    /// What was just done, in one sentence.
    var notice: String?
    /// To the search for what led straight here; nil where nothing did.
    var searched: Link?

    init(_ language: Language, path: String, here: String) {
        (self.language, languageTag) = (language, language.rawValue)
        otherLanguageTag = (language == .english ? Language.french : .english).rawValue
        (self.path, self.here) = (path, here)
    }
}
