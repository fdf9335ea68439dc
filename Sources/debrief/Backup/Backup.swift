import ArgumentParser
import EventStore
import FoundationEssentials

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the whole database, all organisations, into one file.",
        discussion: """
            Work goes on meanwhile; the file holds what was there as it began, but for the read models, which whoever asks \
            first after a restore has made anew. It isn't encrypted, and only this user may read it. Keep it on another \
            machine. Doctor asks for one every week.

            Example: debrief backup /media/usb/debrief-$(date +%F).backup
            """
    )

    @Argument(help: "A file that isn't there yet.", completion: .file())
    var file: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        guard !Files.exists(file) else {
            throw Failure(.usage, "\(file) is there already, and may be the only good backup: name another file.")
        }
        let server = try DatabaseServer.current()
        let database = try server.migrator()
        let archive = DatabaseArchive(file, programs: try await server.clientPrograms())
        try await Progress.show("writing \(file)") { try await archive.write(from: database) }
        // One that was made meanwhile isn't in the file.
        let organisations = try await archive.organisations().map(\.rawValue)
        try await OrganisationRegister(database).noteBackup(of: organisations)
        try Written(bytes: Files.size(archive.path), file: archive.path, organisations: organisations)
            .print(asJSON: output.json)
    }

    private struct Written: Answer {
        let bytes: Int
        let file: String
        let organisations: [String]

        var text: String { "wrote \(file): \(bytes) bytes, \(organisations.joined(separator: ", "))" }
    }
}
