import Crypto
import EventSourcing
import HTTPTypes
import Hummingbird
import NIOCore

/// What browsers fetch beside the pages, each under a name that changes with what is in it, so that it is kept for good.
struct Asset: Sendable {
    let path: String
    private let mediaType: String
    private let bytes: [UInt8]

    private init(_ name: String, _ ending: String, _ mediaType: String, _ bytes: [UInt8]) {
        let digest = SHA256.hash(data: bytes).prefix(6).hexadecimal
        path = "/assets/\(name)-\(digest).\(ending)"
        (self.mediaType, self.bytes) = (mediaType, bytes)
    }

    static let style = Asset("style", "css", "text/css; charset=utf-8", PackageResources.style_css)
    static let script = Asset("script", "js", "text/javascript; charset=utf-8", PackageResources.script_js)
    static let icon = Asset("icon", "svg", "image/svg+xml", PackageResources.icon_svg)
    static let all = [style, script, icon]

    func response() -> Response {
        Response(
            status: .ok,
            headers: [.contentType: mediaType, .cacheControl: "public, max-age=31536000, immutable"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}
