import Glibc

/// The memory that this machine, or the container that this runs in, has.
enum MachineMemory {
    /// Where Linux writes down what a container may use; a container sees its own.
    private static let limits = ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"]

    static var bytes: UInt64 {
        let machine = UInt64(sysconf(Int32(_SC_PHYS_PAGES))) * UInt64(sysconf(Int32(_SC_PAGESIZE)))
        return limits.compactMap(Files.read).compactMap { UInt64($0.filter(\.isNumber)) }.reduce(machine, min)
    }
}
