import Foundation

extension FieldValue {
    /// One JSON value; null is nil.
    ///
    /// - Throws: `RowFault.syntax`.
    static func parse(json text: some StringProtocol) throws(RowFault) -> FieldValue? {
        do {
            return FieldValue(any: try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed))
        } catch {
            throw RowFault.syntax("it isn't JSON")
        }
    }

    private init?(any value: Any) {
        switch value {
        case let text as String: self = .text(text)
        case let list as [Any]: self = .list(list.compactMap { FieldValue(any: $0) })
        case let object as [String: Any]: self = .object(object.compactMapValues { FieldValue(any: $0) })
        case let number as NSNumber where number.isTruth: self = .truth(number.boolValue)
        case let number as NSNumber: self = .text(number.stringValue)
        default: return nil
        }
    }
}

extension NSNumber {
    /// Foundation keeps JSON's truths as numbers of a kind of their own.
    var isTruth: Bool { String(cString: objCType) == "c" }
}
