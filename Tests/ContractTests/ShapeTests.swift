import Contract
import Projections
import Testing
import UseCases

@Suite struct ShapeTests {
    private func shape(of command: String) throws -> Shape.Object {
        try #require(CommandRoute.all.first { $0.verb.name == command }).shape
    }

    @Test func theBodyOfWhatBeginsAThingIsTheThing() throws {
        let fields = try shape(of: "observation.record").fields
        #expect(
            fields.map(\.name).prefix(6) == [
                "title", "observation", "discussion", "conclusion", "recommendation", "kind",
            ]
        )
        #expect(fields.filter(\.isRequired).map(\.name).contains("occurred"))
        #expect(!fields.filter(\.isRequired).map(\.name).contains("discussion"))
    }

    @Test func whatThePathNamesIsNoPartOfTheBody() throws {
        #expect(try shape(of: "lesson.supersede").fields.map(\.name) == ["replacement", "why"])
        #expect(ForgetPerson.shape.fields.isEmpty)
    }

    @Test func whatAnIdentifierIsOfShows() throws {
        guard case .identifier(.lessons) = try shape(of: "lesson.supersede")["replacement"]?.shape else {
            Issue.record("no lesson's id")
            return
        }
        guard case .list(.recommendation) = try shape(of: "action.propose")["recommendations"]?.shape else {
            Issue.record("no recommendations")
            return
        }
        guard case .person = GrantRole.shape["person"]?.shape, case .instant = GrantRole.shape["until"]?.shape else {
            Issue.record("no person and no instant")
            return
        }
    }

    @Test(arguments: CommandRoute.all.map(\.shape) + Instructions.all.map { $0.shape })
    func everyFieldIsKnown(_ object: Shape.Object) {
        #expect(object.isWhole && !object.isOpen)
        for field in object.fields { check(field.shape, "\(object.type).\(field.name)") }
    }

    private func check(_ shape: Shape, _ place: String) {
        switch shape {
        case .list(let element): check(element, place)
        case .object(let object), .recommendation(let object): everyFieldIsKnown(object)
        case .map, .anything: Issue.record("\(place) isn't known")
        case .text, .truth, .number, .choice, .date, .instant, .uuid, .identifier, .person, .missionCode: return
        }
    }
}
