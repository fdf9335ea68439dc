import EventSourcing
import FoundationEssentials
import UseCases

/// The key under which tokens are kept. It stands beside the private cluster and not in the database: a copy of the one
/// without the other signs in nobody.
enum PepperFile {
    /// The key; a new one is made and kept where there is none.
    static func pepper() throws -> Pepper {
        let environment = ProcessInfo.processInfo.environment
        if let path = environment["DEBRIEF_PEPPER_FILE"], !path.isEmpty {
            guard let text = Files.read(path) else {
                throw Failure(.unavailable, "DEBRIEF_PEPPER_FILE names \(path), which can't be read.")
            }
            return try read(text, from: path)
        }
        let location = try ClusterLocation(environment: environment)
        let path = location.base + "/pepper"
        if let text = Files.read(path) { return try read(text, from: path) }
        guard !Files.exists(path) else {
            throw Failure(.notPermitted, "\(path) can't be read: run debrief as the user who made it.")
        }
        try Files.makeFolder(location.base, for: location.account)
        let text = [UInt8].random(32).hexadecimal
        try Files.write(text + "\n", to: path, for: location.account)
        return try read(text, from: path)
    }

    private static func read(_ text: String, from path: String) throws(Failure) -> Pepper {
        guard let pepper = Pepper(hexadecimal: text.filter { !$0.isWhitespace }) else {
            throw Failure(.unavailable, "\(path) doesn't hold 64 hexadecimal digits, which tokens are kept under.")
        }
        return pepper
    }
}
