import UseCases

/// What a decoding asked for.
final class ShapeRecording {
    private(set) var single: Shape?
    private var fields: [Shape.Field]?
    private var isWhole = true
    private let type: String

    /// nil where a single value was asked for.
    var object: Shape.Object? {
        fields.map { Shape.Object(type: type, fields: $0, isWhole: isWhole) }
    }

    init<Value: Decodable>(of type: Value.Type) {
        self.type = String(reflecting: type)
        do {
            _ = try Value(from: ShapeDecoder(self))
        } catch {
            isWhole = false
        }
    }

    func beginFields() {
        fields = fields ?? []
    }

    func note<Value: Decodable>(_ type: Value.Type, _ name: String, isRequired: Bool) {
        guard fields?.contains(where: { $0.name == name }) != true else { return }
        fields?.append(Shape.Field(name: name, shape: Shape(of: type), isRequired: isRequired))
    }

    func note<Value: Decodable>(single type: Value.Type) {
        single = Shape(of: type)
    }

    /// A value that lets the decoding go on.
    func value<Value: Decodable>(of type: Value.Type) throws -> Value {
        if let value = Placeholder.value(of: type) { return value }
        if let part = type as? any ShapedByElements.Type, let value = part.empty as? Value { return value }
        return try Value(from: ShapeDecoder(ShapeRecording()))
    }

    private init() {
        type = ""
    }
}
