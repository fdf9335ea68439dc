package import EventSourcing

/// One verb with its arguments, as received: what the command line and the HTTP front fill in.
package protocol UseCase: Codable, Sendable {
    /// The command's name, for ever: `observation.verify`.
    static var name: String { get }

    /// The stream that it is about. A new thing bears the id of the command that makes it.
    func subject(in context: CommandContext) -> StreamName

    /// What is to be decided, the subject's own part first; facts about other streams are read here.
    ///
    /// - Throws: the rejection of what names something that isn't there; what reading throws.
    func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step]
}
