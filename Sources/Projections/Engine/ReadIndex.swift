/// An index of a read model's table: what stands behind `CREATE INDEX ON table`.
package struct ReadIndex: Sendable, Equatable, ExpressibleByStringLiteral {
    let definition: String
    /// The extension without which it can't be made.
    let needs: String?
    /// What is made where that extension isn't there; nil for nothing.
    let otherwise: String?

    package init(stringLiteral definition: String) {
        self.init(definition, needs: nil)
    }

    init(_ definition: String, needs: String?, otherwise: String? = nil) {
        (self.definition, self.needs, self.otherwise) = (definition, needs, otherwise)
    }
}
