import EventSourcing

/// What `proofs.json` says.
struct BundleProofs: Codable {
    struct Proof: Codable {
        let position: Position
        let hashes: [Digest]
    }

    let proofs: [Proof]

    init(of bundle: ProofBundle) {
        proofs = bundle.events.map { Proof(position: $0.position, hashes: $0.proof) }
    }
}
