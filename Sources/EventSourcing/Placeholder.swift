package enum PlaceholderEventSourcing {}
