import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// Nothing on a page comes from elsewhere or stands in it as a script, nobody frames it, and nobody keeps it.
    private static let guards: HTTPFields = {
        var fields: HTTPFields = [
            .contentType: "text/html; charset=utf-8",
            .cacheControl: "no-store",
            .contentSecurityPolicy: """
            default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
            manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'
            """,
            .xFrameOptions: "DENY",
        ]
        fields[.referrerPolicy] = "same-origin"
        fields[.openerPolicy] = "same-origin"
        return fields
    }()

    /// A page.
    init(html: String, status: HTTPResponse.Status = .ok) {
        self.init(status: status, headers: Self.guards, body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }

    /// After a form was taken: to another page.
    init(seeOther path: String) {
        self.init(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }
}

extension HTTPField.Name {
    fileprivate static let referrerPolicy = Self("Referrer-Policy") ?? .server
    fileprivate static let openerPolicy = Self("Cross-Origin-Opener-Policy") ?? .server
    fileprivate static let xFrameOptions = Self("X-Frame-Options") ?? .server
}
