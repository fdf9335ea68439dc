package enum Migrations {
    package static let all: [[UInt8]] = [PackageResources._001_log_lock_sql]
}
