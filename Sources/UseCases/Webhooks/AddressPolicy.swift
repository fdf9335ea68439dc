import Foundation
import Glibc

/// Which addresses webhooks may lead to: none that only this machine or its own network can reach, so that nobody has this
/// server ask for what they can't reach themselves.
package enum AddressPolicy {
    /// Whether a webhook may name a host. What its name leads to is looked up at each delivery; an address, and a name that
    /// always means this machine (RFC 6761, section 6.3), tell by themselves.
    package static func admits(_ host: String, opensLoopback: Bool) -> Bool {
        let name = host.lowercased().trimmingCharacters(in: CharacterSet(charactersIn: ".[]"))
        if name == "localhost" || name.hasSuffix(".localhost") { return opensLoopback }
        return lookUp(name, AI_NUMERICHOST)?.allSatisfy { isOpen($0, opensLoopback) } ?? true
    }

    /// The addresses of a host that may be connected to; none where any of them may not.
    ///
    /// getaddrinfo waits for the network, so this runs where waiting hurts nobody.
    package static func addresses(of host: String, opensLoopback: Bool) -> [String] {
        guard let found = lookUp(host, 0), found.allSatisfy({ isOpen($0, opensLoopback) }) else { return [] }
        return found.compactMap(text)
    }

    /// nil for what leads nowhere, or to what is no address of the Internet's.
    private static func lookUp(_ host: String, _ flags: Int32) -> [[UInt8]]? {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = flags
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return nil }
        defer { freeaddrinfo(list) }
        var found: [[UInt8]] = []
        var next = list
        while let entry = next {
            next = entry.pointee.ai_next
            guard let address = entry.pointee.ai_addr, let bytes = bytes(of: address) else { return nil }
            found.append(bytes)
        }
        return found
    }

    private static func isOpen(_ address: [UInt8], _ opensLoopback: Bool) -> Bool {
        isPublic(address) || opensLoopback && isLoopback(address)
    }

    private static func bytes(of address: UnsafePointer<sockaddr>) -> [UInt8]? {
        switch Int32(address.pointee.sa_family) {
        case AF_INET:
            address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { pointer in
                withUnsafeBytes(of: pointer.pointee.sin_addr) { Array($0) }
            }
        case AF_INET6:
            address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { pointer in
                withUnsafeBytes(of: pointer.pointee.sin6_addr) { Array($0) }
            }
        default: nil
        }
    }

    private static func text(of bytes: [UInt8]) -> String? {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return nil }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func isLoopback(_ bytes: [UInt8]) -> Bool {
        let inner = embedded(bytes)
        return inner.count == 4 ? inner[0] == 127 : inner.dropLast().allSatisfy { $0 == 0 } && inner.last == 1
    }

    /// Whether an address is of the whole Internet: IANA's special-purpose registries (RFC 6890) have it in none of theirs.
    private static func isPublic(_ bytes: [UInt8]) -> Bool {
        let inner = embedded(bytes)
        guard inner.count == 4 else { return isPublic6(inner) }
        switch (inner[0], inner[1]) {
        case (0, _), (10, _), (127, _), (169, 254), (192, 168), (198, 18...19), (100, 64...127), (172, 16...31):
            return false
        case (192, 0): return inner[2] != 0 && inner[2] != 2
        case (198, 51): return inner[2] != 100
        case (203, 0): return inner[2] != 113
        case (224..., _): return false
        default: return true
        }
    }

    private static func isPublic6(_ bytes: [UInt8]) -> Bool {
        // Of all of IPv6, 2000::/3 alone is given out; in it, documentation and protocol assignments are not.
        guard bytes[0] & 0xE0 == 0x20 else { return false }
        if bytes[0] == 0x20, bytes[1] == 0x01 { return bytes[2] > 0x01 && !(bytes[2] == 0x0D && bytes[3] == 0xB8) }
        return !(bytes[0] == 0x3F && bytes[1] == 0xFF && bytes[2] < 0x10)
    }

    /// The IPv4 address within an IPv6 one: mapped (::ffff:0:0/96), 6to4 (2002::/16) and NAT64 (64:ff9b::/96).
    private static func embedded(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count == 16 else { return bytes }
        if bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
            return Array(bytes.suffix(4))
        }
        if bytes[0] == 0x20, bytes[1] == 0x02 { return Array(bytes[2..<6]) }
        if Array(bytes.prefix(12)) == [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0] { return Array(bytes.suffix(4)) }
        return bytes
    }
}
