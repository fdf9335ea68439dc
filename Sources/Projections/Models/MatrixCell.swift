package import Lessons

/// A cell of a mission's part of the matrix, and its place in the stored array of counts.
package struct MatrixCell: Sendable, Equatable {
    /// nil counts every observation once, whatever factors it names.
    package let factor: Factor?
    package let kind: ObservationKind
    package let sensitivity: Sensitivity

    /// The scope under which those are counted once more that stand under another mission already.
    static let again = "+"

    static var count: Int { (Factor.allCases.count + 1) * ObservationKind.allCases.count * Sensitivity.allCases.count }

    static let all: [MatrixCell] = ([nil] + Factor.allCases.map { $0 }).flatMap { factor in
        ObservationKind.allCases.flatMap { kind in
            Sensitivity.allCases.map { MatrixCell(factor: factor, kind: kind, sensitivity: $0) }
        }
    }

    var index: Int16 {
        let kinds = ObservationKind.allCases
        let place = (factor?.place ?? 0) * kinds.count + (kinds.firstIndex(of: kind) ?? 0)
        return Int16(place * Sensitivity.allCases.count + sensitivity.level)
    }
}
