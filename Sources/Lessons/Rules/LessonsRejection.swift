/// Why a command was refused. Nothing was decided.
package enum LessonsRejection<Action: Sendable & Equatable, Phase: Sendable & Equatable>: Error, Sendable, Equatable {
    /// Not from here; `in` is nil where there is no such thing yet.
    case impossible(Action, in: Phase?, possible: [Action])
    /// A field is not as it has to be.
    case field(Field, FieldFault)
    /// Possible from here and well said, but a rule forbids it.
    case rule(Rule)
}
