/// What people look at, derived from the events alone: tables of rows, and what a thing's rows are as each event leaves
/// it. Rows follow from the thing's own stream, so that the order of other streams' events never matters.
package protocol ReadModel: Sendable {
    /// What people call it: `observations`.
    var name: String { get }

    /// Raised whenever the same events give other rows; the next start then builds them anew beside the old ones.
    var version: Int32 { get }

    var tables: [ReadTable] { get }

    /// The categories of the streams that it is made of.
    var categories: Set<String> { get }

    /// The rows of a thing as an event left it: all of them, also those that are as they were before. Of a table of
    /// entries, those that the event adds.
    ///
    /// - Throws: What keeps it from being read; the thing's stream is then parked.
    func rows(of moment: Moment) throws -> [ReadRow]
}
