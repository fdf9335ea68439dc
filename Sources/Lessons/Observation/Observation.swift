/// One fact from the field, why it was so and what follows from it.
package enum Observation {}

/// What an observation is known by for ever.
package typealias ObservationID = Identifier<Observation>
