import Contract
import UseCases

/// What is said otherwise of a thing: a form shows all that it says, and what was left as it is isn't said again.
struct Amendment {
    let shape: Shape.Object
    /// What the thing said when the form was shown.
    let base: [String: FieldValue]

    /// Those of the fields that differ. A list that was emptied is empty from then on.
    func changes(in typed: [String: FieldValue]) -> [String: FieldValue] {
        var changes: [String: FieldValue] = [:]
        for field in shape.fields where typed[field.name] != base[field.name] {
            changes[field.name] = typed[field.name] ?? (field.shape.isList ? .list([]) : nil)
        }
        return changes
    }

    /// The names of what was taken out and can only be said otherwise.
    func removed(in typed: [String: FieldValue]) -> [String] {
        shape.fields.filter { typed[$0.name] == nil && base[$0.name] != nil && !$0.shape.isList }.map(\.name)
    }

    /// The same changes made to what the thing says now.
    func rebased(_ typed: [String: FieldValue], on current: [String: FieldValue]) -> [String: FieldValue] {
        current.merging(changes(in: typed)) { $1 }.filter { $0.value != .list([]) }
    }
}
