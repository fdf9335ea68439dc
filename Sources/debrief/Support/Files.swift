import FoundationEssentials
import Glibc

/// Folders and small files for one account's eyes only.
enum Files {
    static func exists(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }

    /// What is at the path itself, a symbolic link not followed.
    static func status(_ path: String) -> stat? {
        var status = stat()
        return lstat(path, &status) == 0 ? status : nil
    }

    /// Whether both paths lead to the same file, which is there.
    static func areOne(_ path: String, _ other: String) -> Bool {
        var (first, second) = (stat(), stat())
        guard stat(path, &first) == 0, stat(other, &second) == 0 else { return false }
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    /// Whether it is a file, or a link to one, and no pipe or folder.
    static func isRegular(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    static func read(_ path: String) -> String? {
        try? String(contentsOfFile: path, encoding: .utf8)
    }

    /// Makes the folder, and those above it, unless it is there; a new one is the account's, mode 0700.
    static func makeFolder(_ path: String, for account: Account) throws(Failure) {
        guard !exists(path) else { return }
        let parent = FoundationEssentials.URL(filePath: path).deletingLastPathComponent().path
        if !exists(parent) { try makeParents(parent) }
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .system("make the folder", path) }
        try give(path, to: account)
    }

    /// Writes the file whole or not at all, readable by the account alone.
    static func write(_ text: String, to path: String, for account: Account) throws(Failure) {
        let draft = path + ".new"
        try remove(draft)
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .system("write", path) }
        defer { close(file) }
        let bytes = Array(text.utf8)
        guard Glibc.write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
            throw .system("write", path)
        }
        try give(draft, to: account)
        try move(draft, to: path)
    }

    /// Makes an empty file that only this user may read, for another program to fill.
    static func makePrivate(_ path: String) throws(Failure) {
        try remove(path)
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .system("write", path) }
        close(file)
    }

    static func size(_ path: String) -> Int {
        status(path).map { Int($0.st_size) } ?? 0
    }

    static func move(_ path: String, to target: String) throws(Failure) {
        guard rename(path, target) == 0 else { throw .system("put in place", target) }
    }

    /// Removes the file or folder with all in it, if it is there.
    static func remove(_ path: String) throws(Failure) {
        guard status(path) != nil else { return }
        do { try FileManager.default.removeItem(atPath: path) } catch { throw .system("remove", path) }
    }

    /// The bytes that an ordinary user can still write where `path` is.
    static func freeBytes(at path: String) -> UInt64? {
        var status = statvfs()
        return statvfs(path, &status) == 0 ? UInt64(status.f_bavail) * UInt64(status.f_frsize) : nil
    }

    private static func makeParents(_ path: String) throws(Failure) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw .system("make the folder", path)
        }
    }

    private static func give(_ path: String, to account: Account) throws(Failure) {
        guard account.isSomebodyElse else { return }
        guard lchown(path, account.user, account.group) == 0 else { throw .system("change the owner of", path) }
    }
}
