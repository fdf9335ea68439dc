import Contract
import UseCases
import Wording

/// Makes the fields of a form from its shape and from what they are filled in with.
struct FieldViews {
    /// The command or the instruction.
    let command: String
    let language: Language
    let faults: FormFaults
    /// Of how many rows each list was shown before.
    let rows: [String: Int]
    /// What it is filled in with before anybody does.
    let presets: [String: FieldValue]

    func group(of object: Shape.Object, _ values: [String: FieldValue]) -> FieldGroup {
        group(of: object, values, presets, at: "", isNeeded: true, isFolded: false)
    }

    func group(
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
                touched.contains(view.name)
                    || faults.byInput.keys.contains { $0 == view.name || $0.hasPrefix(view.name + ".") }
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
        let fault = faults.byInput[name] ?? ""
        return FieldView(
            id: id(name),
            name: name,
            label: words?.label.words(in: language) ?? "",
            help: help,
            hasHelp: !help.isEmpty,
            fault: fault.isEmpty ? "" : fault.sentence,
            isFaulty: !fault.isEmpty,
            obstacle: faults.things[name] ?? Link(text: "", href: ""),
            hasObstacle: faults.things[name] != nil,
            isRequired: isRequired,
            isInsisted: isRequired && !isFolded,
            isDescribed: !help.isEmpty || !fault.isEmpty,
            control: control(of: field.shape, value, preset, at: name, isRequired: isRequired, isFolded: isFolded)
        )
    }

    private func isRequired(_ field: Shape.Field, at name: String) -> Bool {
        if field.shape.isList { return FormLayout.needed.contains("\(command):\(name)") }
        return field.isRequired && FormLayout.derived[command]?[name] == nil
    }

    func id(_ name: String) -> String { "f-" + name.replacing(".", with: "-") }
}
