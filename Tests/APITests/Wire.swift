import Foundation
import Glibc

/// A connection to a server, byte by byte.
struct Wire: ~Copyable {
    let descriptor: Int32

    /// With a small buffer the kernel takes little that isn't read.
    init(port: Int, receiveBuffer bytes: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        if var bytes { setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(MemoryLayout<Int32>.size)) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw POSIXError(.ECONNREFUSED) }
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Says that nothing more comes, and that nothing more is wanted.
    func end() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// What comes until the other side closes, or a whole head is there, or what is named instead.
    func answer(until end: String = "\r\n\r\n") async -> String { await read(until: end).text }

    /// Whether the other side closes, whatever it says before.
    func isLeft() async -> Bool { await read(until: nil).isLeft }

    /// Waits where that holds nobody up.
    private func read(until end: String?) async -> (text: String, isLeft: Bool) {
        let descriptor = dup(descriptor)
        return await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                defer { close(descriptor) }
                var text = ""
                var buffer = [UInt8](repeating: 0, count: 4_096)
                while end.map({ !text.contains($0) }) ?? true {
                    let count = recv(descriptor, &buffer, buffer.count, 0)
                    guard count > 0 else {
                        return continuation.resume(returning: (text, count == 0 || errno == ECONNRESET))
                    }
                    text += String(decoding: buffer.prefix(count), as: UTF8.self)
                }
                continuation.resume(returning: (text, false))
            }
        }
    }
}
