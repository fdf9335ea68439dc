package import Lessons

/// A person as the people's register knows one.
package struct PersonEntry: Sendable, Equatable {
    package let id: PersonID
    /// nil once the person was forgotten.
    package let name: String?
    /// Where to reach the person: free text, a mail address as a rule. nil where none was given.
    package let address: String?

    package init(id: PersonID, name: String?, address: String? = nil) {
        self.id = id
        self.name = name
        self.address = address
    }
}
