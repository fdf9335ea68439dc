/// What can't be asked so.
package enum QuestionFault: Error, Sendable, Equatable {
    /// Of these fields one at most may be there.
    case several([String])
    /// The point in time can't be read.
    case pointInTime(String)
    /// A zone goes with a day.
    case zone
}

extension QuestionFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .several(let names): "take one of \(names.joined(separator: ", "))"
        case .pointInTime: "a point in time is 2016-07-08, 2016-07, 2016-07-08T12:00:00Z or a position"
        case .zone: "a zone goes with a day: 2016-07-08 and +02:00"
        }
    }
}
