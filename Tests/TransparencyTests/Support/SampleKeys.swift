import EventSourcing
import Testing
import Transparency

/// The keys of the vectors' generated checkpoints.
struct SampleKeys {
    let log: SigningKey
    let witness: CosigningKey

    init() throws {
        let generated = try Vectors.load().signedNotes.generated
        log = try SigningKey(
            name: try #require(KeyName(generated.origin)),
            seed: try [UInt8](hex: generated.logSeedHex)
        )
        witness = try CosigningKey(
            name: try #require(KeyName("witness.example/w1")),
            seed: try [UInt8](hex: generated.witnessSeedHex)
        )
    }

    /// A checkpoint of the vectors, signed by both.
    func checkpoint(_ size: Int64) throws -> SignedCheckpoint {
        let note = try #require(try Vectors.load().signedNotes.generated.checkpoints.first { $0.size == size }).note
        return try SignedCheckpoint(parsing: note.utf8)
    }
}
