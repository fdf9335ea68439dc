import Foundation

/// The statuses that the document of the interface promises, to hold each answer of a server against them.
struct PromisedInterface: Sendable {
    private struct Route: Sendable {
        let method: String
        /// Names in braces stand for any word.
        let words: [Substring]
        let statuses: Set<Int>

        func leads(_ method: String, to words: [Substring]) -> Bool {
            self.method == method && self.words.count == words.count
                && zip(self.words, words).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }

        var names: Int { words.count { $0.hasPrefix("{") } }
    }

    private let routes: [Route]

    /// Nil for what describes no routes.
    init?(document: [String: any Sendable]) {
        guard let paths = document["paths"] as? [String: [String: [String: any Sendable]]], !paths.isEmpty else {
            return nil
        }
        routes = paths.flatMap { path, methods in
            methods.map { method, operation in
                let responses = operation["responses"] as? [String: any Sendable] ?? [:]
                return Route(
                    method: method.uppercased(),
                    words: Self.words(path[...]),
                    statuses: Set(responses.keys.compactMap { Int($0) })
                )
            }
        }
    }

    /// Nil where there is no such route.
    func statuses(_ method: String, _ target: String) -> Set<Int>? {
        let words = Self.words(target.prefix { $0 != "?" })
        let method = method == "HEAD" ? "GET" : method
        return routes.filter { $0.leads(method, to: words) }.min { $0.names < $1.names }?.statuses
    }

    private static func words(_ path: Substring) -> [Substring] {
        path.split(separator: "/", omittingEmptySubsequences: false)
    }
}
