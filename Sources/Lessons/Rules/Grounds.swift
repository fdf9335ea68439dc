/// How what a thing rests on stood when it was read: what rules ask about, and nobody says in a command.
package struct Grounds: Sendable, Equatable {
    package var support: [Support]
    package var standings: [ActionStanding]

    package init(support: [Support] = [], standings: [ActionStanding] = []) {
        (self.support, self.standings) = (support, standings)
    }
}
