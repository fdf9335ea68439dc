import Foundation
import NIOCore

/// An address that can't be listened on.
package struct ListenError: Error, Sendable, Equatable {
    package enum Reason: Sendable {
        case taken
        /// Ports up to 1023 are the administrator's.
        case forbidden
        /// No address of this machine.
        case elsewhere
    }

    package let host: String
    package let port: Int
    package let reason: Reason

    /// Runs what listens on an address.
    ///
    /// - Throws: `ListenError`; what `body` throws else.
    static func telling(_ host: String, _ port: Int, _ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let error as IOError {
            switch error.errnoCode {
            case EADDRINUSE: throw ListenError(host: host, port: port, reason: .taken)
            case EACCES: throw ListenError(host: host, port: port, reason: .forbidden)
            case EADDRNOTAVAIL: throw ListenError(host: host, port: port, reason: .elsewhere)
            default: throw error
            }
        } catch is SocketAddressError {
            throw ListenError(host: host, port: port, reason: .elsewhere)
        }
    }
}

extension ListenError: CustomStringConvertible {
    package var description: String {
        switch reason {
        case .taken: "Port \(port) of \(host) is taken: stop what listens there, or choose another with --port"
        case .forbidden: "This user may not listen on port \(port): choose one above 1023 with --port"
        case .elsewhere: "\(host) is no address of this machine: choose one with --host"
        }
    }
}
