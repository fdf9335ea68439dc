import Contract
import Foundation
import HTTPTypes
package import Hummingbird
import NIOCore
import UseCases
package import Wording

/// One method at one path.
struct Endpoint: Sendable {
    let method: HTTPRequest.Method
    /// With names in braces: `/v1/observations/{observation}/verify`.
    let path: String
    let operation: Operation
    let respond: @Sendable (Request, APIContext) async throws -> Response
}

extension Request {
    /// What a path names, decoded.
    ///
    /// - Throws: `Problem` 400 for an escape that is none, and U+0000.
    package static func value(_ name: String, in context: APIContext) throws(Problem) -> String {
        guard let raw = context.parameters.get(name), let text = raw.removingPercentEncoding, !text.utf8.contains(0)
        else {
            throw Problem("malformed-path", .badRequest, .unreadablePath)
        }
        return text
    }

    /// The one that its sender likes best.
    package var language: Language { Language(accepting: headers[.acceptLanguage] ?? "") }

    /// The body's, without its parameters.
    var mediaType: String? {
        headers[.contentType]?.split(separator: ";").first?.filter { !$0.isWhitespace }.lowercased()
    }

    /// The body, one object of JSON.
    ///
    /// - Throws: `Problem` 415; `SyntaxFault`; `Problem` 413.
    func fields(limit: Int) async throws -> [String: FieldValue] {
        guard mediaType == "application/json" else { throw Problem.mediaType(["application/json"]) }
        do {
            let buffer = try await body.collect(upTo: limit)
            return try JSONReader.object(Array(buffer.readableBytesView))
        } catch is NIOTooManyBytesError {
            throw Problem("body-too-large", .contentTooLarge, .bodyTooLarge(limit: "256 KiB"))
        }
    }
}

extension Problem {
    /// Of a body that is none of these.
    static func mediaType(_ taken: [String]) -> Problem {
        Problem(
            "media-type",
            .unsupportedMediaType,
            .mediaTypes(taken),
            headers: [.accept: taken.joined(separator: ", ")]
        )
    }
}
