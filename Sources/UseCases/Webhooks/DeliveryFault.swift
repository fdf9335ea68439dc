/// Why an event did not arrive at a webhook.
package enum DeliveryFault: Error, Sendable, Equatable {
    /// Its owner may read nothing any more.
    case ownerWithoutRole
    case addressUnreadable
    /// Its host leads to no address that may be connected to.
    case noPublicAddress
    case unreachable
    /// It answered with this status.
    case answered(Int)
}

extension DeliveryFault: LosslessStringConvertible {
    private static let answer = "it answered "

    /// nil for what isn't written so.
    package init?(_ description: String) {
        let plain: [DeliveryFault] = [.ownerWithoutRole, .addressUnreadable, .noPublicAddress, .unreachable]
        if let fault = plain.first(where: { $0.description == description }) {
            self = fault
        } else if description.hasPrefix(Self.answer), let status = Int(description.dropFirst(Self.answer.count)) {
            self = .answered(status)
        } else {
            return nil
        }
    }

    /// As the register keeps it.
    package var description: String {
        switch self {
        case .ownerWithoutRole: "its owner holds no role any more"
        case .addressUnreadable: "its address can't be read"
        case .noPublicAddress: "its host leads to no public address"
        case .unreachable: "it can't be reached"
        case .answered(let status): "\(Self.answer)\(status)"
        }
    }
}
