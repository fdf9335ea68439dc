package import Lessons

/// A part of what a fact says, which a page may show otherwise than the command line.
package enum FactPart: Sendable, Equatable {
    case text(String)
    /// In the form that its readers write dates in, or as it was given.
    case date(WorldDate)
    /// A thing that has a page of its own.
    case mention(Mention)
    /// By name; by id where none is known.
    case person(String)
    /// An address elsewhere.
    case link(String)

    /// In words, dates as `date` writes them.
    package func text(_ date: (WorldDate) -> String) -> String {
        switch self {
        case .text(let text), .person(let text), .link(let text): text
        case .date(let worldDate): date(worldDate)
        case .mention(let mention): mention.text
        }
    }
}
