import Glibc

/// What the proxy needs of sockets.
enum Socket {
    struct Failure: Error, CustomStringConvertible {
        let description: String

        init(_ what: String) {
            description = "\(what): \(String(cString: strerror(errno)))"
        }
    }

    static func listen(at path: String) throws -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        let bound = withAddress(ofPath: path) { bind(descriptor, $0, $1) }
        guard bound == 0, Glibc.listen(descriptor, 128) == 0 else { throw Failure("can't listen at \(path)") }
        return descriptor
    }

    /// - Returns: the descriptor and the port, which the system chose.
    static func listenTCP() throws -> (Int32, String) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        var address = sockaddr_in()
        let bound = withAddress(port: 0) { bind(descriptor, $0, $1) }
        guard bound == 0, Glibc.listen(descriptor, 128) == 0 else { throw Failure("can't listen on TCP") }
        _ = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        return (descriptor, "\(UInt16(bigEndian: address.sin_port))")
    }

    /// A port of 127.0.0.1 that nobody uses now.
    static func freePort() throws -> Int {
        let (descriptor, port) = try listenTCP()
        defer { close(descriptor) }
        return Int(port) ?? 0
    }

    /// Connects as libpq's parameters say: to a folder's socket, or to a port of 127.0.0.1.
    static func connect(_ parameters: [String: String]) throws -> Int32 {
        let (host, port) = (parameters["host"] ?? "/var/run/postgresql", parameters["port"] ?? "5432")
        let isLocal = host.hasPrefix("/")
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(isLocal ? AF_UNIX : AF_INET, type, 0)
        let result =
            isLocal
            ? withAddress(ofPath: "\(host)/.s.PGSQL.\(port)") { Glibc.connect(descriptor, $0, $1) }
            : withAddress(port: UInt16(port) ?? 5432) { Glibc.connect(descriptor, $0, $1) }
        if result == 0 { return descriptor }
        close(descriptor)
        throw Failure("can't connect to \(host) port \(port)")
    }

    /// Sends it all; false when the other side is gone.
    static func send(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if sent <= 0 { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }

    private static func withAddress<R>(ofPath path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> R) -> R {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    private static func withAddress<R>(port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> R) -> R {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
