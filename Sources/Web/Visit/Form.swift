import API
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Wording

/// What a form of a page was filled in with (`application/x-www-form-urlencoded`), in order.
struct Form: Sendable {
    /// Several under one name are a list.
    let fields: [(name: String, value: String)]

    init(_ fields: [(name: String, value: String)]) {
        self.fields = fields
    }

    /// - Throws: `Problem` 400, 413, 415.
    init(of request: Request, limit: Int) async throws {
        guard request.headers[.contentType]?.hasPrefix("application/x-www-form-urlencoded") == true else {
            throw Problem("media-type", .unsupportedMediaType, .formType)
        }
        do {
            let text = String(buffer: try await request.body.collect(upTo: limit))
            fields = try text.split(separator: "&").map { pair in
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard let name = Self.decode(parts[0]), let value = Self.decode(parts.count == 2 ? parts[1] : "") else {
                    throw Problem("malformed-query", .badRequest, .unreadableForm)
                }
                return (name, value)
            }
        } catch is NIOTooManyBytesError {
            throw Problem("body-too-large", .contentTooLarge, .formTooLarge(limit: "256 KiB"))
        }
    }

    subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    private static func decode(_ text: Substring) -> String? {
        let decoded = text.replacing("+", with: " ").removingPercentEncoding
        // Lines end as they do everywhere else: browsers send CR LF.
        return decoded?.utf8.contains(0) == true ? nil : decoded?.replacing("\r\n", with: "\n")
    }
}
