/// Who answers for a reform: an office (a unit, a department, a member state), a person, or the person within the office.
package struct ActionOwner: Codable, Sendable, Equatable {
    /// At most 200 characters.
    package var office: String?
    package var person: PersonID?

    package init(office: String? = nil, person: PersonID? = nil) {
        (self.office, self.person) = (office, person)
    }
}
