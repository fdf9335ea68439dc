import Foundation

/// Something that may stand where a fault was, so that what comes behind it is looked at too. Nothing ever takes it for what
/// was sent: a reading with a fault gives none.
package enum Placeholder {
    private static let texts = [
        "2000-01-01", "2000-01-01T00:00:00.000000Z", "en", "X", "B2", "0", "1", UUID().uuidString,
    ]

    /// nil where nothing is known that does.
    package static func value<Value>(of type: Value.Type) -> Value? {
        if let value = ("x" as? Value) ?? (1 as? Value) ?? (1.0 as? Value) ?? (true as? Value) ?? (UUID() as? Value) {
            return value
        }
        if let type = type as? any CaseIterable.Type { return first(of: type) as? Value }
        guard let type = type as? any LosslessStringConvertible.Type else { return nil }
        return texts.lazy.compactMap { type.init($0) as? Value }.first
    }

    private static func first<Cases: CaseIterable>(of type: Cases.Type) -> Cases? { type.allCases.first }
}
