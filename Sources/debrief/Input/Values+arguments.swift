import ArgumentParser
import Lessons

// What the domain reads from text, the command line reads in the same way.
extension MissionCode: ExpressibleByArgument {}
extension WorldDate: ExpressibleByArgument {}
extension LanguageTag: ExpressibleByArgument {}
extension Degrees: ExpressibleByArgument {}
extension SourceRating: ExpressibleByArgument {}
extension Identifier: ExpressibleByArgument {}

extension AccessRole: ExpressibleByArgument {}
extension Sensitivity: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
extension Factor: ExpressibleByArgument {}
extension Consequence: ExpressibleByArgument {}
extension MissionType: ExpressibleByArgument {}
extension MissionPhase: ExpressibleByArgument {}
extension MissionOutcome: ExpressibleByArgument {}
extension ReviewKind: ExpressibleByArgument {}
extension ObservationKind: ExpressibleByArgument {}
extension Attribution.Mode: ExpressibleByArgument {}
extension LessonKind: ExpressibleByArgument {}
extension LessonOutcome: ExpressibleByArgument {}
extension Acceptance: ExpressibleByArgument {}
extension Effect: ExpressibleByArgument {}
extension ActionCategory: ExpressibleByArgument {}
extension ActionTrack: ExpressibleByArgument {}
extension Implementation: ExpressibleByArgument {}
extension Observation.Phase: ExpressibleByArgument {}
extension Lesson.Phase: ExpressibleByArgument {}
extension ReformAction.Phase: ExpressibleByArgument {}
extension Review.Phase: ExpressibleByArgument {}
extension Alert.Phase: ExpressibleByArgument {}
extension AlertRule.Kind: ExpressibleByArgument {}
