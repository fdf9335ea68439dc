/// A data type of the server, by the numbers of its catalogue (`pg_type.dat`); these never change between versions.
package struct PostgresType: Sendable, Hashable {
    package let oid: UInt32
    package let name: String

    static let bool = PostgresType(oid: 16, name: "bool")
    static let bytea = PostgresType(oid: 17, name: "bytea")
    static let name = PostgresType(oid: 19, name: "name")
    static let int8 = PostgresType(oid: 20, name: "int8")
    static let int2 = PostgresType(oid: 21, name: "int2")
    static let int4 = PostgresType(oid: 23, name: "int4")
    static let text = PostgresType(oid: 25, name: "text")
    static let oid = PostgresType(oid: 26, name: "oid")
    static let json = PostgresType(oid: 114, name: "json")
    static let float4 = PostgresType(oid: 700, name: "float4")
    static let float8 = PostgresType(oid: 701, name: "float8")
    static let bpchar = PostgresType(oid: 1042, name: "bpchar")
    static let varchar = PostgresType(oid: 1043, name: "varchar")
    static let date = PostgresType(oid: 1082, name: "date")
    static let timestamptz = PostgresType(oid: 1184, name: "timestamptz")
    static let uuid = PostgresType(oid: 2950, name: "uuid")
    static let jsonb = PostgresType(oid: 3802, name: "jsonb")

    static let boolArray = PostgresType(oid: 1000, name: "bool[]")
    static let byteaArray = PostgresType(oid: 1001, name: "bytea[]")
    static let int2Array = PostgresType(oid: 1005, name: "int2[]")
    static let int4Array = PostgresType(oid: 1007, name: "int4[]")
    static let textArray = PostgresType(oid: 1009, name: "text[]")
    static let int8Array = PostgresType(oid: 1016, name: "int8[]")
    static let float8Array = PostgresType(oid: 1022, name: "float8[]")
    static let dateArray = PostgresType(oid: 1182, name: "date[]")
    static let timestamptzArray = PostgresType(oid: 1185, name: "timestamptz[]")
    static let jsonArray = PostgresType(oid: 199, name: "json[]")
    static let uuidArray = PostgresType(oid: 2951, name: "uuid[]")
    static let jsonbArray = PostgresType(oid: 3807, name: "jsonb[]")
}
