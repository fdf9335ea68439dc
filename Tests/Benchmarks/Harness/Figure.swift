/// One measured number beside the limit that PostgreSQL itself sets on this machine.
struct Figure: Sendable {
    /// How near to the limit is near enough.
    enum Target: Sendable {
        case atLeast(Double)
        case atMost(Double)
    }

    let name: String
    let value: Double
    let unit: String
    let limit: Double
    /// What the limit is, in a few words.
    let limitedBy: String
    let target: Target
    /// What the number was measured on.
    var note = ""

    var ratio: Double { value / limit }

    var isReached: Bool {
        switch target {
        case .atLeast(let least): ratio >= least
        case .atMost(let most): ratio <= most
        }
    }

    var json: String {
        let numbers = [("value", value), ("limit", limit), ("ratio", ratio)].map { "\"\($0)\":\($1.short)" }
        return "{\"name\":\"\(name)\",\(numbers[0]),\"unit\":\"\(unit)\",\(numbers[1]),\(numbers[2])}"
    }
}
