import FoundationEssentials
import Glibc

/// Folders below `TMPDIR`, where the run of the tests finds what an interruption left, servers included.
package enum TemporaryFolder {
    /// Makes an empty folder for this user alone.
    ///
    /// - Returns: its path, of which `name` is part.
    /// - Throws: where none can be made.
    package static func make(_ name: String) throws -> String {
        let place = FileManager.default.temporaryDirectory.appending(path: "\(name)-XXXXXX").path
        var template = Array(place.utf8CString)
        guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
        return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
