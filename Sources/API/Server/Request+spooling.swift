import Foundation
import Glibc
import HTTPTypes
import Hummingbird
import NIOCore
import NIOFoundationCompat
import Wording

extension Request {
    /// Writes the body to a file of its own as it comes, so that nobody holds all of it; the file goes when `use` returns.
    ///
    /// - Throws: `Problem` 400 for an empty body, 413, 503; what `use` throws.
    func spooled<Outcome>(
        as suffix: String,
        _ progress: RequestProgress,
        _ use: (_ path: String) async throws -> Outcome
    ) async throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory
        let path = folder.appending(component: "debrief-\(UUID().uuidString).\(suffix)").path
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Problem.noRoom }
        defer { unlink(path) }
        try await write(to: FileHandle(fileDescriptor: descriptor, closeOnDealloc: true), progress)
        return try await use(path)
    }

    private func write(to file: FileHandle, _ progress: RequestProgress) async throws {
        var count = 0
        for try await buffer in body {
            count += buffer.readableBytes
            guard count <= RequestLimits.importBytes else {
                throw Problem("body-too-large", .contentTooLarge, .bodyTooLarge(limit: "64 MiB"))
            }
            do { try file.write(contentsOf: Data(buffer: buffer)) } catch { throw Problem.noRoom }
            progress.made()
        }
        guard count > 0 else { throw Problem("empty-body", .badRequest, .emptyBody) }
    }
}

extension Problem {
    fileprivate static let noRoom = Problem(
        "no-room",
        .serviceUnavailable,
        .noRoom,
        headers: [.retryAfter: "60"]
    )
}
