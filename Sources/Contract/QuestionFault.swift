/// What can't be asked so.
package enum QuestionFault: Error, Sendable, Equatable {
    /// Of these fields one at most may be there.
    case several([String])
    /// The point in time can't be read.
    case pointInTime(String)
    /// A zone goes with a day.
    case zone
    /// It is about whoever asks, and nobody has signed in.
    case nobody
}

extension QuestionFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .several(let names): "take one of \(names.joined(separator: ", "))"
        case .pointInTime: "a point in time is 2016-07-08, 2016-07, 2016-07-08T12:00:00Z or a position"
        case .nobody: "nobody has signed in: on this machine everything is open to whoever runs the program"
        case .zone: "a zone goes with a day: 2016-07-08 and +02:00"
        }
    }
}
