import EventSourcing
import Testing
import Transparency

/// A bundle of the events at positions 3, 7 and 41 of a log of 50, of which the second was redacted.
struct SampleBundle {
    static let files = ["README.txt", "manifest.json", "checkpoint", "records.jsonl", "proofs.json"]

    let keys: SampleKeys
    let bundle: ProofBundle
    let records: [String]

    init() async throws {
        keys = try SampleKeys()
        records = (1...50).map { #"{"specversion":"1.0","position":"\#($0)","data":{"text":"Übung"}}"# }
        let tree = NaiveTree(leaves: records.map { Digest(leafOf: Digest(hashing: $0.utf8)) })
        let checkpoint = try Checkpoint(origin: "\(keys.log.verifier.name)", size: 50, root: tree.root(50))
        let note = try SignedCheckpoint(checkpoint, signedBy: [keys.log]).note
            .adding(keys.witness.cosign(checkpoint, secondsSince1970: 1_800_000_000))
        var events: [BundledEvent] = []
        for (revision, position) in [3, 7, 41].enumerated() {
            let record = records[position - 1]
            events.append(
                BundledEvent(
                    position: Position(position),
                    revision: Revision(revision),
                    record: position == 7 ? nil : record,
                    entry: Digest(hashing: record.utf8),
                    proof: tree.path(position - 1, in: 0..<50)
                )
            )
        }
        bundle = try ProofBundle(
            reference: "L-12",
            stream: try StreamName("lesson/5f0c8a5e-0d7c-4b57-9c0e-0f6c0a2b9f11"),
            checkpoint: SignedCheckpoint(parsing: note.serialized.utf8),
            events: events
        )
    }

    /// The files of the bundle, taken out of its ZIP file by their names.
    func contents() throws -> [String: [UInt8]] {
        let bytes = try bundle.zip()
        var (contents, offset) = ([String: [UInt8]](), 0)
        while bytes[offset..<offset + 4].elementsEqual([0x50, 0x4B, 3, 4]) {
            let size = (0..<4).reduce(0) { $0 | Int(bytes[offset + 18 + $1]) << ($1 * 8) }
            let nameEnd = offset + 30 + Int(bytes[offset + 26])
            let name = String(decoding: bytes[offset + 30..<nameEnd], as: UTF8.self)
            contents[name] = Array(bytes[nameEnd..<nameEnd + size])
            offset = nameEnd + size
        }
        return contents
    }

    /// A ZIP file of these contents.
    func zip(_ contents: [String: [UInt8]]) -> HandmadeZip {
        HandmadeZip(files: Self.files.compactMap { name in contents[name].map { .init(name: name, content: $0) } })
    }

    /// The bundle with a part of one of its files replaced by another.
    func zip(replacing part: String, with other: String, in file: String) throws -> [UInt8] {
        var contents = try contents()
        let text = String(decoding: try #require(contents[file]), as: UTF8.self)
        let altered = text.replacing(part, with: other, maxReplacements: 1)
        try #require(altered != text, "\(file) has no \(part)")
        contents[file] = Array(altered.utf8)
        return zip(contents).bytes
    }
}
