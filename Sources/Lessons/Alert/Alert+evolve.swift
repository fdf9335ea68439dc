extension Alert {
    package static func evolve(_ state: inout AlertState?, with event: AlertEvent) {
        switch event {
        case .raised(let raised): state = AlertState(raised)
        case .imported(let imported): state = AlertState(imported)
        case .claimed(let claimed): state?.take(claimed)
        case .acknowledged(let acknowledged):
            state?.acknowledged = acknowledged
            state?.move(to: .acknowledged)
        case .confirmed(let confirmed):
            state?.confirmed = confirmed
            state?.move(to: .confirmed)
        case .dismissed(let dismissed):
            state?.dismissed = dismissed
            state?.move(to: .dismissed)
        case .reconsidered(let reconsidered):
            state?.reconsidered = reconsidered
            state?.move(to: .acknowledged)
        }
    }
}

extension AlertState {
    /// By somebody here: from now on it is more than a claim.
    fileprivate mutating func move(to phase: Alert.Phase) {
        (self.phase, isClaimed) = (phase, false)
    }

    /// What the source says anew is how it stands, as far as nobody here has changed it; it stands beside ours otherwise.
    fileprivate mutating func take(_ claimed: AlertImported) {
        if isClaimed { (details, phase) = (claimed.details.atLeast(details.sensitivity), claimed.phase) }
        claims.append(claimed)
    }
}
