/// What may be asked of an alert. `by` is who acts; a rule alone raises.
package enum AlertCommand: Sendable {
    case raise(AlertDetails)
    case `import`(AlertImported)
    case acknowledge(by: PersonID)
    case confirm(AlertConfirmed)
    case dismiss(why: String, by: PersonID)
    case reconsider(why: String, by: PersonID)

    package var action: Alert.Action {
        switch self {
        case .raise: .raise
        case .import: .import
        case .acknowledge: .acknowledge
        case .confirm: .confirm
        case .dismiss: .dismiss
        case .reconsider: .reconsider
        }
    }
}
