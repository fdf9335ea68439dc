import EventSourcing
import Lessons
import Testing

@Suite struct ObservationTests {
    private typealias Samples = ObservationSamples
    private typealias Start = Given<Observation>

    private static func record(_ change: (inout ObservationDetails) -> Void) -> Decided<Observation> {
        var details = Samples.details
        change(&details)
        return Start([]).when(.record(details, by: .officer, quoted: .unclassified, at: Samples.now))
    }

    @Test func aTitleThatFollowedFromTheTextFollowsItStill() {
        var details = Samples.details
        details.title = details.observation
        let recorded = ObservationEvent.recorded(ObservationRecorded(details: details, by: .officer))
        var changes = ObservationChanges()
        changes.observation = "Two contingents got conflicting orders.\nThe others none."
        var titled = changes
        titled.title = "Two contingents got conflicting orders."
        Start([recorded]).when(amending(changes)).then([amended(titled)])

        var named = changes
        named.title = "Orders in Juba"
        Start([recorded]).when(amending(named)).then([amended(named)])
        Start([Samples.recorded]).when(amending(changes)).then([amended(changes)])
    }

    private func amending(_ changes: ObservationChanges) -> ObservationCommand {
        .amend(ObservationAmended(changes: changes, by: .officer), quoted: .unclassified, at: Samples.now)
    }

    private func amended(_ changes: ObservationChanges) -> ObservationEvent {
        .amended(ObservationAmended(changes: changes, by: .officer))
    }

    @Test func itIsLoggedAndSubmitted() throws {
        Self.record { _ in }.then([Samples.recorded])
        let state = try #require(Observation.fold([Samples.recorded]))
        #expect(state.phase == .submitted && state.recorder == .officer)
    }

    @Test func whatIsSubmittedIsJudged() {
        let submitted = Start([Samples.recorded])
        submitted.when(.verify(rating: SourceRating("B2"), by: .analyst)).then([Samples.verified])
        submitted.when(.return(why: "Which contingents?", by: .analyst)).then([Samples.returned])
        submitted.when(.reject(why: "It is hearsay", by: .analyst)).then([Samples.rejected])
        submitted.when(.withdraw(why: "It was another day", by: .officer)).then([Samples.withdrawn])
        for command in [ObservationCommand.return(why: "", by: .analyst), .reject(why: " ", by: .analyst)] {
            submitted.when(command).thenRejected(.field(.why, .missing))
        }
    }

    @Test(
        arguments: [
            (.returned, .resubmit(by: .officer)), (.withdrawn, .resubmit(by: .officer)),
            (.rejected, .reconsider(why: "A second source", by: .analyst)),
            (.merged, .unmerge(why: "Another day", by: .analyst)),
        ] as [(Observation.Phase, ObservationCommand)]
    )
    func everyStopHasAWayBack(phase: Observation.Phase, command: ObservationCommand) throws {
        let history = Samples.history(to: phase)
        let events = try Observation.decide(command, in: Observation.fold(history))
        #expect(events.count == 1)
        let state = try #require(Observation.fold(history + events))
        #expect(state.phase == .submitted && state.mergedInto == nil)
    }

    @Test func anAmendmentKeepsTheOriginalBesideTheValidatedText() throws {
        let amended = ObservationEvent.amended(ObservationAmended(changes: Samples.changes(1), by: .officer))
        let state = try #require(Observation.fold([Samples.recorded, Samples.verified, amended]))
        #expect(state.original == Samples.details && state.validated?.title == Samples.details.title)
        #expect(state.details.title == "A better title 1" && state.phase == .verified)
        #expect(state.validated?.rating == SourceRating("B2"))
    }

    @Test func mergingIsNotCyclic() {
        let (self_, other) = (ObservationID(sample: 0x10), ObservationID(sample: 0x11))
        for target in [
            MergeTarget(id: self_, merging: self_), MergeTarget(id: other, successors: [self_], merging: self_),
        ] {
            Start([Samples.recorded]).when(.merge(target, by: .analyst)).thenRejected(.rule(.mergeCycle))
        }
        Start([Samples.recorded]).when(.merge(MergeTarget(id: other, merging: self_), by: .analyst))
            .then([Samples.merged])
    }

