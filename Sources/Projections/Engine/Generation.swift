/// The tables that are read, or those that are built beside them to take their place.
enum Generation: String, Sendable {
    case live
    case next

    /// What a table is called; no read model's table has a tilde.
    func name(of table: String) -> String {
        switch self {
        case .live: table
        case .next: "\(table)~next"
        }
    }
}
