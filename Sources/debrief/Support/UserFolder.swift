import FoundationEssentials

/// Debrief's folders in this user's home (XDG Base Directory Specification).
enum UserFolder {
    static let configuration = path("XDG_CONFIG_HOME", otherwise: ".config")
    static let state = path("XDG_STATE_HOME", otherwise: ".local/state")

    /// Below the folder that the variable names, where that is absolute; else in a folder of the home.
    private static func path(_ variable: String, otherwise folder: String) -> String {
        let environment = ProcessInfo.processInfo.environment
        let home = environment["HOME"] ?? Account.current?.home ?? "/"
        let base = environment[variable].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/\(folder)"
        return "\(base)/debrief"
    }
}
