package import EventSourcing

/// What a lesson learned was about happened again, by the likeness of words: somebody has to look whether it did.
///
/// An observation is like a lesson where, as of the event that left it so,
/// - it stands, is of what failed, and isn't strictly confidential, nor is the lesson;
/// - the lesson is learned, lapsed or not, and doesn't rest on it;
/// - both name a factor;
/// - the lesson applies: to a type of one of the observation's missions, and in the phase that it names, as far as both say;
/// - it occurred after everything that the lesson rests on;
/// - their words are alike: of the stems of the text that has fewer, `threshold` per cent at least stand in the other too,
///   and `fewestWords` of them.
///
/// An observation and a lesson give one alert, at the first event after which they are alike.
package struct Recurrence: Codable, Sendable, Hashable {
    /// Today's parameters; an alert bears the threshold that it was raised by.
    package static let threshold = 40
    package static let fewestWords = 3

    package var lesson: LessonID
    package var observation: ObservationID
    /// Those that both name.
    package var factors: [Factor]
    /// How many stems both texts have.
    package var sharedWords: Int
    /// In per cent of the stems of the text that has fewer.
    package var likeness: Int
    package var threshold: Int
    package var position: Position

    package init(
        lesson: LessonID,
        observation: ObservationID,
        factors: [Factor],
        sharedWords: Int,
        likeness: Int,
        threshold: Int = threshold,
        position: Position
    ) {
        (self.lesson, self.observation, self.factors) = (lesson, observation, factors)
        (self.sharedWords, self.likeness, self.threshold) = (sharedWords, likeness, threshold)
        self.position = position
    }
}

extension Recurrence {
    /// The alert that an observation gives as an event left it; nil where the lesson isn't like it.
    package static func given(
        by observation: ObservationFact,
        like lesson: LessonFact,
        at position: Position
    ) -> Recurrence? {
        let factors = lesson.factors.filter(observation.factors.contains)
        let shared = observation.words.intersection(lesson.words).count
        let fewer = min(observation.words.count, lesson.words.count)
        guard observation.counts, lesson.counts, !factors.isEmpty, lesson.applies(to: observation),
            lesson.isFollowed(by: observation), shared >= fewestWords, 100 * shared >= threshold * fewer
        else { return nil }
        return Recurrence(
            lesson: lesson.id,
            observation: observation.id,
            factors: factors,
            sharedWords: shared,
            likeness: 100 * shared / fewer,
            position: position
        )
    }
}
