extension String {
    /// A field's name as a parameter has it: `recordedAfter` is `recorded-after`.
    package var kebabCased: String {
        reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : String($1) }
    }

    /// `missions/{mission}/timeline` has `mission`.
    package var namesInBraces: [String] {
        split(separator: "/").filter { $0.hasPrefix("{") && $0.hasSuffix("}") }.map {
            String($0.dropFirst().dropLast())
        }
    }
}
