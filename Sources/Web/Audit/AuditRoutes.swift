import API
import Contract
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import UseCases

/// What an auditor looks at and takes away.
struct AuditRoutes {
    func add(to pages: PageRoutes) {
        pages.get("/audit") { visit in
            var query = visit.query
            let reference = try query.take("thing").map { Reference($0.trimmingCharacters(in: .whitespaces)) }
            return try await visit.response(try await AuditPage(visit, verifying: reference))
        }

        pages.get("/audit/checkpoint") { visit in
            guard let signed = try await visit.ask(SigningQuestion()).signed else { throw Problem.notFound }
            return Response(
                download: Array(signed.checkpoint.utf8),
                as: "debrief.checkpoint",
                "text/plain; charset=utf-8"
            )
        }

        pages.get("/audit/bundles/{reference}") { visit in
            let answer = try await visit.ask(BundleQuestion(Reference(try visit.value("reference"))))
            guard let bytes = Data(base64Encoded: answer.bundle) else { throw Problem.notFound }
            return Response(download: Array(bytes), as: "\(answer.reference).zip", "application/zip")
        }
    }
}

extension Response {
    /// A file to be kept.
    fileprivate init(download bytes: [UInt8], as name: String, _ mediaType: String) {
        self.init(
            status: .ok,
            headers: [
                .contentType: mediaType, .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(name)\"",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}
