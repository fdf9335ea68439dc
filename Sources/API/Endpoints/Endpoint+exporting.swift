import Contract
import HTTPTypes
import Hummingbird
import NIOCore
import Projections
import UseCases

extension Endpoint {
    /// Where a register is written out, a line a thing; as CSV for who accepts that.
    static func export(_ register: Register, _ service: Service) -> Endpoint {
        let path = "/v1/\(register.rawValue)/export"
        let operation = Operation(
            summary: Operation.summary(.get, path),
            tag: register.rawValue,
            answer: ["type": "string"],
            mediaType: "application/jsonl"
        )
        return Endpoint(method: .get, path: path, operation: operation) { request, context in
            let principal = try await service.principal(of: request, context, needs: .read)
            let desk = service.desk(for: principal, in: request.language)
            try QueryFields(request.uri.query).refuseOthers()
            let asCSV = request.headers[.accept]?.contains("text/csv") == true
            let export = try RegisterExport(register, asCSV: asCSV, at: desk)
            return Response(
                status: .ok,
                headers: [
                    .contentType: asCSV ? "text/csv; charset=utf-8" : "application/jsonl", .cacheControl: "no-store",
                    .vary: "Accept, Authorization",
                ],
                body: ResponseBody { writer in try await export.write(to: &writer) }
            )
        }
    }
}

extension RegisterExport {
    /// Written as it is read: nobody holds all of it.
    @concurrent fileprivate func write(to writer: inout any ResponseBodyWriter) async throws {
        var export = self
        while let lines = try await export.next() {
            try await writer.write(ByteBuffer(string: lines.map { $0 + "\n" }.joined()))
        }
        try await writer.finish(nil)
    }
}
