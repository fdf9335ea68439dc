package import Lessons

/// A cell of the board, and its place in the stored array of counts.
package struct BoardCell: Sendable, Equatable {
    package let acceptance: Acceptance
    package let implementation: Implementation
    package let sensitivity: Sensitivity

    static var count: Int { all.count }

    static let all: [BoardCell] = Acceptance.allCases.flatMap { acceptance in
        Implementation.allCases.flatMap { implementation in
            Sensitivity.allCases.map {
                BoardCell(acceptance: acceptance, implementation: implementation, sensitivity: $0)
            }
        }
    }

    var index: Int16 {
        let implementations = Implementation.allCases
        let place = (Acceptance.allCases.firstIndex(of: acceptance) ?? 0) * implementations.count
        let cell = place + (implementations.firstIndex(of: implementation) ?? 0)
        return Int16(cell * Sensitivity.allCases.count + sensitivity.level)
    }
}

/// Whose actions a board shows.
package enum BoardScope: Sendable, Hashable {
    case mission(String)
    /// An office, or a person's id.
    case owner(String)
    case category(ActionCategory)

    var text: String {
        switch self {
        case .mission(let code): "m/\(code)"
        case .owner(let owner): "o/\(owner)"
        case .category(let category): "c/\(category.rawValue)"
        }
    }
}
