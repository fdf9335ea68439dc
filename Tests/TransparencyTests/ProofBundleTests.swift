import EventSourcing
import Testing
import Transparency

@Suite struct ProofBundleTests {
    private let sample: SampleBundle

    init() async throws {
        sample = try await SampleBundle()
    }

    private var verifiers: [VerifierKey] { [sample.keys.log.verifier] }
    private var witnesses: [VerifierKey] { [sample.keys.witness.verifier] }

    private func verdicts(of bytes: [UInt8]) throws -> [BundleVerdict] {
        try ProofBundle(parsing: bytes).check(verifiers: verifiers, witnesses: witnesses).findings.map(\.verdict)
    }

    @Test func aBundleProvesItsEvents() throws {
        let report = try ProofBundle(parsing: sample.bundle.zip()).check(verifiers: verifiers, witnesses: witnesses)
        #expect(report.findings.map(\.verdict) == [.proven, .provenRedacted, .proven])
        #expect(report.findings.map(\.event) == sample.bundle.events)
        #expect(report.checkpoint.size == 50)
        #expect(report.signers.map(\.key) == verifiers)
        #expect(report.witnesses.map(\.secondsSince1970) == [1_800_000_000])
    }

    @Test func aBundleReadsAsWhatItWasWrittenFromAndIsWrittenAsTheSameBytes() throws {
        let bytes = try sample.bundle.zip()
        #expect(try ProofBundle(parsing: bytes) == sample.bundle)
        #expect(try ProofBundle(parsing: bytes).zip() == bytes)
        #expect(try Set(sample.contents().keys) == Set(SampleBundle.files))
        #expect(try sample.zip(sample.contents()).bytes != bytes)
        #expect(try ProofBundle(parsing: sample.zip(sample.contents()).bytes) == sample.bundle)
    }

    @Test func theFilesSayWhatAReaderNeeds() throws {
        let contents = try sample.contents().mapValues { String(decoding: $0, as: UTF8.self) }
        #expect(contents["records.jsonl"] == "\(sample.records[2])\n\(sample.records[40])\n")
        #expect(contents["checkpoint"] == sample.bundle.checkpoint.note.serialized)
        let entry = Digest(hashing: sample.records[6].utf8)
        #expect(
            try #require(contents["manifest.json"])
                .contains(#"{"entry":"\#(entry)","position":7,"record":"redacted","revision":1}"#)
        )
        let readme = try #require(contents["README.txt"])
        #expect(readme.contains("debrief audit check FILE --key"))
        // Its scripts can be pasted into a shell as they stand.
        #expect(readme.split(separator: "\n").filter { $0 == "END" }.count == 2)
    }

    @Test func withoutAWitnessItIsSignedNotWitnessed() throws {
        let report = try sample.bundle.check(verifiers: verifiers, witnesses: [])
        #expect(report.witnesses.isEmpty)
        #expect(report.findings.allSatisfy { $0.verdict != .failed(.entry) })
    }

