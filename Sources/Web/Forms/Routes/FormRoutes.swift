import Contract
import UseCases

/// The forms of everything that can be done and told.
struct FormRoutes {
    func add(to pages: PageRoutes) {
        for route in CommandRoute.all { add(route.verb, route.sort, route, to: pages) }
        for told in Instructions.all { add(told, to: pages) }
    }

    private func add<Verb: UseCase, Subject: ContractedAggregate>(
        _ verb: Verb.Type,
        _ subject: Subject.Type,
        _ route: CommandRoute,
        to pages: PageRoutes
    ) {
        let form = CommandForm<Verb, Subject>(route)
        pages.get(form.path) { try await form.show($0) }
        pages.post(form.path) { try await form.take($0, $1) }
    }

    private func add<Told: Instruction>(_ told: Told.Type, to pages: PageRoutes) {
        let form = InstructionForm<Told>()
        pages.get(form.path) { try await form.show($0) }
        pages.post(form.path) { try await form.take($0, $1) }
    }
}
