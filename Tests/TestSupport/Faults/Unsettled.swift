import Foundation

/// A command whose outcome couldn't be found out in time.
struct Unsettled: Error, CustomStringConvertible {
    let command: UUID

    var description: String { "the outcome of command \(command) isn't known after 30 s" }
}
