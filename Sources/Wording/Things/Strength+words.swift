import Lessons

extension Strength {
    func words(in language: Language, _ names: Names) -> String {
        value(in: language).text { names.date($0, in: language) }
    }

    func value(in language: Language) -> FactValue {
        let parts = [
            military.map { language("\($0) military", "\($0) militaires") },
            police.map { language("\($0) police", "\($0) policiers") },
            civilian.map { language("\($0) civilians", "\($0) civils") },
        ]
        let numbers = parts.compactMap(\.self).joined(separator: ", ")
        let authority = authority.map { " (\($0))" } ?? ""
        return language.value("\(numbers) from \(from)\(authority)", "\(numbers), date d’effet : \(from)\(authority)")
    }
}
