/// Who may read a thing (ST/SGB/2007/6), the least sensitive first.
package enum Sensitivity: String, Codable, Sendable, CaseIterable {
    case unclassified
    case confidential
    case strictlyConfidential = "strictly_confidential"
}

extension Sensitivity: Comparable {
    package static func < (left: Sensitivity, right: Sensitivity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .unclassified: 0
        case .confidential: 1
        case .strictlyConfidential: 2
        }
    }
}
