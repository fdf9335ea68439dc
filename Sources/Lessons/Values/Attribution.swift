import EventSourcing

/// To whom an observation is put down: a person who agreed to it, a role, or nobody whom the open record may tell.
package struct Attribution: Codable, Sendable, Hashable {
    package enum Mode: String, Codable, Sendable, CaseIterable {
        case named
        case role
        case sealed
    }

    package var mode: Mode
    /// Whose it is; only where it is named.
    package var person: PersonID?
    /// What they did there, at most 200 characters; there whenever it is by role, never where it is sealed.
    package var role: String?
    /// Whether the person agreed to be named.
    package var consent: Bool?

    package init(mode: Mode, person: PersonID? = nil, role: String? = nil, consent: Bool? = nil) {
        (self.mode, self.person, self.role, self.consent) = (mode, person, role, consent)
    }

    func check<Subject: Aggregate>(for subject: Subject.Type) throws(Subject.Rejection) {
        switch mode {
        case .named:
            guard person != nil else { throw .field(.person, .missing) }
            guard consent == true else { throw .rule(.noConsent) }
            try subject.checkText(role, ifAny: .role, limit: TextLimit.title)
        case .role:
            guard person == nil else { throw .field(.person, .notAllowed) }
            try subject.checkText(role ?? "", .role, limit: TextLimit.title)
        case .sealed:
            guard person == nil, role == nil else { throw .rule(.sealedAttributionNamesNobody) }
        }
    }
}
