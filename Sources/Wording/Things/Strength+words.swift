package import Lessons

extension Strength: Worded {
    package func words(in language: Language) -> String { value(in: language).text() }

    func value(in language: Language) -> FactValue {
        let parts = [
            military.map { language("\($0) military", "\($0) militaires") },
            police.map { language("\($0) police", "\($0) policiers") },
            civilian.map { language("\($0) civilians", "\($0) civils") },
        ]
        let numbers = parts.compactMap(\.self).joined(separator: ", ")
        let authority = authority.map { " (\($0))" } ?? ""
        return language.value("\(numbers) from \(from)\(authority)", "\(numbers), date d’effet : \(from)\(authority)")
    }
}
