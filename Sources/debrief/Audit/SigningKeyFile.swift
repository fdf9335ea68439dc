import Audit
import EventSourcing
import EventStore
import FoundationEssentials
import SwiftGlibc
import Transparency

/// A key that signs, in a file for its owner's eyes only; beside it stand what its signer remembers and its witnesses.
struct SigningKeyFile {
    let path: String

    init(_ path: String) {
        self.path = path
    }

    var isThere: Bool { Files.exists(path) }
    /// What the signer remembers.
    var state: DurableFile { DurableFile(path + ".state") }
    /// The witnesses that are asked to sign too.
    var witnesses: DurableFile { DurableFile(path + ".witnesses") }

    /// The file of the private cluster's own signer.
    static func ofCluster(_ organisation: OrganisationName) throws -> SigningKeyFile {
        let location = try ClusterLocation(environment: ProcessInfo.processInfo.environment)
        return SigningKeyFile("\(location.base)/signing/\(organisation).key")
    }

    /// The name of an organisation's log, where no other is given: this host's and the organisation's.
    static func origin(of organisation: OrganisationName, host: String? = nil) -> String {
        "\(host ?? ProcessInfo.processInfo.hostName)/\(organisation)"
    }

    /// Makes a log's key.
    ///
    /// - Throws: `Failure` where there is a file already, or the name can't be a key's.
    func make(named name: String) throws -> SigningKey {
        let key = try SigningKey(name: try keyName(name), seed: .random(32))
        try write(key.secretText)
        return key
    }

    /// The key, made where there is none.
    ///
    /// - Throws: as `make` and `read`.
    func readOrMake(named name: String) throws -> SigningKey {
        guard !isThere else { return try read() }
        if let account = Account.current, let end = path.lastIndex(of: "/") {
            try Files.makeFolder(String(path[..<end]), for: account)
        }
        return try make(named: name)
    }

    /// Makes a witness's key.
    ///
    /// - Throws: as `make`.
    func makeWitness(named name: String) throws -> CosigningKey {
        let key = try CosigningKey(name: try keyName(name), seed: .random(32))
        try write(key.secretText)
        return key
    }

    /// - Throws: `Failure` where it can't be read, is open to others, or holds no log's key.
    func read() throws -> SigningKey {
        do {
            return try SigningKey(parsing: try text())
        } catch let fault as KeyFault {
            throw Failure(.data, "\(path) holds no key of a log: \(fault).")
        }
    }

    /// - Throws: `Failure` where it can't be read, is open to others, or holds no witness's key.
    func readWitness() throws -> CosigningKey {
        do {
            return try CosigningKey(parsing: try text())
        } catch let fault as KeyFault {
            throw Failure(.data, "\(path) holds no key of a witness: \(fault).")
        }
    }

    private func keyName(_ name: String) throws(Failure) -> KeyName {
        guard let name = KeyName(name) else {
            throw Failure(.usage, "\(name.debugDescription) can't be a key's name: no spaces and no plus sign.")
        }
        return name
    }

    private func write(_ secret: String) throws {
        guard !isThere else {
            throw Failure(.usage, "\(path) is there already, and may be the key of a log: name another file.")
        }
        try DurableFile(path).create(secret + "\n")
    }

    private func text() throws -> String {
        guard let status = Files.status(path) else {
            throw Failure(.usage, "There is no key \(path): debrief audit key new makes one.")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw Failure(.notPermitted, "\(path) is open to others: run chmod 600 \(path), and think of a new key.")
        }
        return try DurableFile(path).read()?.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    }
}
