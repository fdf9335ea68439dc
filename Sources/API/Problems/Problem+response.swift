import Contract
import Foundation
import HTTPTypes
import Hummingbird

extension Problem {
    static let mediaType = "application/problem+json"

    /// As it is written (RFC 9457, section 3.1).
    private struct Form: Encodable {
        let type: String
        let title: String
        let status: Int
        let detail: String
        let instance: String?
        let errors: [Fault]?
        let state: String?
        let possible: [String]?
        let checked: ImportAnswer?
    }

    func json(instance: UUID?) -> String {
        let form = Form(
            type: "urn:debrief:problem:\(kind)",
            title: status.reasonPhrase,
            status: status.code,
            detail: detail,
            instance: instance.map { "urn:uuid:\($0.uuidString.lowercased())" },
            errors: faults.isEmpty ? nil : faults,
            state: state,
            possible: possible,
            checked: checked
        )
        return (try? JSONText.encode(form)) ?? "{}"
    }

    func response(instance: UUID) -> Response {
        var headers = headers
        headers[.contentType] = Self.mediaType
        return Response(
            status: status,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: json(instance: instance)))
        )
    }
}

/// How everything is written: names in order, so that the same answer is the same bytes.
enum JSONText {
    static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
