import EventSourcing
import Lessons
import Testing

@Suite struct PolicyTests {
    private static let now = Instant.sample("2026-01-01")
    private static let thing = AccessSamples.thing
    private static let other: MissionCode = {
        guard let code = MissionCode("UNMISS") else { fatalError("UNMISS is no code") }
        return code
    }()

    private static func holding(_ grants: [Grant], knows: Bool = false) -> Authority {
        .granted(Authority.Holding(person: .analyst, grants: grants, needsToKnow: knows ? [thing] : []))
    }

    private static func reads(
        _ authority: Authority,
        _ sensitivity: Sensitivity,
        in missions: [MissionCode] = [.minusma]
    ) -> Bool {
        authority.mayRead(thing, missions: missions, sensitivity: sensitivity, at: now)
    }

    @Test func withoutARoleNothingIsReadOrDone() {
        for sensitivity in Sensitivity.allCases {
            #expect(!Self.reads(Self.holding([], knows: true), sensitivity))
            #expect(!Self.reads(Self.holding([], knows: true), sensitivity, in: []))
            #expect(Self.reads(.unlimited, sensitivity))
        }
        for command in Duty.of.keys {
            #expect(!Self.holding([]).mayEver(command, at: Self.now))
            #expect(!Self.holding([]).mayAct(command, missions: [], at: Self.now))
            #expect(Authority.unlimited.mayAct(command, missions: [.minusma], at: Self.now))
        }
    }

    @Test(arguments: AccessRole.allCases)
    func aRoleOpensWhatItOpens(role: AccessRole) {
        let authority = Self.holding([Grant(role: role, mission: .minusma)])
        #expect(Self.reads(authority, .unclassified))
        #expect(Self.reads(authority, .confidential) == [.analyst, .manager, .auditor].contains(role))
        #expect(!Self.reads(authority, .strictlyConfidential))
        let admitted = Self.holding([Grant(role: role, mission: .minusma)], knows: true)
        #expect(Self.reads(admitted, .strictlyConfidential))
        #expect(Self.reads(admitted, .confidential) == Self.reads(authority, .confidential))
    }

    @Test func aRoleInOneOfTheMissionsIsEnoughToRead() {
        let authority = Self.holding([Grant(role: .analyst, mission: .minusma)])
        #expect(Self.reads(authority, .confidential, in: [Self.other, .minusma]))
        #expect(!Self.reads(authority, .unclassified, in: [Self.other]))
        #expect(Self.reads(authority, .confidential, in: []))
        let admitted = Self.holding([Grant(role: .analyst, mission: .minusma)], knows: true)
        #expect(!Self.reads(admitted, .strictlyConfidential, in: [Self.other]))
    }

    @Test func actingTakesARoleInEachMission() {
        let one = Self.holding([Grant(role: .manager, mission: .minusma)])
        #expect(one.mayAct("lesson.endorse", missions: [.minusma], at: Self.now))
        #expect(!one.mayAct("lesson.endorse", missions: [.minusma, Self.other], at: Self.now))
        #expect(!one.mayAct("lesson.endorse", missions: [], at: Self.now))
        let both = Self.holding([Grant(role: .manager, mission: .minusma), Grant(role: .manager, mission: Self.other)])
        #expect(both.mayAct("lesson.endorse", missions: [.minusma, Self.other], at: Self.now))
        let all = Self.holding([Grant(role: .manager)])
        #expect(all.mayAct("lesson.endorse", missions: [], at: Self.now))
        #expect(!all.mayAct("lesson.vanish", missions: [], at: Self.now))
    }

    @Test func anObserverChangesOnlyWhatTheyRecorded() {
        let observer = Self.holding([Grant(role: .observer, mission: .minusma)])
        #expect(observer.mayAct("observation.record", missions: [.minusma], at: Self.now))
        #expect(!observer.mayAct("observation.amend", missions: [.minusma], at: Self.now))
        #expect(observer.mayAct("observation.amend", missions: [.minusma], isRecorder: true, at: Self.now))
        #expect(!observer.mayAct("observation.verify", missions: [.minusma], isRecorder: true, at: Self.now))
        let analyst = Self.holding([Grant(role: .analyst, mission: .minusma)])
        #expect(analyst.mayAct("observation.amend", missions: [.minusma], at: Self.now))
    }

    @Test func whatHasEndedAllowsNothing() {
        let authority = Self.holding([Grant(role: .manager, until: Self.now)])
        #expect(!Self.reads(authority, .unclassified))
        #expect(!authority.mayAct("lesson.endorse", missions: [.minusma], at: Self.now))
        #expect(!authority.mayEver("lesson.endorse", at: Self.now))
    }

    @Test func rolesAreGivenByWhomTheyMayBeGiven() {
        let administrator = Self.holding([Grant(role: .administrator)])
        let manager = Self.holding([Grant(role: .manager, mission: .minusma)])
        for role in AccessRole.allCases {
            #expect(administrator.mayGrant(role, in: nil, at: Self.now))
            let isBelow = [.observer, .analyst, .owner].contains(role)
            #expect(manager.mayGrant(role, in: .minusma, at: Self.now) == isBelow)
            #expect(!manager.mayGrant(role, in: Self.other, at: Self.now))
            #expect(!manager.mayGrant(role, in: nil, at: Self.now))
        }
        let narrow = Self.holding([Grant(role: .administrator, mission: .minusma)])
        #expect(!narrow.mayGrant(.observer, in: .minusma, at: Self.now))
    }
}
