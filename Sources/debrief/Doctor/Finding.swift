/// One thing that doctor looked at.
struct Finding: Encodable {
    enum State: String, Encodable {
        case ok
        /// It works, and could be safer.
        case advice
        case problem
    }

    let name: String
    let state: State
    let found: String
    /// What to do about it.
    let remedy: String?

    static func ok(_ name: String, _ found: String) -> Finding {
        Finding(name: name, state: .ok, found: found, remedy: nil)
    }

    static func advice(_ name: String, _ found: String, remedy: String) -> Finding {
        Finding(name: name, state: .advice, found: found, remedy: remedy)
    }

    static func problem(_ name: String, _ found: String, remedy: String) -> Finding {
        Finding(name: name, state: .problem, found: found, remedy: remedy)
    }
}

extension Finding {
    var line: String {
        let colour: Colour =
            switch state {
            case .ok: .green
            case .advice: .yellow
            case .problem: .red
            }
        let word = state.rawValue.padding(to: 8)
        return "\(colour.paint(word)) \(name): \(found)" + (remedy.map { "; \($0)" } ?? "")
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
