import API
import Contract
import EventSourcing
import EventStore
import HTTPTypes
import Lessons
import UseCases
import Wording

/// What keeps a form from being taken, told beside the inputs that it is about.
struct FormFaults: Sendable {
    /// By the inputs' names.
    var byInput: [String: String] = [:]
    /// The things that stand in the way, by the inputs' names.
    var things: [String: Link] = [:]
    /// What isn't about one of them.
    var general: [String] = []

    var isEmpty: Bool { byInput.isEmpty && general.isEmpty }

    init() {}

    /// Tells beside what a field follows from what is wrong with one that nobody filled in.
    mutating func moveDerived(of command: String, _ values: [String: FieldValue]) {
        for (field, source) in FormLayout.derived[command] ?? [:] where values[field] == nil {
            guard let fault = byInput.removeValue(forKey: field) else { continue }
            byInput[source] = byInput[source] ?? fault
        }
    }

    /// nil for what no other way of filling the form in would change.
    init?(
        _ error: any Error,
        _ values: [String: FieldValue],
        as shape: Shape.Object,
        about noun: Noun,
        in language: Language
    ) {
        switch error {
        case let error as InputFaults:
            for fault in error.faults { add(fault, values, shape, language) }
        case let refusal as any Refusal:
            guard let field = refusal.faultyField, let fault = refusal.fieldFault,
                let input = shape.path(to: field.rawValue)
            else {
                general = [refusal.sentence(about: noun, in: language)]
                return
            }
            let words = fault.words(in: language)
            if let list = values.list(around: input) {
                byInput[list] = "\(field.words(in: language)) \(words)"
            } else {
                byInput[input] = words
            }
        case let error as LedgerError:
            guard let (input, word) = Self.named(by: error, values, shape) else { return nil }
            byInput[input] = word.words(in: language)
        case AppendError.commandReused: general = [FormWord.alreadySent.words(in: language)]
        default:
            let problem = Problem(error, in: language)
            guard [409, 413, 422, 503].contains(problem.status.code) else { return nil }
            let word = FailureWord(problem: problem.kind)
            // What can't be read of a form is what was typed, not its address.
            general = [[.refused, .unreadable].contains(word) ? problem.detail : word.words(in: language)]
        }
    }

    private mutating func add(
        _ fault: RowFault,
        _ values: [String: FieldValue],
        _ shape: Shape.Object,
        _ language: Language
    ) {
        let words = fault.words(in: language)
        if let input = fault.path.flatMap({ shape.input(for: $0) }) {
            byInput[input] = byInput[input] ?? words
        } else {
            general.append([fault.path, words].compactMap(\.self).joined(separator: " ").sentence)
        }
    }

    /// The input that names several things at once, or one that is another's.
    private static func named(
        by error: LedgerError,
        _ values: [String: FieldValue],
        _ shape: Shape.Object
    ) -> (input: String, word: any Worded)? {
        func found(_ name: String, _ word: any Worded) -> (String, any Worded)? {
            input(naming: name, values, shape).map { ($0, word) }
        }
        return switch error {
        case .ambiguous(let reference, _): found(reference.text, FormWord.severalThings)
        case .exists(let stream): found(stream.id, FormWord.taken)
        case .unknown, .wrongKind, .absent, .noRecommendation, .forbidden, .redacted: nil
        }
    }

    private static func input(
        naming name: String,
        _ values: [String: FieldValue],
        _ shape: Shape.Object
    ) -> String? {
        shape.inputs(of: values).first { $0.value.names(name) }?.name
    }
}

extension FieldValue {
    /// Whether it stands for a thing of this name.
    fileprivate func names(_ name: String) -> Bool {
        switch self {
        case .text(let text): text.lowercased() == name.lowercased()
        case .object(let fields): fields["review"]?.names(name) == true
        case .truth, .number, .null, .list: false
        }
    }
}
