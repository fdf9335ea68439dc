import UseCases

extension CommandRoute {
    /// What the body of a command says: where a thing begins, the thing; else the command's own fields without the one that
    /// the path names.
    package var shape: Shape.Object {
        guard case .object(let command) = Shape(of: verb) else { return Shape.Object(type: verb.name, fields: []) }
        if let subject { return command.without([subject]) }
        guard case .object(let details)? = command[Self.details]?.shape else { return command }
        return details
    }
}

extension Instruction {
    /// What the body of an instruction says, without what the path names.
    package static var shape: Shape.Object {
        guard case .object(let instruction) = Shape(of: Self.self) else { return Shape.Object(type: path, fields: []) }
        return instruction.without(path.namesInBraces)
    }
}
