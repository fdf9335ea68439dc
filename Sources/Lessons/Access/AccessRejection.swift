/// Why a command about somebody's access was refused. Nothing was decided.
package enum AccessRejection: Error, Sendable, Equatable {
    /// A field is not as it has to be.
    case field(Field, FieldFault)
    /// Nobody gives themselves a role, or a place on a need-to-know list.
    case ownAccess
}
