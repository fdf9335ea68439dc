package import Projections
package import Wording

/// What a value is asked for as, read from the very code that decodes it: a body, a query, an answer.
package indirect enum Shape: Sendable {
    case text
    case truth
    case number(Number)
    case choice([Option])
    /// A date of the world.
    case date
    case instant
    case uuid
    /// The id of a thing of this register, or what people call it.
    case identifier(Register)
    case person
    case missionCode
    /// A review and a number in it.
    case recommendation(Object)
    case list(Shape)
    /// Values under names that nobody knows beforehand.
    case map(Shape)
    case object(Object)
    /// Its decoding doesn't tell.
    case anything

    package enum Number: Sendable {
        case whole32
        case whole64
        case fractional
    }

    /// One value of several.
    package struct Option: Sendable {
        /// As it is written.
        package let value: String
        /// nil where people never choose it.
        package let word: (any Worded)?
    }

    package struct Object: Sendable {
        /// The type that it is decoded as, with its module.
        package let type: String
        /// In the order in which they are asked for.
        package var fields: [Field]
        /// Whether it may have more fields than these.
        package var isOpen = false
        /// Whether the decoding came to its end: otherwise what stands behind is missing here.
        package var isWhole = true
    }

    package struct Field: Sendable {
        package let name: String
        package let shape: Shape
        /// Whether the decoding can't do without it, a list apart: one that isn't sent is empty.
        package let isRequired: Bool
    }
}

extension Shape {
    package var isList: Bool {
        guard case .list = self else { return false }
        return true
    }
}

extension Shape.Object {
    /// The same but for these fields.
    package func without(_ names: [String]) -> Shape.Object {
        var object = self
        object.fields.removeAll { names.contains($0.name) }
        return object
    }

    package subscript(_ name: String) -> Shape.Field? { fields.first { $0.name == name } }
}
