/// Something that is so of a thing: what it is called, and what it is. Each front shows it in its own way.
package struct Fact: Sendable, Equatable {
    /// How it reads.
    package enum Form: Sendable, Equatable {
        /// A few words each: they may stand side by side.
        case short
        /// A line each.
        case lines
        /// Texts to be read.
        case prose
    }

    package let label: String
    package let form: Form
    /// At least one.
    package let values: [FactValue]
    /// The number of the recommendation that it is; nil where it is none.
    package let recommendation: Int?

    package init(_ label: String, _ form: Form, _ values: [FactValue], recommendation: Int? = nil) {
        (self.label, self.form, self.values, self.recommendation) = (label, form, values, recommendation)
    }
}
