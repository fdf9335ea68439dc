/// What is wrong with a field.
package enum FieldFault: Sendable, Equatable {
    /// It isn't there, or is blank.
    case missing
    /// It has more characters than this.
    case tooLong(limit: Int)
    /// It may not be said here, or not be this.
    case notAllowed
    /// It isn't of the form that it has to have.
    case malformed
    /// It is outside these bounds.
    case outOfRange(ClosedRange<Int>)
    /// It is the same twice.
    case repeated
    /// It lies in the future, and can't.
    case inFuture
    /// It lies in the past, and can't.
    case inPast
    /// It is an instant or an interval where a day, a month or a year is wanted.
    case noCalendarDate
}
