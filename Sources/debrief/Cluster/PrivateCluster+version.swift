extension PrivateCluster {
    /// The PostgreSQL that made the cluster; nil where there is none, or no whole one.
    var major: Int? {
        Files.read(data + "/PG_VERSION").flatMap { Int($0.prefix(while: \.isNumber)) }
    }

    /// The installed PostgreSQL that can serve the cluster.
    func matching() async throws(Failure) -> ServerPrograms {
        let programs = await programs()
        guard let newest = programs.first else {
            throw Failure(
                .unavailable,
                "PostgreSQL's initdb isn't on this machine: run apt-get install postgresql, "
                    + "or name the folder of its programs with DEBRIEF_POSTGRES."
            )
        }
        guard let major else { return newest }
        guard let matching = programs.first(where: { $0.major == major }) else {
            throw Failure(
                .unavailable,
                "The cluster in \(folder) is of PostgreSQL \(major) and only \(newest.major) is here: "
                    + "run apt-get install postgresql-\(major); debrief backup, then debrief restore into a new "
                    + "DEBRIEF_DATA, moves it to \(newest.major)."
            )
        }
        return matching
    }

    /// Refuses a folder that isn't a whole cluster.
    func checkWhole() throws(Failure) {
        guard major == nil || Files.read(passwords.path) == nil else { return }
        throw Failure(
            .unavailable,
            "\(folder) isn't a whole cluster: run mv \(folder) \(folder).broken, then debrief up makes a new one."
        )
    }
}
