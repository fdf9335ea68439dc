package import EventSourcing

/// What somebody may see and do.
package enum Authority: Sendable, Hashable {
    /// Of whoever holds the database's credentials on this machine: nobody checks who that is, and nothing is kept from
    /// them.
    case unlimited
    /// What was granted to a person.
    case granted(Holding)

    /// What one person was granted, as it stood when it was asked for.
    package struct Holding: Sendable, Hashable {
        package let person: PersonID
        /// Those that haven't ended.
        package let grants: [Grant]
        /// The streams of the strictly confidential things whose need-to-know lists name the person.
        package let needsToKnow: Set<StreamName>

        package init(person: PersonID, grants: [Grant], needsToKnow: Set<StreamName> = []) {
            (self.person, self.grants, self.needsToKnow) = (person, grants, needsToKnow)
        }
    }
}