    @Test func sealedNamesNobodyAndNamedHasAPersonAndConsent() {
        let faults: [(Attribution, Observation.Rejection)] = [
            (Attribution(mode: .sealed, person: .officer), .rule(.sealedAttributionNamesNobody)),
            (Attribution(mode: .sealed, role: "medic"), .rule(.sealedAttributionNamesNobody)),
            (Attribution(mode: .named, consent: true), .field(.person, .missing)),
            (Attribution(mode: .named, person: .officer), .rule(.noConsent)),
            (Attribution(mode: .named, person: .officer, consent: false), .rule(.noConsent)),
            (Attribution(mode: .role), .field(.role, .missing)),
            (Attribution(mode: .role, person: .officer, role: "medic"), .field(.person, .notAllowed)),
        ]
        for (attribution, rejection) in faults {
            Self.record { $0.attribution = attribution }.thenRejected(rejection)
        }
    }

    @Test func consentThatIsWithdrawnLeavesNoName() throws {
        let history = [Samples.recorded]
        Start(history).when(.withdrawConsent(by: .officer)).then([.consentWithdrawn(ConsentWithdrawn(by: .officer))])
        let state = try #require(Observation.fold(history + [.consentWithdrawn(ConsentWithdrawn(by: .officer))]))
        #expect(state.details.attribution == Attribution(mode: .sealed, consent: false))
        var details = Samples.details
        details.attribution = Attribution(mode: .role, role: "medic")
        Start([.recorded(ObservationRecorded(details: details, by: .officer))]).when(.withdrawConsent(by: .officer))
            .thenRejected(.field(.attribution, .notAllowed))
    }

    @Test func everyFieldIsHeldToItsForm() {
        let faults: [(Field, FieldFault, (inout ObservationDetails) -> Void)] = [
            (.title, .missing, { $0.title = "  " }),
            (.title, .tooLong(limit: 200), { $0.title = String(repeating: "é", count: 201) }),
            (.title, .malformed, { $0.title = "a\u{202E}b" }),
            (.observation, .malformed, { $0.observation = "a\u{0}b" }),
            (.observation, .tooLong(limit: 4_000), { $0.observation = String(repeating: "a", count: 4_001) }),
            (.discussion, .tooLong(limit: 20_000), { $0.discussion = String(repeating: "a", count: 20_001) }),
            (.conclusion, .missing, { $0.conclusion = "" }), (.recommendation, .missing, { $0.recommendation = "" }),
            (.occurred, .inFuture, { $0.occurred = .sample("2026-11-25") }),
            (.reported, .inFuture, { $0.reported = .sample("2027") }),
            (.place, .missing, { $0.place = Place(name: "") }),
            (.longitude, .missing, { $0.place = Place(name: "Juba", latitude: Degrees("4")) }),
            (
                .latitude, .outOfRange(-90...90),
                { $0.place = Place(name: "x", latitude: Degrees("91"), longitude: Degrees("1")) }
            ),
            (
                .longitude, .outOfRange(-180...180),
                { $0.place = Place(name: "x", latitude: Degrees("-9"), longitude: Degrees("180.1")) }
            ),
            (.missions, .repeated, { $0.missions = [.minusma, .minusma] }),
            (.factors, .repeated, { $0.factors = [.leadership, .leadership] }),
            (.sha256, .malformed, { $0.attachments = [Attachment(name: "a", sha256: "0A")] }),
            (.review, .missing, { $0.review = nil }),
        ]
        for (field, fault, change) in faults { Self.record(change).thenRejected(.field(field, fault)) }
    }

    @Test func itIsAsSensitiveAsTheReviewThatItIsFrom() {
        Start([]).when(.record(Samples.details, by: .officer, quoted: .confidential, at: Samples.now))
            .thenRejected(.rule(.sensitivityBelow(.confidential)))
    }

    @Test func whoSaysTheSameAgainDecidesNothing() {
        Start(Samples.history(to: .rejected)).when(.reject(why: "It is hearsay", by: .analyst)).then([])
        Start(Samples.history(to: .rejected)).when(.reject(why: "Another reason", by: .analyst))
            .thenRejected(.impossible(.reject, in: .rejected, possible: Observation.possible(in: .rejected)))
    }
}
