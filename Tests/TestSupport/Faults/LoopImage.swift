import Foundation
import Glibc
import Subprocess

/// A small ext4 file system in a file, mounted through a loop device: a disk that can be filled, and whose power can be
/// cut. Needs root and a kernel that lets it.
struct LoopImage: Sendable {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// `EXT4_IOC_SHUTDOWN` (`_IOR('X', 125, __u32)`), and its flag by which not even the journal is flushed.
    private static let shutdown: UInt = 0x8004_587D
    private static let withoutFlushing: UInt32 = 2

    /// Where it is mounted; whoever runs PostgreSQL may write there.
    let folder: String
    private var file: String { folder + ".image" }

    /// Why no such image can be mounted here; nil where it can.
    static let obstacle: String? = {
        if geteuid() != 0 { return "loop devices need root" }
        if !mayMount { return "this process may not mount (CAP_SYS_ADMIN)" }
        if access("/dev/loop-control", F_OK) != 0 { return "this machine has no loop devices" }
        if access("/sbin/mkfs.ext4", X_OK) != 0 { return "mkfs.ext4 is missing (package e2fsprogs)" }
        return nil
    }()

    /// Whether CAP_SYS_ADMIN (21) is among the effective capabilities: root in a container may lack it.
    private static var mayMount: Bool {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("CapEff:") } ?? ""
        let capabilities = line.split(separator: "\t").last.flatMap { UInt64($0, radix: 16) } ?? 0
        return capabilities & (1 << 21) != 0
    }

    /// Makes and mounts an image of so many bytes, runs `body`, and removes everything in any case.
    static func with<R>(bytes: Int, _ body: (LoopImage) async throws -> R) async throws -> R {
        let image = LoopImage(folder: try TemporaryFolder.make("disk"))
        do {
            try await image.make(bytes: bytes)
            let value = try await body(image)
            await image.remove()
            return value
        } catch {
            await image.remove()
            throw error
        }
    }

    /// What is not flushed is gone, and nothing can be read or written any more, as when the power goes.
    func cutPower() throws {
        let descriptor = open(folder, O_RDONLY)
        defer { close(descriptor) }
        var flag = Self.withoutFlushing
        guard ioctl(descriptor, Self.shutdown, &flag) == 0 else {
            throw Failure(description: "EXT4_IOC_SHUTDOWN: \(String(cString: strerror(errno)))")
        }
    }

    /// Writes what is there to the disk.
    func flush() async throws {
        try await run("sync", "-f", folder)
    }

    /// The power comes back: the journal is replayed. Whoever had files open there must be gone. It is another file by
    /// then: while anybody's mount namespace holds the old one, mounting that again would give the dead disk.
    func remount() async throws {
        try await unmount()
        try await run("cp", "--sparse=always", file, file + ".after")
        try await run("mv", file + ".after", file)
        try await mount()
    }

    /// Takes all the room but so many bytes.
    func fill(leaving bytes: Int) async throws {
        let free = try FileManager.default.attributesOfFileSystem(forPath: folder)[.systemFreeSize] as? Int ?? 0
        try await run("fallocate", "-l", "\(free - bytes)", folder + "/ballast")
    }

    /// Gives the room back.
    func empty() throws {
        try FileManager.default.removeItem(atPath: folder + "/ballast")
    }

    private func make(bytes: Int) async throws {
        try await run("truncate", "-s", "\(bytes)", file)
        try await run("mkfs.ext4", "-q", "-F", "-m", "0", file)
        try await mount()
        try await run("chmod", "1777", folder)
    }

    private func mount() async throws {
        try await run("mount", "-o", "loop", file, folder)
    }

    /// The last process to leave may take a moment.
    private func unmount() async throws {
        for _ in 0..<100 {
            if (try? await run("umount", folder)) != nil { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Failure(description: "\(folder) stays busy")
    }

    private func remove() async {
        try? await unmount()
        try? FileManager.default.removeItem(atPath: folder)
        try? FileManager.default.removeItem(atPath: file)
    }

    private func run(_ program: String, _ arguments: String...) async throws {
        let result = try await Subprocess.run(
            .name(program),
            arguments: Arguments(arguments),
            output: .discarded,
            error: .string(limit: 4_096)
        )
        guard result.terminationStatus.isSuccess else {
            throw Failure(description: "\(program): \(result.standardError)")
        }
    }
}
