import Contract
import UseCases
import Wording

extension FieldViews {
    /// So many choices at most are shown all at once.
    private static let radios = 4

    func control(
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
}

extension Shape {
    fileprivate var isIdentifier: Bool {
        switch self {
        case .identifier, .recommendation: true
        default: false
        }
    }
}