    @Test func onlyTheReadersKeysCount() throws {
        #expect(throws: NoteFault.unsigned) { try sample.bundle.check(verifiers: [], witnesses: witnesses) }
        let stranger = try SigningKey(name: sample.keys.log.verifier.name, seed: [UInt8](repeating: 1, count: 32))
        #expect(throws: NoteFault.unsigned) {
            try sample.bundle.check(verifiers: [stranger.verifier], witnesses: witnesses)
        }
    }

    @Test func aForgedCosignatureIsAnError() throws {
        let other = try Checkpoint(origin: "lessons.example/log", size: 51, root: .emptyRoot)
        let forged = try sample.keys.witness.cosign(other, secondsSince1970: 1_800_000_000)
        let note = try sample.bundle.checkpoint.note.adding(forged)
        let bundle = try ProofBundle(
            reference: "L-12",
            stream: sample.bundle.stream,
            checkpoint: SignedCheckpoint(parsing: note.serialized.utf8),
            events: sample.bundle.events
        )
        #expect(throws: NoteFault.badSignature(sample.keys.witness.verifier.name)) {
            try bundle.check(verifiers: verifiers, witnesses: witnesses)
        }
    }

    @Test func anAlteredRecordFails() throws {
        let bytes = try sample.zip(replacing: "Übung", with: "Uebung", in: "records.jsonl")
        #expect(try verdicts(of: bytes) == [.failed(.entry), .provenRedacted, .proven])
    }

    @Test func anAlteredRecordWithItsOwnDigestFails() throws {
        let event = sample.bundle.events[0]
        let record = sample.records[3]
        let forged = BundledEvent(
            position: event.position,
            revision: event.revision,
            record: record,
            entry: Digest(hashing: record.utf8),
            proof: event.proof
        )
        #expect(try verdict(of: forged) == .failed(.inclusion(.root)))
    }

    @Test func anEventAtAnotherPositionFails() throws {
        let event = sample.bundle.events[0]
        for position in [1, 2, 4, 50] as [Position] {
            let moved = BundledEvent(
                position: position,
                revision: event.revision,
                record: event.record,
                entry: event.entry,
                proof: event.proof
            )
            #expect(try verdict(of: moved) != .proven)
        }
        let beyond = BundledEvent(position: 51, revision: 0, record: nil, entry: event.entry, proof: event.proof)
        #expect(try verdict(of: beyond) == .failed(.inclusion(.index)))
    }

    @Test func anyHashOfAProofCounts() throws {
        for event in sample.bundle.events {
            for index in event.proof.indices {
                var proof = event.proof
                proof[index] = proof[index].flipped(index)
                let altered = BundledEvent(
                    position: event.position,
                    revision: event.revision,
                    record: event.record,
                    entry: event.entry,
                    proof: proof
                )
                #expect(try verdict(of: altered) == .failed(.inclusion(.root)))
            }
        }
    }

    private func verdict(of event: BundledEvent) throws -> BundleVerdict? {
        try ProofBundle(
            reference: "L-12",
            stream: sample.bundle.stream,
            checkpoint: sample.bundle.checkpoint,
            events: [event]
        ).check(verifiers: verifiers, witnesses: []).findings.first?.verdict
    }

    @Test(arguments: [
        ("manifest.json", #""format":1"#, #""format":2"#, BundleFault.format),
        ("manifest.json", #""format":1"#, #""format":0"#, .form(.manifest)),
        ("manifest.json", "lessons.example/log", "lessons.example/lag", .origin),
        ("manifest.json", #"{"#, #"{ "#, .form(.manifest)),
        ("manifest.json", #""reference":"L-12""#, #""reference":"L-12","reference":"L-12""#, .form(.manifest)),
        ("manifest.json", #""reference":"L-12""#, #""reference":"""#, .reference),
        ("manifest.json", #""reference":"L-12""#, #""reference":"L\n12""#, .reference),
        ("manifest.json", #""position":3"#, #""position":4"#, .proofs),
        ("manifest.json", #""revision":1"#, #""revision":0"#, .order),
        ("manifest.json", #""record":"redacted""#, #""record":"records.jsonl""#, .records),
        ("manifest.json", #""record":"redacted""#, #""record":"../etc/passwd""#, .form(.manifest)),
        ("records.jsonl", "\n", "\n\n", .records), ("records.jsonl", "}\n{", "}\n{}\n{", .records),
        ("records.jsonl", "}\n", "}", .records),
        ("proofs.json", #""position":3"#, #""position":5"#, .proofs),
        ("proofs.json", "}]}", "}],\"size\":50}", .form(.proofs)),
        ("checkpoint", "\n50\n", "\n050\n", .checkpoint(.size)),
        ("checkpoint", "— ", "- ", .checkpoint(.note(.signatureLine(1)))),
    ])
    func whatIsNoBundleIsRefusedByItsName(
        _ file: String,
        _ part: String,
        _ other: String,
        _ fault: BundleFault
    ) throws {
        let bytes = try sample.zip(replacing: part, with: other, in: file)
        #expect(throws: fault) { try ProofBundle(parsing: bytes) }
    }

    @Test(arguments: BundleFile.allCases)
    func aBundleHasAllItsFiles(_ file: BundleFile) throws {
        var contents = try sample.contents()
        #expect(contents.removeValue(forKey: file.rawValue) != nil)
        #expect(throws: BundleFault.missing(file)) { try ProofBundle(parsing: sample.zip(contents).bytes) }
    }

    @Test func onlyWhatCanBeReadAgainIsMade() throws {
        let events = sample.bundle.events
        #expect(throws: BundleFault.order) { try bundle(of: []) }
        #expect(throws: BundleFault.order) { try bundle(of: events.reversed()) }
        #expect(throws: BundleFault.order) { try bundle(of: [events[0], events[0]]) }
        #expect(throws: BundleFault.order) {
            try bundle(of: [BundledEvent(position: 0, revision: 0, record: nil, entry: .emptyRoot, proof: [])])
        }
        #expect(throws: BundleFault.order) {
            try bundle(of: [BundledEvent(position: 1, revision: .max, record: nil, entry: .emptyRoot, proof: [])])
        }
        for record in ["", "a\nb"] {
            let event = BundledEvent(position: 1, revision: 0, record: record, entry: .emptyRoot, proof: [])
            #expect(throws: BundleFault.records) { try bundle(of: [event]) }
        }
        let long = [Digest](repeating: .emptyRoot, count: 64)
        #expect(throws: BundleFault.proofs) {
            try bundle(of: [BundledEvent(position: 1, revision: 0, record: nil, entry: .emptyRoot, proof: long)])
        }
    }

    private func bundle(of events: [BundledEvent]) throws -> ProofBundle {
        try ProofBundle(
            reference: "L-12",
            stream: sample.bundle.stream,
            checkpoint: sample.bundle.checkpoint,
            events: events
        )
    }

    /// Whatever is done to the files inside, what is proven is what the log has.
    @Test func aMutatedFileOfABundleProvesNothingElse() throws {
        var generator = Generator(for: #function)
        var contents = try sample.contents()
        // Nothing is read from it.
        contents["README.txt"] = []
        for round in 0..<2_000 {
            let file = SampleBundle.files[1 + round % 4]
            var altered = contents
            altered[file] = generator.mutate(try #require(contents[file]))
            try expectNothingElse(in: sample.zip(altered).bytes)
        }
    }

    @Test func aMutatedZIPFileProvesNothingElse() throws {
        var generator = Generator(for: #function)
        let bytes = try sample.bundle.zip()
        for _ in 0..<3_000 {
            try expectNothingElse(in: generator.mutate(bytes))
            #expect(throws: BundleFault.self) { try ProofBundle(parsing: generator.bytes(upTo: 200)) }
        }
    }

    private func expectNothingElse(in bytes: [UInt8]) throws {
        guard let bundle = try? ProofBundle(parsing: bytes),
            let report = try? bundle.check(verifiers: verifiers, witnesses: witnesses)
        else { return }
        #expect(report.checkpoint == sample.bundle.checkpoint.checkpoint)
        for finding in report.findings {
            let original = sample.records[Int(finding.event.position) - 1]
            switch finding.verdict {
            case .proven: #expect(finding.event.record == original)
            case .provenRedacted: #expect(finding.event.entry == Digest(hashing: original.utf8))
            case .failed: break
            }
        }
    }
}
