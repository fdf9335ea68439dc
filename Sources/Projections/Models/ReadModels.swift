/// All that people look at: a new read model is a file beside this one, and a line here.
package enum ReadModels {
    /// In the order in which they are shown.
    package static let all: [any ReadModel] = [
        Missions(), Reviews(), Observations(), LessonRegister(), Actions(), Alerts(), Links(), Timeline(), Texts(),
    ]
}
