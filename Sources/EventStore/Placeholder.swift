package enum PlaceholderEventStore {}
