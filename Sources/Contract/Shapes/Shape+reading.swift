import EventSourcing
import Foundation
import Lessons
import Projections
import UseCases
import Wording

extension Shape {
    /// The shape that a type is decoded from: whatever its decoding asks for.
    package init<Value: Decodable>(of type: Value.Type) {
        if let known = Self.known(type) {
            self = known
        } else if let part = type as? any ShapedByElements.Type {
            self = part.shape
        } else {
            let recording = ShapeRecording(of: type)
            let single = recording.single ?? .anything
            self =
                recording.object.map { type is RecommendationReference.Type ? .recommendation($0) : .object($0) }
                ?? single
        }
    }

    private static func known(_ type: any Any.Type) -> Shape? {
        switch type {
        case is String.Type: return .text
        case is Bool.Type: return .truth
        case is Double.Type, is Float.Type: return .number(.fractional)
        case is Int.Type, is Int64.Type: return .number(.whole64)
        case is Int32.Type, is Int16.Type, is Int8.Type: return .number(.whole32)
        case is UUID.Type: return .uuid
        case is Instant.Type: return .instant
        case is WorldDate.Type: return .date
        case is PersonID.Type: return .person
        case is MissionCode.Type: return .missionCode
        case is AlertRule.Type: return either(Shape(of: EarlyWarning.self), Shape(of: Recurrence.self), type)
        case is ListedItem.Type:
            let reference = Field(name: "reference", shape: .text, isRequired: true)
            return .object(Object(type: String(reflecting: type), fields: [reference], isOpen: true))
        default: break
        }
        if let type = type as? any IdentifierOfThing.Type { return .identifier(type.register) }
        if let options = (type as? any CaseIterable.Type).flatMap({ options(of: $0) }) { return .choice(options) }
        return type is any LosslessStringConvertible.Type ? .text : nil
    }

    /// One of two forms, which a field `kind` tells apart: what isn't in both may be left out.
    private static func either(_ first: Shape, _ second: Shape, _ type: any Any.Type) -> Shape? {
        guard case .object(let first) = first, case .object(let second) = second else { return nil }
        let others = second.fields.filter { first[$0.name] == nil }
        let fields = (first.fields + others).map { field in
            let isInBoth = first[field.name] != nil && second[field.name] != nil
            return Field(name: field.name, shape: field.shape, isRequired: field.isRequired && isInBoth)
        }
        let kind = Field(name: "kind", shape: Shape(of: AlertRule.Kind.self), isRequired: true)
        return .object(Object(type: String(reflecting: type), fields: [kind] + fields))
    }

    /// nil for what isn't written as words.
    private static func options<Cases: CaseIterable>(of type: Cases.Type) -> [Option]? {
        let options = type.allCases.compactMap { value in
            ((value as? any RawRepresentable)?.rawValue as? String).map {
                Option(value: $0, word: value as? any Worded)
            }
        }
        return options.isEmpty ? nil : options
    }
}

private protocol IdentifierOfThing {
    static var register: Register { get }
}

extension Identifier: IdentifierOfThing where Subject: ContractedAggregate {
    fileprivate static var register: Register { Subject.register }
}

protocol ShapedByElements {
    static var empty: Any { get }
    static var shape: Shape { get }
}

extension Array: ShapedByElements where Element: Decodable {
    static var empty: Any { [Element]() }
    static var shape: Shape { .list(Shape(of: Element.self)) }
}

extension Dictionary: ShapedByElements where Key == String, Value: Decodable {
    static var empty: Any { [String: Value]() }
    static var shape: Shape { .map(Shape(of: Value.self)) }
}
