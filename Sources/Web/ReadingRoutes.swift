import API
import Contract
import Hummingbird
import Lessons
import Projections
import UseCases

/// The pages that show: home, the registers and their things, the board, the matrix, a search.
struct ReadingRoutes {
    func add(to pages: PageRoutes) {
        pages.show("/") { visit in try await visit.response(try await HomePage(visit)) }

        pages.show("/board") { visit in
            let question = try visit.question(BoardQuestion.self)
            return try await visit.response(try await BoardPage(visit, question))
        }

        pages.show("/matrix") { visit in
            let question = try visit.question(MatrixQuestion.self)
            return try await visit.response(try await MatrixPage(visit, question))
        }

        pages.show("/search") { visit in
            let question = visit.query.fields["words"] == nil ? nil : try visit.question(SearchQuestion.self)
            let page = try await SearchPage(visit, question)
            if visit.isDirect, let named = page.named { return Response(seeOther: named) }
            return try await visit.response(page)
        }

        for register in Register.allCases { add(register.subject, to: pages) }

        pages.show("/missions/{mission}") { visit in
            guard let code = MissionCode(try visit.value("mission")) else { throw Problem.notFound }
            return try await visit.response(try await MissionPage(visit, code))
        }
    }

    private func add<Subject: ContractedAggregate>(_ subject: Subject.Type, to pages: PageRoutes) {
        let register = Subject.register
        pages.show(register.path) { visit in
            try await visit.response(try await RegisterPage(visit, of: subject))
        }
        guard register != .missions else { return }
        pages.show("\(register.path)/{reference}") { visit in
            let reference = Reference(try visit.value("reference"))
            return try await visit.response(try await ThingPage(visit, reference, as: subject))
        }
    }
}
