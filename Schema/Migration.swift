/// One step of the schema: applied once, in order of the numbers, and never changed after a release.
package struct Migration: Sendable {
    /// From 1, without gaps.
    package let number: Int32
    package let name: String
    /// SQL with `{schema}` and the roles (`{owner}`, `{writer}`, …) in braces, where quoted names go; `{read}` is the schema of the read models.
    package let sql: String

    init(_ number: Int32, _ name: String, _ sql: [UInt8]) {
        self.number = number
        self.name = name
        self.sql = String(decoding: sql, as: UTF8.self)
    }
}

extension Migration {
    /// All of them: `sql/0001_privileges.sql` is number 1, `privileges`.
    package static let all: [Migration] = [
        Migration(1, "privileges", PackageResources._001_privileges_sql),
        Migration(2, "organisation", PackageResources._002_organisation_sql),
        Migration(3, "log_lock", PackageResources._003_log_lock_sql),
        Migration(4, "events", PackageResources._004_events_sql),
        Migration(5, "streams", PackageResources._005_streams_sql),
        Migration(6, "commands", PackageResources._006_commands_sql),
        Migration(7, "redactions", PackageResources._007_redactions_sql),
        Migration(8, "refuse_change", PackageResources._008_refuse_change_sql),
        Migration(9, "ensure_partitions", PackageResources._009_ensure_partitions_sql),
        Migration(10, "event_id", PackageResources._010_event_id_sql),
        Migration(11, "record", PackageResources._011_record_sql),
        Migration(12, "event_fault", PackageResources._012_event_fault_sql),
        Migration(13, "answer", PackageResources._013_answer_sql),
        Migration(14, "enter_log", PackageResources._014_enter_log_sql),
        Migration(15, "append", PackageResources._015_append_sql),
        Migration(16, "position_at", PackageResources._016_position_at_sql),
        Migration(17, "append_staged", PackageResources._017_append_staged_sql),
        Migration(18, "redact", PackageResources._018_redact_sql),
        Migration(19, "restore_staged", PackageResources._019_restore_staged_sql),
        Migration(20, "grants", PackageResources._020_grants_sql),
        Migration(21, "backups", PackageResources._021_backups_sql),
        Migration(22, "people", PackageResources._022_people_sql),
        Migration(23, "snapshots", PackageResources._023_snapshots_sql),
        Migration(24, "search", PackageResources._024_search_sql),
        Migration(25, "checkpoints", PackageResources._025_checkpoints_sql),
        Migration(26, "parked", PackageResources._026_parked_sql),
        Migration(27, "tokens", PackageResources._027_tokens_sql),
        Migration(28, "webhooks", PackageResources._028_webhooks_sql),
        Migration(29, "guest", PackageResources._029_guest_sql),
        Migration(30, "signed_trees", PackageResources._030_signed_trees_sql),
        Migration(31, "publish", PackageResources._031_publish_sql),
        Migration(32, "alert_watch", PackageResources._032_alert_watch_sql),
        Migration(33, "token_life", PackageResources._033_token_life_sql),
    ]
}
