import ArgumentParser
import EventStore
import FoundationEssentials
import Logging

struct RestoreBackup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Make a new private PostgreSQL from a backup, and look it over.",
        discussion: """
            A cluster that is there is never touched: move its folder away, or name a new one with DEBRIEF_DATA. On a server \
            of yours, make the roles with debrief migrate in a database that you drop, then use pg_restore.

            The keys that sign the log and the key that tokens are kept under (the folder signing and the file pepper, beside \
            the cluster) are in no backup. Put them beside the new cluster before debrief up: without the one nothing more is \
            signed, without the other everybody needs a new token.

            Example: DEBRIEF_DATA=/srv/debrief-new debrief restore /media/usb/debrief-2026-11-23.backup
            """
    )

    @Argument(help: "A file that debrief backup wrote.", completion: .file())
    var file: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        guard case .own(let cluster) = try DatabaseServer.current() else {
            throw Failure(.usage, "restore makes a private cluster: unset DEBRIEF_DATABASE_URL, or use pg_restore.")
        }
        guard Files.exists(file) else {
            throw Failure(.data, "There is no file \(file): name one that debrief backup wrote.")
        }
        let archive = DatabaseArchive(file, programs: try await cluster.newest())
        let organisations = try await archive.organisations()
        try await cluster.exclusively {
            guard !cluster.isMade else {
                throw Failure(
                    .usage,
                    "There is a cluster in \(cluster.folder) already: move it away, or name a new folder with DEBRIEF_DATA."
                )
            }
            try await Progress.show("restoring \(file)") {
                try await cluster.make { try await fill($0, from: archive, organisations) }
                try await cluster.start()
            }
        }
        try await examine(organisations, on: cluster)
    }

    private func fill(
        _ cluster: PrivateCluster,
        from archive: DatabaseArchive,
        _ organisations: [OrganisationName]
    ) async throws {
        let database = try cluster.configuration(for: PrivateCluster.migrator)
        for organisation in organisations {
            try await Migrator(configuration: database, organisation: organisation, logger: .commandLine)
                .makeRoles()
        }
        try await archive.fill(database, in: cluster.folder)
        for organisation in organisations { try await cluster.admit(organisation) }
    }

    private func examine(_ organisations: [OrganisationName], on cluster: PrivateCluster) async throws {
        var diagnoses: [Diagnosis] = []
        for organisation in organisations {
            diagnoses.append(try await Examination(server: .own(cluster), organisation: organisation).diagnose())
        }
        try Restored(diagnoses: diagnoses, folder: cluster.folder).print(asJSON: output.json)
        if diagnoses.contains(where: { !$0.isWell }) { throw ExitCode(Failure.Kind.unavailable.rawValue) }
    }

    private struct Restored: Answer {
        let diagnoses: [Diagnosis]
        let folder: String

        var text: String {
            let reports = diagnoses.map { "organisation \($0.organisation)\n\($0.text)" }
            let beside = URL(filePath: folder).deletingLastPathComponent().path
            return """
                restored into \(folder), and running
                \(reports.joined(separator: "\n"))
                not in a backup: the folder signing and the file pepper; put those of before into \(beside)
                """
        }
    }
}
