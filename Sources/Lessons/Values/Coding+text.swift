extension Decoder {
    /// A value that is written as one text.
    func text<Value: LosslessStringConvertible>(_ name: String) throws -> Value {
        let container = try singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Value(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: name)
        }
        return value
    }
}

extension Encoder {
    func encode(text value: some LosslessStringConvertible) throws {
        var container = singleValueContainer()
        try container.encode(value.description)
    }
}
