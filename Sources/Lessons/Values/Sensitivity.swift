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

/// What says how sensitive it is.
protocol Classified {
    var sensitivity: Sensitivity { get set }
}

extension Classified {
    /// No less sensitive than that: to open a thing is to reclassify it, whatever a source says of it now.
    func atLeast(_ sensitivity: Sensitivity) -> Self {
        var raised = self
        raised.sensitivity = max(self.sensitivity, sensitivity)
        return raised
    }
}

extension MissionDetails: Classified {}
extension ReviewDetails: Classified {}
extension ObservationDetails: Classified {}
extension LessonDetails: Classified {}
extension ActionDetails: Classified {}
extension AlertDetails: Classified {}
