/// What can't be asked so.
package enum QuestionFault: Error, Sendable, Equatable {
    /// Of these fields one at most may be there.
    case several([String])
    /// It is about whoever asks, and nobody has signed in.
    case nobody
}

extension QuestionFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .several(let names): "take one of \(names.joined(separator: ", "))"
        case .nobody: "nobody has signed in: on this machine everything is open to whoever runs the program"
        }
    }
}
