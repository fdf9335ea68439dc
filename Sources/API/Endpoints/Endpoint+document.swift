import HTTPTypes
import Hummingbird

extension Endpoint {
    /// The interface itself, for programs and for people, of all the other endpoints.
    static func document(of others: [Endpoint], _ reader: SchemaReader, _ service: Service) -> [Endpoint] {
        let page = Endpoint(
            method: .get,
            path: "/docs",
            operation: .service("/docs", ["type": "string"], mediaType: "text/html")
        ) { _, _ in
            Response(
                status: .ok,
                headers: [
                    .contentType: "text/html; charset=utf-8",
                    .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'",
                ],
                body: ResponseBody(byteBuffer: ByteBuffer(string: ReferencePage(others).html))
            )
        }
        let operation = Operation.service("/openapi.json", ["type": "object"])
        let itself = Endpoint(method: .get, path: "/openapi.json", operation: operation) { _, _ in
            throw Problem.notFound
        }
        let json = OpenAPIDocument(others + [page, itself], reader: reader, publicURL: service.publicURL).json
        let served = Endpoint(method: .get, path: "/openapi.json", operation: operation) { _, _ in
            Response(
                status: .ok,
                headers: [.contentType: "application/json"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: json))
            )
        }
        return [page, served]
    }
}
