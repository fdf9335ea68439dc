import Contract
import UseCases
import Wording

/// Makes the fields of a form from its shape and from what they are filled in with.
struct FieldViews {
    private static let date = #"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}(Z|[+\-]\d{2}:\d{2}))?)?)?"#
    /// So many choices at most are shown all at once.
    private static let radios = 4

    /// The command or the instruction.
    let command: String
    let language: Language
    /// By the inputs' names.
    let faults: [String: String]
    /// Of how many rows each list was shown before.
    let rows: [String: Int]
    /// What it is filled in with before anybody does.
    let presets: [String: FieldValue]

    func group(of object: Shape.Object, _ values: [String: FieldValue]) -> FieldGroup {
        group(of: object, values, presets, at: "", isNeeded: true, isFolded: false)
    }

    private func group(
        of object: Shape.Object,
        _ values: [String: FieldValue],
        _ presets: [String: FieldValue],
        at prefix: String,
        isNeeded: Bool,
        isFolded: Bool,
        legend: String = ""
    ) -> FieldGroup {
        let views = object.fields.map { field in
            let name = prefix + field.name
            return view(
                of: field,
                values[field.name],
                presets[field.name],
                at: name,
                isNeeded: isNeeded,
                isFolded: isFolded || !FormLayout.isOpen(name, in: command)
            )
        }
        let open = views.filter { FormLayout.isOpen($0.name, in: command) }
        let more = views.filter { !FormLayout.isOpen($0.name, in: command) }
        let order = FormLayout.open[command] ?? []
        let touched = object.fields.filter { values[$0.name] != presets[$0.name] }.map { prefix + $0.name }
        return FieldGroup(
            legend: legend,
            fields: prefix.isEmpty && !order.isEmpty
                ? order.compactMap { name in open.first { $0.name == name } } : open,
            more: more,
            hasMore: !more.isEmpty,
            isMoreOpen: more.contains { view in
                touched.contains(view.name) || faults.keys.contains { $0 == view.name || $0.hasPrefix(view.name + ".") }
            }
        )
    }

    private func view(
        of field: Shape.Field,
        _ value: FieldValue?,
        _ preset: FieldValue?,
        at name: String,
        isNeeded: Bool,
        isFolded: Bool
    ) -> FieldView {
        let words = FieldWords.found(name, in: command)?.words
        let isRequired = isNeeded && isRequired(field, at: name)
        let help = words?.help?.words(in: language) ?? ""
        let fault = faults[name] ?? ""
        return FieldView(
            id: id(name),
            name: name,
            label: words?.label.words(in: language) ?? "",
            help: help,
            hasHelp: !help.isEmpty,
            fault: fault.isEmpty ? "" : fault.sentence,
            isFaulty: !fault.isEmpty,
            isRequired: isRequired,
            isInsisted: isRequired && !isFolded,
            isDescribed: !help.isEmpty || !fault.isEmpty,
            control: control(of: field.shape, value, preset, at: name, isRequired: isRequired, isFolded: isFolded)
        )
    }

    private func isRequired(_ field: Shape.Field, at name: String) -> Bool {
        let names = ["\(command):\(name)"]
        if field.shape.isList { return names.contains(where: FormLayout.needed.contains) }
        return field.isRequired && !names.contains(where: FormLayout.derived.contains)
    }

    private func control(
        of shape: Shape,
        _ value: FieldValue?,
        _ preset: FieldValue?,
        at name: String,
        isRequired: Bool,
        isFolded: Bool
    ) -> FieldView.Control {
        switch shape {
        case .object(let object):
            let group = group(
                of: object,
                value?.fields ?? [:],
                preset?.fields ?? [:],
                at: name + ".",
                isNeeded: isRequired,
                isFolded: isFolded
            )
            return .group(group)
        case .choice(let options):
            let choices = choices(options, [value?.typed ?? ""], at: name)
            guard choices.count <= Self.radios else {
                return .select(
                    FieldView.Choices(choices: [absent(isRequired ? .choose : .notSaid, value, at: name)] + choices)
                )
            }
            return .radios(withAbsent(choices, value, at: name, isRequired: isRequired))
        case .truth:
            let choices = [("true", FormWord.yes), ("false", .no)].map { text, word in
                choice(text, word.words(in: language), value?.typed == text, at: name)
            }
            return .radios(withAbsent(choices, value, at: name, isRequired: isRequired))
        case .list(.choice(let options)):
            return .boxes(FieldView.Choices(choices: choices(options, value?.elements.map(\.typed) ?? [], at: name)))
        case .list(.object(let object)):
            return .rows(rows(of: object, value, preset, at: name, isNeeded: isRequired, isFolded: isFolded))
        case .list(.missionCode): return .lines(lines(value, at: name))
        case .list(let element):
            let text = (value?.elements ?? []).map(\.typed).joined(separator: "\n")
            return .area(FieldView.Area(value: text, lines: element.isIdentifier ? 2 : 3))
        case .text where FormLayout.lines[String(name.split(separator: ".").last ?? "")] != nil:
            let lines = FormLayout.lines[String(name.split(separator: ".").last ?? "")] ?? 1
            return .area(FieldView.Area(value: value?.typed ?? "", lines: lines))
        case .text, .number, .date, .instant, .uuid, .identifier, .person, .missionCode, .recommendation, .map,
            .anything:
            return .line(line(shape, value?.typed ?? "", input: id(name)))
        }
    }

