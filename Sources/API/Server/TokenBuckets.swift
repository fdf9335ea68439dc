import Synchronization

/// How many more requests each may send: a bucket of tokens each, which fills at a steady rate.
final class TokenBuckets: Sendable {
    private struct Bucket {
        var tokens: Double
        var filled: ContinuousClock.Instant
    }

    /// So many are kept; when there are more, those that are full again are forgotten.
    private static let maximumBuckets = 10_000

    private let rate: Double
    private let capacity: Double
    private let buckets = Mutex<[String: Bucket]>([:])

    init(perSecond rate: Double, atOnce capacity: Double) {
        (self.rate, self.capacity) = (rate, capacity)
    }

    /// Takes a token.
    ///
    /// - Returns: nil where there was one, else how many seconds later there will be.
    func take(_ key: String, now: ContinuousClock.Instant = .now) -> Int? {
        buckets.withLock { buckets in
            if buckets.count > Self.maximumBuckets { buckets = buckets.filter { filled($0.value, now) < capacity } }
            var bucket = buckets[key] ?? Bucket(tokens: capacity, filled: now)
            bucket.tokens = filled(bucket, now)
            bucket.filled = now
            defer { buckets[key] = bucket }
            guard bucket.tokens >= 1 else { return max(1, Int(((1 - bucket.tokens) / rate).rounded(.up))) }
            bucket.tokens -= 1
            return nil
        }
    }

    private func filled(_ bucket: Bucket, _ now: ContinuousClock.Instant) -> Double {
        min(capacity, bucket.tokens + (now - bucket.filled) / .seconds(1) * rate)
    }
}
