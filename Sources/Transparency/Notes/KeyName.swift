/// The name of a key that signs notes (c2sp.org/signed-note): not empty, without spaces of any kind, plus signs and
/// control characters. Two names are the same only if their bytes are.
package struct KeyName: Sendable, Hashable, LosslessStringConvertible {
    /// The name as it is written.
    package let description: String

    /// nil for what is no such name.
    package init?(_ description: String) {
        guard !description.isEmpty,
            description.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0 != "+" && !$0.properties.isWhitespace })
        else { return nil }
        self.description = description
    }

    package static func == (left: KeyName, right: KeyName) -> Bool {
        left.description.utf8.elementsEqual(right.description.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(Array(description.utf8))
    }
}
