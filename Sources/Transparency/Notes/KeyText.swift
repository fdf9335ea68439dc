/// What the text forms of public and private keys have in common: `<name>+<key id>+base64(algorithm ‖ key)`.
struct KeyText: CustomStringConvertible {
    let name: KeyName
    /// As it is written; whether it is the key's own is for the reader to say.
    let id: String
    let algorithm: SignatureAlgorithm
    let key: [UInt8]

    init(name: KeyName, id: String, algorithm: SignatureAlgorithm, key: [UInt8]) {
        self.name = name
        self.id = id
        self.algorithm = algorithm
        self.key = key
    }

    init(parsing text: String, otherwise fault: KeyFault) throws(KeyFault) {
        // Base64 has plus signs of its own.
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else { throw fault }
        guard let name = KeyName(parts[0]) else { throw .name }
        guard let bytes = [UInt8](base64: parts[2]) else { throw .base64 }
        guard let algorithm = bytes.first.flatMap(SignatureAlgorithm.init(rawValue:)) else { throw .algorithm }
        self.init(name: name, id: parts[1], algorithm: algorithm, key: Array(bytes.dropFirst()))
    }

    var description: String { "\(name)+\(id)+\(([algorithm.rawValue] + key).base64)" }
}
