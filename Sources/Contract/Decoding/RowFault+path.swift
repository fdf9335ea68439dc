package import UseCases

extension RowFault {
    /// Of the field at fault, dotted; nil where it isn't about one.
    package var path: String? {
        switch self {
        case .missing(let path), .unreadable(let path, _), .unknownField(let path), .dangling(let path, _): path
        case .syntax, .repeated, .closed, .refused: nil
        }
    }
}
