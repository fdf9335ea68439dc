package import Projections

/// A page of a register.
package struct ListQuestion<Subject: ContractedAggregate>: Question {
    package static var path: String { Subject.register.rawValue }

    package var narrowing: Narrowing
    package var sort: Register.Sort?
    /// The other way round.
    package var reverse: Bool?
    /// How many, from 1 to 1,000; 20 where nothing is said.
    package var limit: Int?
    /// Behind here: what the page before says.
    package var after: String?

    package init(
        _ narrowing: Narrowing,
        sort: Register.Sort? = nil,
        reverse: Bool? = nil,
        limit: Int? = nil,
        after: String? = nil
    ) {
        (self.narrowing, self.sort, self.reverse, self.limit, self.after) = (narrowing, sort, reverse, limit, after)
    }

    package func answer(at desk: Desk) async throws -> ListAnswer {
        ListAnswer(
            try await desk.side.list(
                Subject.register,
                where: try await narrowing.filter(of: Subject.register, at: desk),
                by: sort ?? .created,
                reversed: reverse == true,
                limit: limit ?? 20,
                asOf: desk.asOf,
                after: after
            )
        )
    }
}

extension ListQuestion {
    private enum CodingKeys: CodingKey { case sort, reverse, limit, after }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try Narrowing(from: decoder),
            sort: try container.decodeIfPresent(Register.Sort.self, forKey: .sort),
            reverse: try container.decodeIfPresent(Bool.self, forKey: .reverse),
            limit: try container.decodeIfPresent(Int.self, forKey: .limit),
            after: try container.decodeIfPresent(String.self, forKey: .after)
        )
    }

    package func encode(to encoder: any Encoder) throws {
        try narrowing.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(sort, forKey: .sort)
        try container.encodeIfPresent(reverse, forKey: .reverse)
        try container.encodeIfPresent(limit, forKey: .limit)
        try container.encodeIfPresent(after, forKey: .after)
    }
}

/// How many things of a register there are, by what tells them apart; of observations those that stand, unless states are
/// asked for.
package struct FacetsQuestion<Subject: ContractedAggregate>: Question {
    package static var path: String { "\(Subject.register.rawValue)/facets" }

    package var narrowing: Narrowing

    package init(_ narrowing: Narrowing) {
        self.narrowing = narrowing
    }

    package init(from decoder: any Decoder) throws {
        narrowing = try Narrowing(from: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        try narrowing.encode(to: encoder)
    }

    package func answer(at desk: Desk) async throws -> FacetsAnswer {
        let filter = try await narrowing.filter(of: Subject.register, at: desk)
        let facets = try await desk.side.facets(Subject.register, where: filter, asOf: desk.asOf)
        return FacetsAnswer(asOf: AsOfAnswer(desk.asOf), register: Subject.register, facets: facets)
    }
}

/// How many there are of what.
package struct FacetsAnswer: Codable, Sendable {
    package let asOf: AsOfAnswer
    package let register: Register
    package let facets: [Facet]
}
