package import EventSourcing
import Foundation

extension [UInt8] {
    /// Reads base64 (RFC 4648 §4) that has one form only: padded, without other characters, the spare bits zero.
    init?(base64 text: String) {
        guard let data = Data(base64Encoded: text), data.base64EncodedString().utf8.elementsEqual(text.utf8) else {
            return nil
        }
        self.init(data)
    }

    var base64: String { Data(self).base64EncodedString() }
}

extension Digest {
    /// nil for anything but the base64 of 32 bytes.
    init?(base64 text: String) {
        guard let bytes = [UInt8](base64: text) else { return nil }
        self.init(bytes: bytes)
    }

    /// 44 characters (RFC 4648, section 4), as proofs and checkpoints write hashes.
    package var base64: String { bytes.base64 }
}
