/// A field of a form as its template shows it. Nothing in it is ever absent: a template would take what stands around it for
/// what isn't there.
struct FieldView: Sendable {
    /// What is typed or chosen with.
    indirect enum Control: Sendable {
        case line(Line)
        case area(Area)
        /// One line for each of several.
        case lines(Lines)
        case select(Choices)
        case radios(Choices)
        case boxes(Choices)
        case group(FieldGroup)
        /// The same fields several times.
        case rows(Rows)
    }

    struct Line: Sendable {
        /// The input's own id.
        let input: String
        let value: String
        /// What the keyboard of a phone is to have: `numeric`.
        let keys: String
        /// What it has to look like, as HTML has it; any where it is empty.
        let pattern: String
        let hasPattern: Bool
        /// Whose suggestions it has: `people`.
        let suggestions: String
        let hasSuggestions: Bool
    }

    struct Area: Sendable {
        let value: String
        let lines: Int
    }

    struct Lines: Sendable {
        let lines: [Line]
    }

    struct Choices: Sendable {
        let choices: [Choice]
    }

    struct Choice: Sendable {
        /// The input's own id.
        let input: String
        let value: String
        let text: String
        let isChosen: Bool
    }

    struct Rows: Sendable {
        let groups: [FieldGroup]
    }

    let id: String
    let name: String
    let label: String
    let help: String
    let hasHelp: Bool
    let fault: String
    let isFaulty: Bool
    /// What stands in the way, and its page.
    let obstacle: Link
    let hasObstacle: Bool
    let isRequired: Bool
    /// Whether a browser is to insist: it can't point to what is folded away.
    let isInsisted: Bool
    let isDescribed: Bool
    let control: Control
}

/// Fields that belong together.
struct FieldGroup: Sendable {
    /// What it is called; empty where something else says that.
    let legend: String
    let fields: [FieldView]
    /// Those that are folded away.
    let more: [FieldView]
    let hasMore: Bool
    let isMoreOpen: Bool
}

extension FieldGroup {
    /// Those of its fields that are at fault, in order.
    var faulty: [FieldView] { (fields + more).flatMap(\.faulty) }
}

extension FieldView {
    fileprivate var faulty: [FieldView] {
        let within =
            switch control {
            case .group(let group): group.faulty
            case .rows(let rows): rows.groups.flatMap(\.faulty)
            case .line, .area, .lines, .select, .radios, .boxes: [FieldView]()
            }
        return (isFaulty ? [self] : []) + within
    }
}
