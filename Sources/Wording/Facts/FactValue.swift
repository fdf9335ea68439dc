package import Lessons

/// What a fact says: words, and among them the things, people, dates and addresses that it names.
package struct FactValue: Sendable, Equatable {
    package let parts: [FactPart]

    package init(_ parts: [FactPart]) {
        self.parts = parts
    }

    package init(_ text: String) {
        self.init([.text(text)])
    }

    /// In words, dates as they were given unless `date` writes them otherwise.
    package func text(_ date: (WorldDate) -> String = \.text) -> String {
        parts.map { $0.text(date) }.joined()
    }
}

extension FactValue: ExpressibleByStringInterpolation {
    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var parts: [FactPart] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(2 * interpolationCount + 1)
        }

        package mutating func appendLiteral(_ literal: String) {
            guard !literal.isEmpty else { return }
            parts.append(.text(literal))
        }

        package mutating func appendInterpolation(_ text: String) { parts.append(.text(text)) }
        package mutating func appendInterpolation(_ number: Int) { parts.append(.text(String(number))) }
        package mutating func appendInterpolation(_ date: WorldDate) { parts.append(.date(date)) }
        package mutating func appendInterpolation(_ mention: Mention) { parts.append(.mention(mention)) }
        package mutating func appendInterpolation(_ value: FactValue) { parts += value.parts }
        package mutating func appendInterpolation(link: String) { parts.append(.link(link)) }
    }

    package init(stringLiteral text: String) {
        self.init(text)
    }

    package init(stringInterpolation: StringInterpolation) {
        self.init(stringInterpolation.parts)
    }
}

extension [FactValue] {
    /// One after the other, the separator between them.
    func joined(separator: String) -> FactValue {
        FactValue(Array<FactPart>(map(\.parts).joined(separator: [.text(separator)])))
    }
}

extension Language {
    /// What is said in this language.
    func value(_ english: FactValue, _ french: FactValue) -> FactValue {
        switch self {
        case .english: english
        case .french: french
        }
    }

    /// `value: more`, or the value alone.
    func value(_ value: FactValue, more: FactValue?) -> FactValue {
        more.map { "\(value)\(self(": ", " : "))\($0)" } ?? value
    }
}
