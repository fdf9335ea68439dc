import Glibc

/// Who sits at the machine.
enum Person {
    /// Somebody without rights: whoever runs the tests, or `postgres` where that is root.
    case ordinary
    case root

    static let isRoot = geteuid() == 0

    /// Nil where the tests run as this person already.
    var account: (user: uid_t, group: gid_t)? {
        guard self == .ordinary, Self.isRoot, let entry = getpwnam("postgres") else { return nil }
        return (entry.pointee.pw_uid, entry.pointee.pw_gid)
    }
}
