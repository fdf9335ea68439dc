import Wording

/// A form, to be filled in or to be put right.
struct FormPage: Page {
    static let words: [any Phrase.Type] = [FormWord.self]

    static let template = "form"

    struct Hidden: Sendable {
        let name: String
        let value: String
    }

    struct Suggestion: Sendable {
        let value: String
        let text: String
    }

    /// What happened to the thing since the form was shown.
    struct Change: Sendable {
        struct Event: Sendable {
            let what: String
            let who: String
            let when: String
        }

        let events: [Event]
    }

    let title: String
    /// What is done, which is what the button says.
    let heading: String
    let about: String
    /// What it is done to; nil where a thing begins.
    let thing: Link?
    /// Where it is sent.
    let action: String
    /// Where to go without sending it.
    let back: String
    let hidden: [Hidden]
    let fields: FieldGroup
    /// Inputs at fault, as links to them.
    let faults: [Link]
    /// Faults of no input alone.
    let general: [String]
    let hasFaults: Bool
    let change: Change?
    /// What a script may keep until there is a connection: `observation`.
    let capture: String?
    let people: [Suggestion]
    let hasPeople: Bool
    let missions: [String]
    let hasMissions: Bool

    init(
        _ words: CommandWords?,
        in language: Language,
        about thing: Link?,
        action: String,
        back: String,
        hidden: [Hidden],
        fields: FieldGroup,
        general: [String] = [],
        change: Change? = nil,
        capture: String? = nil,
        suggesting suggestions: FormSuggestions
    ) {
        heading = words?.title.words(in: language) ?? ""
        about = words?.about.words(in: language) ?? ""
        (self.thing, self.action, self.back, self.hidden) = (thing, action, back, hidden)
        (self.fields, self.general, self.change, self.capture) = (fields, general, change, capture)
        faults = fields.faulty.map { Link(text: "\($0.label): \($0.fault)", href: "#\($0.id)") }
        hasFaults = !faults.isEmpty || !general.isEmpty
        title = hasFaults ? "\(FormWord.toCorrect.words(in: language)) · \(heading)" : heading
        people = suggestions.people.suggestions.map { Suggestion(value: $0.value, text: $0.text) }
        (missions, hasPeople) = (suggestions.missions, !people.isEmpty)
        hasMissions = !missions.isEmpty
    }
}
