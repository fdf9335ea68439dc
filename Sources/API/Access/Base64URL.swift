import Foundation

extension [UInt8] {
    /// Base64 for URLs, without padding (RFC 4648, section 5).
    package var base64URL: String {
        Data(self).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// nil for anything else, padding too.
    package init?(base64URL text: String) {
        guard !text.contains(where: { "=+/".contains($0) }) else { return nil }
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - standard.count % 4) % 4)
        guard let data = Data(base64Encoded: standard + padding) else { return nil }
        self = Array(data)
    }
}
