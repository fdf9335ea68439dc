import Foundation
import Testing
import Wording

@testable import Web

/// The words of the pages are those that the pages have, no more and no fewer.
@Suite struct PageWordsTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/Web").standardized

    private static func text(ending: String) throws -> [String] {
        let all = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        let files = try #require(all).compactMap { $0 as? URL }.filter { $0.pathExtension == ending }
        return try files.map { try String(contentsOf: $0, encoding: .utf8) }
    }

    @Test func everyPageIsPrepared() throws {
        let declared = try Self.text(ending: "swift").flatMap { $0.matches(of: /struct (\w+): Page \{/) }
        #expect(Set(declared.map { String($0.1) }) == Set(Templates.pages.map { "\($0)" }))
    }

    @Test func everyWordIsUsed() throws {
        let templates = try Self.text(ending: "mustache").joined()
        let code = try Self.text(ending: "swift").joined()
        let phrases = [FrameWord.self] + Templates.pages.flatMap { $0.words }
        // Why a page can't be shown is chosen by the kind of problem.
        for phrase in phrases where phrase != FailureWord.self {
            for name in phrase.all(in: .english).keys.sorted() {
                let isUsed =
                    templates.contains("words.\(name)}") || code.contains("\(phrase).\(name)")
                    || [" .", "(.", "[."].contains { code.contains("\($0)\(name)") }
                #expect(isUsed, "\(phrase).\(name)")
            }
        }
    }

    @Test func everyWordOfATemplateIsThere() throws {
        let known = Set(([FrameWord.self] + Templates.pages.flatMap { $0.words }).flatMap { $0.all(in: .english).keys })
        for template in try Self.text(ending: "mustache") {
            for word in template.matches(of: /\{\{words\.(\w+)\}\}/) {
                #expect(known.contains(String(word.1)), "\(word.1)")
            }
        }
    }
}
