import Glibc

/// A small file that is there whole or not at all, also after a power cut, and for its owner's eyes only.
package struct DurableFile: Sendable {
    package let path: String

    package init(_ path: String) {
        self.path = path
    }

    /// nil where there is no such file.
    ///
    /// - Throws: `DurableFileError` where it can't be read.
    package func read() throws(DurableFileError) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw DurableFileError("read", path)
        }
        defer { close(file) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(file, &part, part.count)
            guard count >= 0 else { throw DurableFileError("read", path) }
            guard count > 0 else { break }
            bytes += part[..<count]
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw DurableFileError("read", path) }
        return text
    }

    /// On the disk when it returns, and the folder's entry too: what was promised in it is kept after a crash.
    ///
    /// - Throws: `DurableFileError`; then what was there before is there still.
    package func write(_ text: String) throws(DurableFileError) {
        let draft = path + ".new"
        unlink(draft)
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw DurableFileError("write", path) }
        defer { close(file) }
        let bytes = Array(text.utf8)
        guard Glibc.write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0, rename(draft, path) == 0 else {
            throw DurableFileError("write", path)
        }
        try syncFolder()
    }

    /// As `write`, but never over one that is there.
    ///
    /// - Throws: `DurableFileError`.
    package func create(_ text: String) throws(DurableFileError) {
        guard access(path, F_OK) != 0 else { throw DurableFileError("write", path, "there is one already") }
        try write(text)
    }

    /// Off the disk when it returns, if it was there.
    ///
    /// - Throws: `DurableFileError`.
    package func remove() throws(DurableFileError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw DurableFileError("remove", path) }
        try syncFolder()
    }

    /// Gives it another name in its folder, in place of what bears that.
    ///
    /// - Throws: `DurableFileError`.
    package func move(to target: String) throws(DurableFileError) {
        guard rename(path, target) == 0 else { throw DurableFileError("rename", path) }
        try syncFolder()
    }

    private func syncFolder() throws(DurableFileError) {
        let cut = path.lastIndex(of: "/")
        let folder = cut.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw DurableFileError("write", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw DurableFileError("write", path) }
    }
}

/// A file that can't be read or written, and why.
package struct DurableFileError: Error, Sendable, CustomStringConvertible {
    package let description: String

    init(_ verb: String, _ path: String, _ reason: String? = nil) {
        let reason = reason ?? String(cString: strerror(errno))
        description = "Can't \(verb) \(path): \(reason)."
    }
}
