import Lessons

extension Strength {
    func words(in language: Language, _ names: Names) -> String {
        value(in: language).text { names.date($0, in: language) }
    }

    func value(in language: Language) -> FactValue {
        let parts = [
            military.map { language.number($0) + language(" military", " militaires") },
            police.map { language.number($0) + language(" police", " policiers") },
            civilian.map { language.number($0) + language(" civilians", " civils") },
        ]
        let numbers = parts.compactMap(\.self).joined(separator: ", ")
        let authority = authority.map { " (\($0))" } ?? ""
        return language.value("\(numbers) from \(from)\(authority)", "\(numbers), date d’effet : \(from)\(authority)")
    }
}
