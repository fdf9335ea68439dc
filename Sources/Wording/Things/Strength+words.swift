package import Lessons

extension Strength: Worded {
    package func words(in language: Language) -> String {
        let parts = [
            military.map { language("\($0) military", "\($0) militaires") },
            police.map { language("\($0) police", "\($0) policiers") },
            civilian.map { language("\($0) civilians", "\($0) civils") },
        ]
        return parts.compactMap(\.self).joined(separator: ", ") + language(" from \(from)", " à partir du \(from)")
            + (authority.map { " (\($0))" } ?? "")
    }
}
