import EventSourcing
import Lessons
import Testing

/// The table of what is possible, walked for every aggregate.
@Suite struct TableTests {
    @Test(arguments: AllSamples.all)
    func theSamplesGetToEachPhase(samples: any AggregateSamples.Type) {
        func check<Samples: AggregateSamples>(_ samples: Samples.Type) {
            for phase in Samples.Subject.Phase.allCases {
                let state = Samples.Subject.fold(samples.history(to: phase))
                #expect(Samples.Subject.phase(of: state) == phase)
            }
        }
        check(samples)
    }

    @Test(arguments: AllSamples.all)
    func whatTheTableHasNotIsRefusedWithWhatItHas(samples: any AggregateSamples.Type) {
        func check<Samples: AggregateSamples>(_ samples: Samples.Type) {
            typealias Subject = Samples.Subject
            for phase in Subject.Phase.allCases {
                let possible = Subject.possible(in: phase)
                for action in Subject.Action.allCases where !possible.contains(action) {
                    Given<Subject>(samples.history(to: phase))
                        .when(samples.command(action, by: .stranger, variant: 99))
                        .thenRejected(.impossible(action, in: phase, possible: possible))
                }
            }
            for action in Subject.Action.allCases where !Subject.beginnings.contains(action) {
                Given<Subject>([])
                    .when(samples.command(action, by: .stranger, variant: 99))
                    .thenRejected(.impossible(action, in: nil, possible: Subject.beginnings))
            }
        }
        check(samples)
    }

    @Test(arguments: AllSamples.all)
    func whatTheTableHasIsNeverRefusedAsImpossible(samples: any AggregateSamples.Type) {
        func check<Samples: AggregateSamples>(_ samples: Samples.Type) {
            typealias Subject = Samples.Subject
            for phase in Subject.Phase.allCases {
                let state = Subject.fold(samples.history(to: phase))
                for action in Subject.possible(in: phase) {
                    do throws(Subject.Rejection) {
                        _ = try Subject.decide(samples.command(action, by: .stranger, variant: 99), in: state)
                    } catch {
                        if case .impossible = error { Issue.record("\(action) in \(phase)") }
                    }
                }
            }
        }
        check(samples)
    }

    @Test(arguments: AllSamples.all)
    func whatIsOfferedIsWhatIsNotRefused(samples: any AggregateSamples.Type) {
        func check<Samples: AggregateSamples>(_ samples: Samples.Type) {
            typealias Subject = Samples.Subject
            let people: [PersonID] = [.officer, .analyst, .manager, .owner, .implementer, .validator, .stranger]
            for history in Subject.Phase.allCases.map(samples.history) + samples.byways {
                let state = Subject.fold(history)
                for person in people {
                    let offers = Subject.possible(in: state, to: person, on: samples.grounds)
                    for action in Subject.Action.allCases {
                        let taken = (0..<4).contains { variant in
                            let command = samples.command(action, by: person, variant: variant)
                            return (try? Subject.decide(command, in: state))?.isEmpty == false
                        }
                        #expect(offers.contains(action) == taken, "\(action) by \(person) after \(history)")
                    }
                }
            }
        }
        check(samples)
    }

    @Test(arguments: AllSamples.all)
    func everyPhaseButMergedAndSupersededHasAWayOn(samples: any AggregateSamples.Type) {
        func check<Samples: AggregateSamples>(_ samples: Samples.Type) {
            for phase in Samples.Subject.Phase.allCases where !["merged", "superseded"].contains(phase.rawValue) {
                let ways = Samples.Subject.possible(in: phase).map(\.rawValue)
                #expect(!Set(ways).subtracting(["import", "reclassify", "withdraw_consent"]).isEmpty, "\(phase)")
            }
        }
        check(samples)
    }
}
