import EventSourcing

extension ProofBundle {
    /// The file: the same bundle makes the same bytes.
    /// - Throws: `ZipFault.size` where it has over 64 MiB.
    package func zip() throws -> [UInt8] {
        let files = try BundleFile.allCases.map { ZipFile(name: $0.rawValue, content: try content(of: $0)) }
        return try ZipArchive(files).bytes
    }

    private func content(of file: BundleFile) throws -> [UInt8] {
        switch file {
        case .readme: Array(BundleReadme.text.utf8)
        case .manifest: try BundleJSON.bytes(of: BundleManifest(of: self))
        case .checkpoint: Array(checkpoint.note.serialized.utf8)
        case .records: events.compactMap(\.record).flatMap { Array("\($0)\n".utf8) }
        case .proofs: try BundleJSON.bytes(of: BundleProofs(of: self))
        }
    }

    /// Reads the file. What it proves is for `check` to say.
    /// - Throws: `BundleFault`, the first thing in which the bytes are not a bundle.
    package init(parsing bytes: [UInt8]) throws(BundleFault) {
        let contents = try Self.contents(of: bytes)
        let manifest = try Self.manifest(in: try contents(.manifest))
        let proofs: BundleProofs = try BundleJSON.value(of: .proofs, in: try contents(.proofs))
        let checkpoint = try Self.checkpoint(in: try contents(.checkpoint))
        guard manifest.origin.utf8.elementsEqual(checkpoint.checkpoint.origin.utf8) else { throw .origin }
        _ = try contents(.readme)
        try self.init(
            reference: manifest.reference,
            stream: manifest.stream,
            checkpoint: checkpoint,
            events: try Self.events(of: manifest, records: try contents(.records), proofs: proofs.proofs)
        )
    }

    private static func contents(
        of bytes: [UInt8]
    ) throws(BundleFault) -> (BundleFile) throws(BundleFault) -> [UInt8] {
        let archive: ZipArchive
        do throws(ZipFault) {
            archive = try ZipArchive(parsing: bytes, names: Set(BundleFile.allCases.map(\.rawValue)))
        } catch {
            throw .zip(error)
        }
        return { (file) throws(BundleFault) in
            guard let found = archive.files.first(where: { $0.name == file.rawValue }) else { throw .missing(file) }
            return found.content
        }
    }

    private static func manifest(in bytes: [UInt8]) throws(BundleFault) -> BundleManifest {
        guard (try? BundleFormat(parsing: bytes))?.format ?? 0 <= BundleManifest.currentFormat else { throw .format }
        let manifest: BundleManifest = try BundleJSON.value(of: .manifest, in: bytes)
        guard manifest.format == BundleManifest.currentFormat else { throw .form(.manifest) }
        return manifest
    }

    private static func checkpoint(in bytes: [UInt8]) throws(BundleFault) -> SignedCheckpoint {
        do throws(CheckpointFault) {
            return try SignedCheckpoint(parsing: bytes)
        } catch {
            throw .checkpoint(error)
        }
    }

    private static func events(
        of manifest: BundleManifest,
        records: [UInt8],
        proofs: [BundleProofs.Proof]
    ) throws(BundleFault) -> [BundledEvent] {
        guard proofs.map(\.position) == manifest.events.map(\.position) else { throw .proofs }
        var lines = LineReader(records)
        var events: [BundledEvent] = []
        for (event, proof) in Swift.zip(manifest.events, proofs) {
            let record = event.record == .present ? lines.line() : nil
            guard record != nil || event.record == .redacted else { throw .records }
            events.append(
                BundledEvent(
                    position: event.position,
                    revision: event.revision,
                    record: record,
                    entry: event.entry,
                    proof: proof.hashes
                )
            )
        }
        guard lines.rest.isEmpty else { throw .records }
        return events
    }
}
