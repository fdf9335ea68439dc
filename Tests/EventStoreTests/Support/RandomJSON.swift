import TestSupport

/// Random texts that are minified I-JSON, or were until something was done to them.
struct RandomJSON {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    /// Half of them untouched.
    mutating func next() -> String {
        var text = Array(object(depth: 0).unicodeScalars)
        if Bool.random(using: &generator) {
            for _ in 0..<Int.random(in: 1...2, using: &generator) { disturb(&text) }
        }
        var string = String.UnicodeScalarView()
        string.append(contentsOf: text)
        return String(string)
    }

    private mutating func disturb(_ text: inout [Unicode.Scalar]) {
        guard !text.isEmpty else { return }
        let place = Int.random(in: 0..<text.count, using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: text.remove(at: place)
        case 1: text.insert(contentsOf: pick(Self.pieces).unicodeScalars, at: place)
        case 2: text.replaceSubrange(place...place, with: pick(Self.pieces).unicodeScalars)
        case 3: text.swapAt(place, Int.random(in: 0..<text.count, using: &generator))
        default:
            // A part again, so that names come twice.
            let end = min(text.count, place + Int.random(in: 1...12, using: &generator))
            text.insert(contentsOf: text[place..<end], at: Int.random(in: 0...text.count, using: &generator))
        }
    }

    private mutating func value(depth: Int) -> String {
        switch Int.random(in: 0..<(depth < 4 ? 9 : 7), using: &generator) {
        case 0: "null"
        case 1: Bool.random(using: &generator) ? "true" : "false"
        case 2, 3: number()
        case 4, 5, 6: string()
        case 7: object(depth: depth + 1)
        default: array(depth: depth + 1)
        }
    }

    private mutating func object(depth: Int) -> String {
        var names: Set<String> = []
        for _ in 0..<Int.random(in: 0...4, using: &generator) { names.insert(string()) }
        // Sets order by a seed of their own.
        let members = names.sorted().map { "\($0):\(value(depth: depth))" }
        return "{\(members.joined(separator: ","))}"
    }

    private mutating func array(depth: Int) -> String {
        let elements = (0..<Int.random(in: 0...3, using: &generator)).map { _ in value(depth: depth) }
        return "[\(elements.joined(separator: ","))]"
    }

    private mutating func number() -> String {
        let integer =
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: "0"
            case 1: "\(Int64.random(in: 9_007_199_254_740_980...9_007_199_254_740_991, using: &generator))"
            default: "\(Int.random(in: 1...10_000, using: &generator))"
            }
        let fraction = Bool.random(using: &generator) ? "" : ".\(Int.random(in: 0...999, using: &generator))1"
        let isNegative = Bool.random(using: &generator) && integer + fraction != "0"
        return (isNegative ? "-" : "") + integer + fraction
    }

    private mutating func string() -> String {
        let length = Int.random(in: 0...3, using: &generator)
        return "\"" + (0..<length).map { _ in pick(Self.characters) }.joined() + "\""
    }

    private mutating func pick(_ texts: [String]) -> String {
        texts[Int.random(in: 0..<texts.count, using: &generator)]
    }

    /// What may stand in a string, much of it looking like something else.
    private static let characters = [
        "a", "b", " ", ":", ",", "{", "}", "[", "]", ":null", "null", "-0", "1e5", "é", "e\u{301}", "🕊", "/", "\u{7F}",
        #"\""#, #"\\"#, #"\n"#, #"\u0001"#, #"\u001f"#, "12345678901234567", "\u{FFFD}",
    ]

    /// What is put where it may not stand, or may.
    private static let pieces = [
        "\"", "\\", ":", ",", "{", "}", "[", "]", " ", "\t", "\n", "\r", "0", "1", "9", "-", "+", ".", "e", "E", "e5",
        "-0", "-0.0",
        "null", ":null", "true", "a", "\"a\":1,", "\"\":null,", #"\u0000"#, #"\ud800"#, #"\u003a"#, #"\u001F"#, #"\/"#,
        #"\""#,
        "\u{1}", "\u{FFFF}", "\u{FEFF}", "\u{A0}", "9007199254740992", "12345678901234567890123456789012345",
        "0.1234567890123456789012345678901234",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", #"\u+001"#,
    ]
}
