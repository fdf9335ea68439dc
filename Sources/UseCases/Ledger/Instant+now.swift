package import EventSourcing
import Glibc

extension Instant {
    /// By this machine's clock.
    package static var now: Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        guard let now = Instant(microsecondsSince1970: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
        else { fatalError("this machine's clock is not within the years 1 to 9999") }
        return now
    }
}
