import Contract
import UseCases
import Wording

extension FieldViews {
    private static let date = #"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}(Z|[+\-]\d{2}:\d{2}))?)?)?"#

    /// The fields of a list, a row for each that is given and an empty one.
    func rows(
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

    func lines(_ value: FieldValue?, at name: String) -> FieldView.Lines {
        let given = (value?.elements ?? []).map(\.typed)
        let count = max(given.count + 1, rows[name] ?? 0)
        return FieldView.Lines(
            lines: (0..<count).map { place in
                let text = given.indices.contains(place) ? given[place] : ""
                return line(.missionCode, text, input: place == 0 ? id(name) : id("\(name).\(place)"))
            }
        )
    }

    func line(_ shape: Shape, _ text: String, input: String) -> FieldView.Line {
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
}