    private func rows(
        of object: Shape.Object,
        _ value: FieldValue?,
        _ preset: FieldValue?,
        at name: String,
        isNeeded: Bool,
        isFolded: Bool
    ) -> FieldView.Rows {
        let given = value?.elements ?? []
        let label = FieldWords.found(name, in: command)?.words.label.words(in: language) ?? ""
        let count = max(given.count + 1, rows[name] ?? 0)
        return FieldView.Rows(
            groups: (0..<count).map { place in
                let values = given.indices.contains(place) ? given[place].fields : [:]
                let presets = preset?.elements ?? []
                return group(
                    of: object,
                    values,
                    presets.indices.contains(place) ? presets[place].fields : [:],
                    at: "\(name).\(place).",
                    isNeeded: isNeeded && place == 0,
                    isFolded: isFolded,
                    legend: "\(label) \(place + 1)"
                )
            }
        )
    }

    private func lines(_ value: FieldValue?, at name: String) -> FieldView.Lines {
        let given = (value?.elements ?? []).map(\.typed)
        let count = max(given.count + 1, rows[name] ?? 0)
        return FieldView.Lines(
            lines: (0..<count).map { place in
                let text = given.indices.contains(place) ? given[place] : ""
                return line(.missionCode, text, input: place == 0 ? id(name) : id("\(name).\(place)"))
            }
        )
    }

    private func line(_ shape: Shape, _ text: String, input: String) -> FieldView.Line {
        let (pattern, keys, suggestions) =
            switch shape {
            case .date: ("\(Self.date)(/\(Self.date))?", "text", "")
            case .instant: (#"\d{4}-\d{2}(-\d{2}(T.*)?)?"#, "text", "")
            case .number(.fractional): ("", "decimal", "")
            case .number: (#"\d+"#, "numeric", "")
            case .person: ("", "text", "people")
            case .missionCode: ("", "text", "missions")
            default: ("", "text", "")
            }
        return FieldView.Line(
            input: input,
            value: text,
            keys: keys,
            pattern: pattern,
            hasPattern: !pattern.isEmpty,
            suggestions: suggestions,
            hasSuggestions: !suggestions.isEmpty
        )
    }

    private func choices(_ options: [Shape.Option], _ chosen: [String], at name: String) -> [FieldView.Choice] {
        options.filter { !FormLayout.refuses($0.value, of: name, in: command) }.map { option in
            let text = option.word?.words(in: language) ?? option.value
            return choice(option.value, text, chosen.contains(option.value), at: name)
        }
    }

    private func choice(_ value: String, _ text: String, _ isChosen: Bool, at name: String) -> FieldView.Choice {
        let text = text.prefix(1).uppercased() + text.dropFirst()
        return FieldView.Choice(input: "\(id(name))-\(value)", value: value, text: text, isChosen: isChosen)
    }

    private func withAbsent(
        _ choices: [FieldView.Choice],
        _ value: FieldValue?,
        at name: String,
        isRequired: Bool
    ) -> FieldView.Choices {
        FieldView.Choices(choices: choices + (isRequired ? [] : [absent(.notSaid, value, at: name)]))
    }

    private func absent(_ word: FormWord, _ value: FieldValue?, at name: String) -> FieldView.Choice {
        FieldView.Choice(input: "\(id(name))-", value: "", text: word.words(in: language), isChosen: value == nil)
    }

    private func id(_ name: String) -> String { "f-" + name.replacing(".", with: "-") }
}

extension Shape {
    fileprivate var isIdentifier: Bool {
        switch self {
        case .identifier, .recommendation: true
        default: false
        }
    }
}

extension FieldValue {
    /// As it is typed.
    fileprivate var typed: String {
        switch self {
        case .text(let text), .number(let text): text
        case .truth(let truth): truth ? "true" : "false"
        case .object(let fields): [fields["review"], fields["number"]].compactMap { $0?.typed }.joined(separator: "/")
        case .list, .null: ""
        }
    }

    fileprivate var elements: [FieldValue] {
        guard case .list(let elements) = self else { return [] }
        return elements
    }

    fileprivate var fields: [String: FieldValue] {
        guard case .object(let fields) = self else { return [:] }
        return fields
    }
}
