import EventSourcing
package import Lessons
import Projections
import UseCases

/// What a person may see and do.
package struct AccessAnswer: Codable, Sendable {
    package struct Grant: Codable, Sendable {
        package let role: AccessRole
        /// nil is all missions.
        package let mission: String?
        /// nil is for good.
        package let until: String?
        package let why: String?
        /// By name, where it is known.
        package let by: String?

        init(_ granted: AccessGranted, _ names: [String: String]) {
            (role, mission, until) = (granted.role, granted.mission?.rawValue, granted.until?.description)
            (why, by) = (granted.why, names[granted.by.description] ?? granted.by.description)
        }

        init(_ grant: Lessons.Grant) {
            (role, mission, until) = (grant.role, grant.mission?.rawValue, grant.until?.description)
            (why, by) = (nil, nil)
        }
    }

    package let person: String
    /// nil for who was forgotten, or never had a name here.
    package let name: String?
    /// Those that haven't ended.
    package let grants: [Grant]
    /// The strictly confidential things whose need-to-know lists name the person.
    package let needsToKnow: [String]

    /// Whole, or as far as it is for who is at the desk to give; by the desk's clock where no other is named.
    init(
        _ record: AccessRecord,
        at desk: Desk,
        by clock: Instant? = nil,
        isWhole: Bool = true
    ) async throws {
        let streams = record.state.admissions.map(\.thing)
        let people = [record.person] + record.state.grants.map(\.by)
        let names = try await desk.names(in: streams.map(\.rawValue) + people.map(\.description))
        let (authority, instant) = (desk.viewer.authority, desk.viewer.instant)
        person = record.person.description
        name = names[person]
        grants = record.state.grants
            .filter { $0.grant.holds(at: clock ?? desk.asOf.clock) }
            .filter { isWhole || authority.mayGrant($0.role, in: $0.mission, at: instant) }
            .map { Grant($0, names) }
        needsToKnow = streams.compactMap { names[$0.id] ?? (isWhole ? $0.rawValue : nil) }
    }
}

/// What everybody may see and do.
package struct AccessListAnswer: Codable, Sendable {
    package let people: [AccessAnswer]
}

/// What came of a change of somebody's access.
package struct AccessChangeAnswer: Codable, Sendable {
    package let access: AccessAnswer
    /// Whether something was recorded.
    package let changed: Bool
    /// As text: it may be larger than a number of JSON; nil where nothing was recorded.
    package let position: String?

    /// Whether the same command had been given before: no part of the answer, which is the same for ever.
    package var isRepeat = false

    private enum CodingKeys: CodingKey { case access, changed, position }
}

/// To whom a thing is open, or was that day.
package struct ReadersAnswer: Codable, Sendable {
    package struct Reader: Codable, Sendable {
        package let person: String
        package let name: String?
        /// What opens it.
        package let by: [AccessAnswer.Grant]
    }

    package let asOf: AsOfAnswer
    package let reference: String
    package let sensitivity: Sensitivity
    package let readers: [Reader]
}
