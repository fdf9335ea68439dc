/// What keeps a schema from being migrated or used.
package enum SchemaError: Error, Sendable, Equatable {
    /// The schema has a migration that this debrief doesn't know.
    case newer(schema: Int32, known: Int32)
    /// A migration that was applied reads otherwise here.
    case changed(number: Int32, name: String)
    /// The organisation has no schema in this database.
    case absent(String)
    /// A schema of the organisation's name is there, and no debrief made it.
    case foreign(String)
}

extension SchemaError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .newer(let schema, let known):
            "the schema is at migration \(schema) and this debrief knows \(known): use the debrief that made it, or a newer one"
        case .changed(let number, let name):
            "migration \(number) (\(name)) was applied in another form: this debrief is not the one that made the schema"
        case .foreign(let name):
            "the schema \(name) is there and not an organisation's: choose another name, or have the schema renamed"
        case .absent(let organisation):
            "there is no organisation \(organisation) in this database: make it with `debrief organisation create \(organisation)`"
        }
    }
}
