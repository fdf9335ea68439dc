import Contract
import EventSourcing
import Foundation
import UseCases

/// What is filled in and by whom, while a form goes back and forth.
struct CommandDraft<Subject: ContractedAggregate>: Sendable {
    let thing: FormThing<Subject>?
    let suggestions: FormSuggestions
    let presets: [String: FieldValue]
    var values: [String: FieldValue]
    var rows: [String: Int] = [:]
    var command = UUID()
    /// Where the thing stood when the form was shown.
    var revision: Revision?
    var faults = FormFaults()
    var change: FormPage.Change?
}
