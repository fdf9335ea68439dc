package enum PlaceholderPostgres {}
