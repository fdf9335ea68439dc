extension History {
    /// What happened, counted by what the clients were told.
    var counts: [(name: String, value: Int)] {
        var acknowledged = 0, refused = 0, unknown = 0, reads = 0, delivered = 0
        for moment in moments {
            switch moment {
            case .answered(_, .acknowledged): acknowledged += 1
            case .answered(_, .refused): refused += 1
            case .answered(_, .unknown): unknown += 1
            case .answered(_, .saw): reads += 1
            case .delivered: delivered += 1
            case .appendAsked, .readAsked, .followed: break
            }
        }
        return [
            ("acknowledged", acknowledged), ("refused", refused), ("unknown", unknown), ("reads", reads),
            ("delivered", delivered), ("events", log.count),
        ]
    }
}
