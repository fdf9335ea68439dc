// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .treatAllWarnings(as: .error),
]

let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let jwt = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioFoundationCompat = Target.Dependency.product(name: "NIOFoundationCompat", package: "swift-nio")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

/// The pages' templates, and what browsers fetch beside them.
let pages = [
    "Access/access.mustache", "Access/readers.mustache", "Assets/icon.svg", "Assets/script.js", "Assets/style.css",
    "Assets/worker.js", "Audit/audit.mustache", "Board/board.mustache", "Capture/capture.mustache",
    "Failure/failure.mustache", "Forms/form.mustache", "Forms/formDescribed.mustache", "Forms/formField.mustache",
    "Forms/formFields.mustache", "Forms/formLabel.mustache", "Forms/formLegend.mustache", "Forms/formNotes.mustache",
    "Forms/formState.mustache", "Forms/madeBefore.mustache", "Forms/secret.mustache", "Frame/frame.mustache",
    "Home/home.mustache",
    "Matrix/matrix.mustache", "Mission/mission.mustache", "Register/register.mustache", "Search/search.mustache",
    "SignIn/signIn.mustache", "Things/acts.mustache", "Things/facts.mustache", "Things/history.mustache",
    "Things/piece.mustache", "Things/proof.mustache", "Things/thing.mustache", "Things/thingHead.mustache",
    "Things/vague.mustache",
    "Webhooks/webhooks.mustache",
]

