extension SQL {
    /// Gathers the text and the values of an interpolated statement.
    package struct StringInterpolation: StringInterpolationProtocol {
        var pieces = [""]
        var parameters = SQLParameters()
        var failure: PostgresError?

        package init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount + 1)
        }

        package mutating func appendLiteral(_ literal: String) {
            pieces[pieces.count - 1] += literal
        }

        /// Binds a value or NULL as the next parameter.
        package mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value?) {
            do throws(PostgresError) {
                try parameters.append(value)
            } catch {
                failure = failure ?? error
            }
            pieces.append("")
        }

        /// Quotes the name of a schema, table, column or role.
        package mutating func appendInterpolation(identifier name: String) {
            appendLiteral(Self.quote(name, with: "\"", doubling: ["\""]))
        }

        /// Quotes a text as a string literal, for utility statements, which can't bind values.
        package mutating func appendInterpolation(literal text: String) {
            // E'' reads backslashes the same way whatever standard_conforming_strings says.
            let isEscaped = text.unicodeScalars.contains("\\")
            appendLiteral((isEscaped ? " E" : "") + Self.quote(text, with: "'", doubling: ["'", "\\"]))
        }

        /// Splices another statement, its values after the ones bound so far.
        package mutating func appendInterpolation(sql other: SQL) {
            appendLiteral(other.pieces[0])
            pieces += other.pieces.dropFirst()
            parameters.append(other.parameters)
            failure = failure ?? other.failure
        }

        /// Splices text as it is. Only for text that comes from the program itself.
        package mutating func appendInterpolation(unsafe text: String) {
            appendLiteral(text)
        }

        /// Scalar by scalar, as the server reads it: a mark that bears an accent is a mark all the same.
        private static func quote(_ text: String, with mark: Unicode.Scalar, doubling doubled: Set<Unicode.Scalar>)
            -> String
        {
            var quoted = String.UnicodeScalarView([mark])
            for scalar in text.unicodeScalars {
                quoted.append(contentsOf: doubled.contains(scalar) ? [scalar, scalar] : [scalar])
            }
            quoted.append(mark)
            return String(quoted)
        }
    }
}
