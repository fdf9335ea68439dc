import Glibc

/// A user of this machine.
struct Account {
    let user: uid_t
    let group: gid_t
    let home: String

    /// Who runs this process.
    static var current: Account? {
        getpwuid(geteuid()).map(Account.init)
    }

    /// What the user who runs this process is called; the number where there is no name.
    static var userName: String {
        getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) } ?? String(geteuid())
    }

    static func named(_ name: String) -> Account? {
        getpwnam(name).map(Account.init)
    }

    var isSomebodyElse: Bool { user != geteuid() }

    /// What root puts before a command that this account is to run. Subprocess can change the user too, but does so
    /// between clone and exec, where glibc's setuid may wait for ever for threads that the child doesn't have.
    var commandPrefix: [String] {
        isSomebodyElse ? ["setpriv", "--reuid=\(user)", "--regid=\(group)", "--clear-groups", "--"] : []
    }

    private init(_ entry: UnsafeMutablePointer<passwd>) {
        user = entry.pointee.pw_uid
        group = entry.pointee.pw_gid
        home = String(cString: entry.pointee.pw_dir)
    }
}
