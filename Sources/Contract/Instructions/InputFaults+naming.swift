import Lessons
import Projections
package import UseCases

extension InputFaults {
    /// That a field of an instruction names somebody or something that isn't here; nil for any other error, and for what none
    /// of these fields names: the path does.
    package init?(_ error: any Error, naming fields: [String: FieldValue]) {
        let (field, name): (String, String)
        switch error {
        case LedgerError.unknown(let reference), LedgerError.wrongKind(let reference, _, _):
            (field, name) = ("thing", reference.text)
        case LedgerError.absent(let stream): (field, name) = ("thing", stream.id)
        case PeopleError.unknown(let person): (field, name) = ("person", person.description)
        case ProjectionError.unknown(let projection): (field, name) = ("name", projection)
        default: return nil
        }
        guard fields[field] != nil else { return nil }
        self.init([.dangling(field: field, name: name)])
    }
}
