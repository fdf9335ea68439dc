import Lessons

extension Claim {
    /// Who claims what.
    func words(as phase: String) -> String {
        ["\(source) (\(externalId)): \(phase)", claimedBy.map { "said by \($0)" }, link]
            .compactMap(\.self).joined(separator: ", ")
    }
}
