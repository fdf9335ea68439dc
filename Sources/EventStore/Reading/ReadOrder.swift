package enum ReadOrder: Sendable {
    case forward
    case backward
}
