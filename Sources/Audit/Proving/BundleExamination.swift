package import EventSourcing
package import Transparency

/// A bundle held against keys that the reader has, record by record: also that the records say of themselves what the
/// bundle says of them.
package struct BundleExamination: Sendable {
    package enum Verdict: Sendable, Equatable {
        case verified
        /// The log has the digest there; the record was taken out of it, and an event of the log says why.
        case redacted
        case failed(String)
        /// The record can be read in two ways: whoever reads it may read another thing than was meant.
        case ambiguous(String)
    }

    package struct Event: Sendable {
        package let position: Position
        package let revision: Revision
        /// nil where it was redacted, or isn't a record.
        package let envelope: Envelope?
        package let verdict: Verdict
    }

    package let reference: String
    /// nil where no key of the reader's signed it: then nothing is proven.
    package let checkpoint: Checkpoint?
    /// The names of the reader's witnesses who signed it too.
    package let witnesses: [String]
    package let events: [Event]
    /// What is wrong with the whole.
    package let faults: [String]

    /// The verifiers are the log's keys, the reader's own and never the bundle's; the witnesses those that the reader cares
    /// for.
    package init(of bundle: ProofBundle, verifiers: [VerifierKey], witnesses: [VerifierKey]) {
        reference = bundle.reference
        do {
            let report = try bundle.check(verifiers: verifiers, witnesses: witnesses)
            checkpoint = report.checkpoint
            self.witnesses = report.witnesses.map(\.key.name.description)
            events = report.findings.map { Self.examine($0, in: bundle.stream) }
            faults = Self.gaps(in: bundle.events.map(\.revision))
        } catch {
            (checkpoint, self.witnesses, events) = (nil, [], [])
            faults = ["the checkpoint: \(error)"]
        }
    }

    package var holds: Bool {
        checkpoint != nil && faults.isEmpty
            && events.allSatisfy { $0.verdict == .verified || $0.verdict == .redacted }
    }

    private static func examine(_ finding: BundleFinding, in stream: StreamName) -> Event {
        let event = finding.event
        var (envelope, verdict) = (Envelope?.none, Verdict.redacted)
        if let record = event.record {
            do throws(RecordFault) {
                let read = try Envelope(record: record)
                envelope = read
                let isItself =
                    read.position == event.position && read.revision == event.revision && read.stream == stream
                verdict = isItself ? .verified : .failed("the record is another event's than the bundle says")
            } catch {
                verdict = .init(error)
            }
        }
        if case .failed(let fault) = finding.verdict { verdict = .failed("\(fault)") }
        return Event(position: event.position, revision: event.revision, envelope: envelope, verdict: verdict)
    }

    /// A history without its middle or its beginning is another history.
    private static func gaps(in revisions: [Revision]) -> [String] {
        var (due, gaps) = (Revision(0), [String]())
        for revision in revisions {
            if revision > due { gaps.append("the revisions \(due) to \(revision - 1) are missing from the bundle") }
            due = revision + 1
        }
        return gaps
    }
}

extension BundleExamination.Verdict {
    fileprivate init(_ fault: RecordFault) {
        if case .json(let json) = fault, json.reason == .duplicateName {
            self = .ambiguous("\(fault)")
        } else {
            self = .failed("\(fault)")
        }
    }

    /// As reports print it.
    package var words: String {
        switch self {
        case .verified: "VERIFIED"
        case .redacted: "VERIFIED (REDACTED)"
        case .failed: "FAILED"
        case .ambiguous: "FAILED (AMBIGUOUS)"
        }
    }

    package var detail: String? {
        switch self {
        case .verified, .redacted: nil
        case .failed(let detail), .ambiguous(let detail): detail
        }
    }
}
