import ArgumentParser

struct LessonGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lesson",
        abstract: "Lessons, from what is proposed to what is learned.",
        discussion: "Example: debrief lesson show L-1",
        subcommands: [
            LessonPropose.self, LessonAmend.self, LessonAnalyse.self, LessonDecline.self, LessonEndorse.self,
            LessonTask.self, LessonImplement.self, LessonValidate.self, LessonReprove.self, LessonContest.self,
            LessonSettle.self, LessonSupersede.self, LessonReopen.self, LessonReclassify.self, LessonShow.self,
            LessonList.self,
        ]
    )
}
