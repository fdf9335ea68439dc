import EventSourcing
import Foundation
import Testing

/// What `Vectors/merkle_vectors.json` holds; its `about` says where it comes from.
struct Vectors: Decodable {
    struct Inclusion: Decodable {
        let index: Int64
        let size: Int64
        let leafHash: Digest
        let root: Digest
        let proof: [Digest]
    }

    struct Consistency: Decodable {
        let size1: Int64
        let size2: Int64
        let root1: Digest
        let root2: Digest
        let proof: [Digest]
    }

    struct Published: Decodable {
        let inputsHex: [String]
        let leafHashes: [Digest]
        let rootsBySize: [Digest]
        let frontierBySize: [[Digest]]
        let inclusion: [Inclusion]
        let consistency: [Consistency]
    }

    struct Numbered: Decodable {
        let leafHash0: Digest
        let leafHash1: Digest
        let leafHash399: Digest
        let rootsBySize: [String: Digest]
        let inclusion: [Inclusion]
        let consistency: [Consistency]
    }

    struct Tiles: Decodable {
        struct OfSize: Decodable {
            let tileCount: Int
            let tilesSha256: [String: Digest]
            let tileBytes: [String: Int]
        }

        let pathOfIndex: [String: String]
        let bySize: [String: OfSize]
        let badPaths: [String]
    }

    /// The hashes of one of them are too short to be digests.
    struct Refused: Decodable, Sendable {
        let kind: String
        let why: String
        let index: Int64?
        let size: Int64?
        let leafHash: Digest?
        let root: Digest?
        let size1: Int64?
        let size2: Int64?
        let root1: Digest?
        let root2: Digest?
        let proof: [String]
    }

    struct NoteOnSize: Decodable {
        let examples: [[Int64]]
    }

    struct SignedNotes: Decodable {
        struct Published: Decodable {
            let vkeys: [String]
            let skeyPeterneumann: String?
            let note: String
        }

        struct Generated: Decodable {
            struct SignedTree: Decodable {
                let size: Int64
                let note: String
            }

            struct Request: Decodable {
                let old: Int64
                let size: Int64
                let addCheckpointBody: String
            }

            struct Proof: Decodable {
                let index: Int64
                let size: Int64
                let tlogProof: String
            }

            let origin: String
            let logSeedHex: String
            let logPublicHex: String
            let logVkey: String
            let witnessSeedHex: String
            let witnessVkeyCosignatureV1: String
            let checkpoints: [SignedTree]
            let witnessAddCheckpointRequests: [Request]
            let tlogProofs: [Proof]
        }

        struct RefusedNote: Decodable, Sendable {
            let why: String
            let note: String
        }

        struct RefusedText: Decodable, Sendable {
            let why: String
            let text: String
        }

        let published: [Published]
        let generated: Generated
        let mustRefuseNotes: [RefusedNote]
        let mustRefuseCheckpointText: [RefusedText]
    }

    let rfc69628: Published
    let leafI: Numbered
    let tiles: Tiles
    let mustFail: [Refused]
    let noteOnSize: NoteOnSize
    let signedNotes: SignedNotes

    static let all: Result<Vectors, any Error> = Result {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Vectors/merkle_vectors.json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Vectors.self, from: Data(contentsOf: file))
    }

    static func load() throws -> Vectors { try all.get() }
}

extension [UInt8] {
    init(hex: String) throws {
        let digits = Array<Character>(hex)
        self = try stride(from: 0, to: digits.count, by: 2).map { offset in
            try #require(UInt8(String(digits[offset...offset + 1]), radix: 16))
        }
    }
}
