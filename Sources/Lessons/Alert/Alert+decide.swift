extension Alert {
    package static func decide(_ command: AlertCommand, in state: AlertState?) throws(Rejection) -> [AlertEvent] {
        let event = command.event(in: state)
        guard state?.shows(event) != true else { return [] }
        try allow(command.action, in: state)
        try command.check()
        return [event]
    }
}

extension AlertCommand {
    /// What would be recorded of it.
    fileprivate func event(in state: AlertState?) -> AlertEvent {
        switch self {
        case .raise(let details): .raised(AlertRaised(details: details))
        case .import(let imported): state == nil ? .imported(imported) : .claimed(imported)
        case .acknowledge(let by): .acknowledged(AlertAcknowledged(by: by))
        case .confirm(let confirmed): .confirmed(confirmed)
        case .dismiss(let why, let by): .dismissed(AlertDismissed(why: why, by: by))
        case .reconsider(let why, let by): .reconsidered(AlertReconsidered(why: why, by: by))
        }
    }
}

extension AlertState {
    /// Whether things are so already, by the same person and for the same reason.
    fileprivate func shows(_ event: AlertEvent) -> Bool {
        switch event {
        case .raised(let raised): self == AlertState(raised)
        case .imported(let claimed), .claimed(let claimed): claims.last == claimed || says(claimed)
        case .acknowledged(let acknowledged): self.acknowledged == acknowledged && phase == .acknowledged
        case .confirmed(let confirmed): self.confirmed == confirmed && phase == .confirmed
        case .dismissed(let dismissed): self.dismissed == dismissed && phase == .dismissed
        case .reconsidered(let reconsidered): self.reconsidered == reconsidered && phase == .acknowledged
        }
    }

    /// Whether a source says what stands here already.
    private func says(_ claimed: AlertImported) -> Bool { details == claimed.details && phase == claimed.phase }
}
