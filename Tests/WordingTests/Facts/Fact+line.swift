import EventSourcing
import Lessons
import Testing
import Wording

extension Fact {
    /// As a test compares it: `label: value, value`, a stroke before each line, a pilcrow before what is to be read. What a
    /// page makes a link of is in brackets, and people in angles.
    func line(in language: Language) -> String {
        let texts = values.map { $0.parts.map { $0.line(in: language) }.joined() }
        return switch form {
        case .short: "\(label): \(texts.joined(separator: ", "))"
        case .lines: "\(label):" + texts.map { " | \($0)" }.joined()
        case .prose: "\(label):" + texts.map { " ¶ \($0)" }.joined()
        }
    }
}

extension FactPart {
    fileprivate func line(in language: Language) -> String {
        let text = text { language.words(of: $0) }
        return switch self {
        case .text, .date: text
        case .mention(let mention): "[\(mention.noun.rawValue) \(text)]"
        case .person: "<\(text)>"
        case .link: "[\(text)]"
        }
    }
}

extension Factual {
    /// In both languages, each as a test compares it.
    func lines(_ names: Names, at day: String) throws -> (english: [String], french: [String]) {
        let clock = try #require(Instant("\(day)T00:00:00.000000Z"))
        func lines(in language: Language) -> [String] {
            facts(in: language, names, at: clock).map { $0.line(in: language) }
        }
        return (lines(in: .english), lines(in: .french))
    }
}
