/// Whoever does something, known to the log by an id alone: names are kept beside it, where they can be forgotten.
package enum Person {}

package typealias PersonID = Identifier<Person>
