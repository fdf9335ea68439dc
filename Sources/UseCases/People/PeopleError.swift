package import Lessons

/// What keeps the people's register from doing what it was asked.
package enum PeopleError: Error, Sendable, Equatable {
    /// A name is there, not blank, and at most 400 bytes; an address too, where one is given.
    case name
    case address
    /// Nobody has this id.
    case unknown(PersonID)
    /// The id is somebody else's.
    case taken(PersonID)
}

extension PeopleError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .name: "a person's name is not blank and has at most 400 bytes"
        case .address: "an address is not blank and has at most 400 bytes"
        case .unknown(let id): "nobody here has the id \(id)"
        case .taken(let id): "the id \(id) is another person's"
        }
    }
}
