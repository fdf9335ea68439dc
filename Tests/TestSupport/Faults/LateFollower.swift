/// A follower that doesn't come to the head though nobody writes any more.
struct LateFollower: Error, CustomStringConvertible {
    let description = "a follower has not come to the log's head 10 s after the last append"
}
