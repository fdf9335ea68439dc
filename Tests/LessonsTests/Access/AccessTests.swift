import EventSourcing
import Lessons
import Testing

@Suite struct AccessTests {
    private static let now = Instant.sample("2026-01-01")
    private static let later = Instant.sample("2028-01-01")

    private func decide(_ history: [AccessEvent], _ command: AccessCommand) -> Result<[AccessEvent], AccessRejection> {
        do throws(AccessRejection) {
            return .success(try Access.decide(command, in: Access.fold(history)))
        } catch {
            return .failure(error)
        }
    }

    private func grant(_ granted: AccessGranted, isFirst: Bool = false, at instant: Instant = now) -> AccessCommand {
        .grant(granted, to: .analyst, isFirst: isFirst, at: instant)
    }

    @Test func aRoleIsGivenAndTakenBack() {
        let granted = AccessEvent.granted(AccessSamples.granted)
        #expect(decide([], grant(AccessSamples.granted)) == .success([granted]))
        #expect(decide([granted], grant(AccessSamples.granted)) == .success([]))
        let revoked = AccessEvent.revoked(AccessSamples.revoked)
        #expect(decide([granted], .revoke(AccessSamples.revoked)) == .success([revoked]))
        #expect(decide([granted, revoked], .revoke(AccessSamples.revoked)) == .success([]))
        #expect(Access.fold([granted, revoked]).grants.isEmpty)
    }

    @Test func aRoleIsHeldOnceInEachMission() {
        let forGood = AccessGranted(Grant(role: .analyst, mission: .minusma), by: .manager)
        let everywhere = AccessGranted(Grant(role: .analyst), by: .manager)
        let state = Access.fold([AccessSamples.granted, forGood, everywhere].map { .granted($0) })
        #expect(state.grants == [forGood, everywhere])
    }

    @Test func nobodyGrantsOrAdmitsThemselves() {
        let own = AccessGranted(Grant(role: .administrator), by: .analyst)
        #expect(decide([], grant(own)) == .failure(.ownAccess))
        #expect(decide([], grant(own, isFirst: true)) == .success([.granted(own)]))
        let admitted = AccessAdmitted(thing: AccessSamples.thing, why: "Curious", by: .analyst)
        #expect(decide([], .admit(admitted, person: .analyst)) == .failure(.ownAccess))
    }

    @Test func whoMakesAThingStrictlyConfidentialKeepsIt() {
        let kept = AccessEvent.admitted(AccessAdmitted(thing: AccessSamples.thing, by: .analyst))
        #expect(decide([], .keep(AccessSamples.thing, by: .analyst)) == .success([kept]))
        #expect(decide([kept], .keep(AccessSamples.thing, by: .analyst)) == .success([]))
    }

    @Test func aNeedToKnowHasAReason() {
        let silent = AccessAdmitted(thing: AccessSamples.thing, by: .manager)
        #expect(decide([], .admit(silent, person: .analyst)) == .failure(.field(.why, .missing)))
        let blank = AccessAdmitted(thing: AccessSamples.thing, why: " ", by: .manager)
        #expect(decide([], .admit(blank, person: .analyst)) == .failure(.field(.why, .missing)))
        let admitted = AccessEvent.admitted(AccessSamples.admitted)
        #expect(decide([], .admit(AccessSamples.admitted, person: .analyst)) == .success([admitted]))
        #expect(decide([admitted], .admit(AccessSamples.admitted, person: .analyst)) == .success([]))
        let dismissed = AccessEvent.dismissed(AccessSamples.dismissed)
        #expect(decide([admitted], .dismiss(AccessSamples.dismissed)) == .success([dismissed]))
        #expect(decide([admitted, dismissed], .dismiss(AccessSamples.dismissed)) == .success([]))
    }

    @Test func aGrantThatHasEndedIsNotGivenAndNotHeld() {
        #expect(decide([], grant(AccessSamples.granted, at: Self.later)) == .failure(.field(.until, .inPast)))
        let state = Access.fold([.granted(AccessSamples.granted)])
        let until = Instant.sample("2027-01-01")
        func grants(at instant: Instant) -> [Grant] {
            guard case .granted(let holding) = state.authority(of: .analyst, at: instant) else { return [] }
            return holding.grants
        }
        #expect(grants(at: Self.now) == [AccessSamples.granted.grant])
        #expect(grants(at: until).isEmpty)
    }
}
