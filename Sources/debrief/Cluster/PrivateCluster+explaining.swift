extension PrivateCluster {
    /// What a program's failure means to the person who asked for it.
    func explain(_ doing: String, _ result: ProgramResult) -> Failure {
        let words = result.complaint + (Files.read(log) ?? "")
        if words.contains("No space left on device") || words.contains("Disk quota exceeded") { return .full(folder) }
        if words.contains("cannot change directory") || words.contains("Permission denied") {
            return Failure(
                .notPermitted,
                "The user who runs PostgreSQL can't reach \(folder): "
                    + "open the folders above it (chmod o+x), or name another place with DEBRIEF_DATA."
            )
        }
        if words.contains("did not start in time") || words.contains("does not shut down") {
            return stillBusy
        }
        return Failure(
            .unavailable,
            "Can't \(doing) the cluster in \(folder): \(reason(in: words)); its log is \(log)."
        )
    }

    /// The server neither takes connections nor ends.
    var stillBusy: Failure {
        Failure(.tryAgain, "PostgreSQL is still busy, its log is \(log): wait, then run the command again.")
    }

    /// The last thing that PostgreSQL called an error.
    private func reason(in words: String) -> String {
        let lines = words.split(separator: "\n")
        let reason = lines.last { line in ["FATAL:", "PANIC:", "ERROR:", "error:"].contains { line.contains($0) } }
        return String(reason ?? lines.last ?? "it says nothing")
    }
}
