import Contract
import UseCases
import Wording

extension FieldViews {
    func choices(_ options: [Shape.Option], _ chosen: [String], at name: String) -> [FieldView.Choice] {
        options.filter { !FormLayout.refuses($0.value, of: name, in: command) }.map { option in
            let text = option.word?.words(in: language) ?? option.value
            return choice(option.value, text, chosen.contains(option.value), at: name)
        }
    }

    func choice(_ value: String, _ text: String, _ isChosen: Bool, at name: String) -> FieldView.Choice {
        let text = text.prefix(1).uppercased() + text.dropFirst()
        return FieldView.Choice(input: "\(id(name))-\(value)", value: value, text: text, isChosen: isChosen)
    }

    func withAbsent(
        _ choices: [FieldView.Choice],
        _ value: FieldValue?,
        at name: String,
        isRequired: Bool
    ) -> FieldView.Choices {
        FieldView.Choices(choices: choices + (isRequired ? [] : [absent(.notSaid, value, at: name)]))
    }

    func absent(_ word: FormWord, _ value: FieldValue?, at name: String) -> FieldView.Choice {
        FieldView.Choice(input: "\(id(name))-", value: "", text: word.words(in: language), isChosen: value == nil)
    }
}
