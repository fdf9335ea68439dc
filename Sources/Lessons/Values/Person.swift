/// Whoever does something, known to the log by an id alone: names are kept beside it, where they can be forgotten.
package enum Person {}

package typealias PersonID = Identifier<Person>

extension PersonID {
    /// Debrief itself, for what nobody asked it to do.
    package static let system = PersonID(source: "debrief", externalID: "system")
}