let package = Package(
    name: "debrief",
    platforms: [.macOS(.v26)],
    products: [.executable(name: "debrief", targets: ["debrief"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibPQ",
            pkgConfig: "libpq",
            providers: [.apt(["libpq-dev"]), .brew(["libpq"])]
        ),
        .target(
            name: "Postgres",
            dependencies: ["CLibPQ", logging],
            swiftSettings: settings + [.strictMemorySafety()]
        ),
        .target(name: "EventSourcing", dependencies: [crypto], swiftSettings: settings),
        .target(name: "Transparency", dependencies: ["EventSourcing", crypto], swiftSettings: settings),
        .target(
            name: "Schema",
            path: "Schema",
            resources: [.embedInCode("sql")],
            swiftSettings: settings
        ),
        .target(
            name: "EventStore",
            dependencies: ["EventSourcing", "Postgres", "Schema", crypto, logging, metrics],
            swiftSettings: settings
        ),
        .target(
            name: "Audit",
            dependencies: ["EventSourcing", "EventStore", "Postgres", "Transparency"],
            swiftSettings: settings
        ),
        .target(name: "Lessons", dependencies: ["EventSourcing"], swiftSettings: settings),
        .target(name: "Wording", dependencies: ["EventSourcing", "Lessons"], swiftSettings: settings),
        .target(
            name: "Projections",
            dependencies: ["EventSourcing", "EventStore", "Lessons", "Postgres", logging],
            swiftSettings: settings
        ),
        .target(
            name: "UseCases",
            dependencies: ["EventSourcing", "EventStore", "Lessons", "Postgres", crypto, yams],
            resources: [.embedInCode("Import/mappings")],
            swiftSettings: settings
        ),
        .target(
            name: "Contract",
            dependencies: [
                "Audit", "EventSourcing", "EventStore", "Lessons", "Projections", "Transparency", "UseCases", "Wording",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "API",
            dependencies: [
                "Audit", "Contract", "EventSourcing", "EventStore", "Lessons", "Postgres", "Projections",
                "Transparency",
                "UseCases", "Wording",
                crypto, asyncHTTPClient, coreMetrics, jwt, nioFoundationCompat, httpTypes, hummingbird, hummingbirdCore,
                logging, metrics,
                nioCore,
                nioHTTP1, nioHTTPTypes, serviceLifecycle, unixSignals,
            ],
            swiftSettings: settings
        ),
        .target(
            name: "Web",
            dependencies: [
                "API", "Audit", "Contract", "EventSourcing", "Lessons", "Projections", "UseCases", "Wording", crypto,
                httpTypes, hummingbird, mustache, nioCore,
            ],
            resources: pages.map { .embedInCode($0) },
            swiftSettings: settings
        ),
        .target(
            name: "Client",
            dependencies: [
                "Audit", "Contract", "EventSourcing", "Projections", "UseCases", asyncHTTPClient, nioCore,
                nioFoundationCompat,
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "debrief",
            dependencies: [
                "API", "Audit", "Client", "Contract", "EventSourcing", "EventStore", "Lessons", "Postgres",
                "Projections",
                "Schema", "Transparency", "UseCases", "Web", "Wording", argumentParser, logging, subprocess,
            ],
            swiftSettings: settings
        ),
        .target(
            name: "TestSupport",
            dependencies: ["EventSourcing", "EventStore", "Postgres", logging, subprocess],
            path: "Tests/TestSupport",
            swiftSettings: settings
        ),
        .target(
            name: "DeskSupport",
            dependencies: [
                "API", "Audit", "Contract", "EventSourcing", "EventStore", "Lessons", "Postgres", "Projections",
                "TestSupport",
                "UseCases", "Wording", crypto, asyncHTTPClient, logging, nioCore, nioHTTP1, nioPosix, serviceLifecycle,
            ],
            path: "Tests/DeskSupport",
            swiftSettings: settings
        ),
        .target(
            name: "LogGenerator",
            dependencies: ["EventSourcing", "EventStore", "Lessons", "TestSupport"],
            path: "Tests/LogGenerator",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "FaultyWriter",
            dependencies: ["EventSourcing", "EventStore", "Postgres", "TestSupport"],
            path: "Tests/FaultyWriter",
            swiftSettings: settings
        ),
        .testTarget(
            name: "PostgresTests",
            dependencies: ["Postgres", "TestSupport", logging],
            swiftSettings: settings
        ),
        .testTarget(name: "EventSourcingTests", dependencies: ["EventSourcing"], swiftSettings: settings),
        .testTarget(
            name: "TransparencyTests",
            dependencies: ["EventSourcing", "Transparency"],
            exclude: ["Vectors"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "AuditTests",
            dependencies: [
                "Audit", "EventSourcing", "EventStore", "LogGenerator", "Postgres", "Projections", "TestSupport",
                "Transparency", logging,
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "EventStoreTests",
            dependencies: ["EventSourcing", "EventStore", "Postgres", "Schema", "TestSupport", crypto, logging],
            swiftSettings: settings
        ),
        .testTarget(
            name: "LessonsTests",
            dependencies: ["EventSourcing", "Lessons", "TestSupport"],
            exclude: ["Golden"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "WordingTests",
            dependencies: ["EventSourcing", "Lessons", "Wording"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "UseCasesTests",
            dependencies: ["EventSourcing", "EventStore", "Lessons", "Postgres", "TestSupport", "UseCases"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ProjectionsTests",
            dependencies: [
                "EventSourcing", "EventStore", "Lessons", "LogGenerator", "Postgres", "Projections", "TestSupport",
                logging,
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ContractTests",
            dependencies: [
                "Audit", "Contract", "DeskSupport", "EventSourcing", "EventStore", "Lessons", "LogGenerator",
                "Postgres",
                "Projections",
                "TestSupport", "UseCases", "Wording", logging,
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "APITests",
            dependencies: [
                "API", "Contract", "DeskSupport", "EventSourcing", "EventStore", "Lessons", "Postgres", "Projections",
                "TestSupport",
                "UseCases", "Wording", asyncHTTPClient, httpTypes, logging, nioCore, nioEmbedded, nioHTTP1,
                nioHTTPTypes, nioPosix, crypto,
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "API", "Contract", "DeskSupport", "EventSourcing", "EventStore", "Lessons", "Projections",
                "TestSupport",
                "UseCases", "Web", "Wording", asyncHTTPClient, crypto, nioCore, nioHTTP1,
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["EventSourcing", "EventStore", "Postgres", "TestSupport", logging, subprocess],
            exclude: ["Interoperation"],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "Audit", "EventSourcing", "EventStore", "Lessons", "LogGenerator", "Postgres", "Projections",
                "TestSupport",
                "Transparency", "UseCases", argumentParser, crypto, logging, subprocess,
            ],
            path: "Tests/Benchmarks",
            swiftSettings: settings
        ),
    ],
    swiftLanguageModes: [.v6]
)
