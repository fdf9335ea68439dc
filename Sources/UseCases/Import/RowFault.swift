package import Lessons

/// What is wrong with a row of a file to be imported.
package enum RowFault: Error, Sendable {
    /// The line can't be read as what the file is.
    case syntax(String)
    /// No value is there; the path is dotted: `place.name`.
    case missing(String)
    /// The value can't be that; what it has to be is said.
    case unreadable(String, expected: String)
    /// Nothing here has such a field.
    case unknownField(String)
    /// The same thing stands in an earlier line.
    case repeated(line: Int)
    /// It names a thing that is neither in the files nor here.
    case dangling(field: String, name: String)
    /// The thing stands here already, and isn't open to who imports.
    case closed
    /// The domain refuses it: one of its rejections.
    case refused(any Error)
}

/// A row that can't be imported.
package struct BadRow: Sendable {
    package let file: String
    /// From 1; of the first of its lines where it has several.
    package let line: Int
    /// What the row would have been.
    package let subject: (any Aggregate.Type)?
    package let fault: RowFault
}
