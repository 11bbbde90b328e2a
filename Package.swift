// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is held to the same strictness; C and C++ targets have settings of their own.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The targets that compute are optimised in debug builds too: the tests simulate studies, which takes thirty times as
/// long otherwise.
let optimised: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// The targets in the order of the pipeline; each may depend on those above it, never below.
let package = Package(
  name: "thucchat",
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/swift-mustache.git", exact: "2.1.1"),
    .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev", "liblapacke-dev"])]),
    .target(name: "LinearAlgebra", dependencies: ["COpenBLAS"], swiftSettings: optimised),
    .target(name: "CBoostMath", linkerSettings: [.linkedLibrary("m"), .linkedLibrary("stdc++")]),
    .target(name: "Statistics", dependencies: ["LinearAlgebra", "CBoostMath"], swiftSettings: optimised),
    .target(name: "Evaluation", swiftSettings: optimised),
    .target(name: "Simulation", dependencies: ["Statistics", "Evaluation"], swiftSettings: optimised),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .target(
      name: "Tables", dependencies: ["CZip", "CExpat", "Evaluation", .product(name: "Yams", package: "Yams")],
      swiftSettings: optimised),
    .target(
      name: "Calibration", dependencies: ["LinearAlgebra", "Statistics", "Evaluation"], swiftSettings: optimised),
    .target(
      name: "Inflation", dependencies: ["LinearAlgebra", "Statistics", "Evaluation", "Calibration"],
      swiftSettings: optimised),
    .target(
      name: "Feedback", dependencies: ["LinearAlgebra", "Statistics", "Evaluation", "Calibration", "Inflation"],
      swiftSettings: optimised),
    .target(
      name: "Pipeline",
      dependencies: ["LinearAlgebra", "Statistics", "Evaluation", "Calibration", "Inflation", "Feedback"],
      swiftSettings: optimised),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "Ledger", dependencies: ["CCrypto"], swiftSettings: strict),
    .target(name: "CFileExchange"),
    .target(
      name: "CReportScripts", exclude: ["vega.js", "report.js", "word-styles.docx", "VEGA-LICENCES"],
      cSettings: [.unsafeFlags(["-std=c23"])]),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(
      name: "Reports",
      dependencies: [
        "CFileExchange", "CReportScripts", "CXLSXWriter", "LinearAlgebra", "Statistics", "Evaluation", "Calibration",
        "Inflation", "Feedback", "Pipeline", "Ledger", "Tables", .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: optimised),
    .executableTarget(
      name: "thucchat",
      dependencies: [
        "LinearAlgebra", "Statistics", "Evaluation", "Simulation", "Tables", "Calibration", "Inflation", "Feedback",
        "Pipeline", "Ledger", "Reports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .testTarget(
      name: "LinearAlgebraTests", dependencies: ["LinearAlgebra", "Statistics"], exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "StatisticsTests", dependencies: ["LinearAlgebra", "Statistics"], exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "SimulationTests", dependencies: ["Simulation", "Tables", "Statistics", "Evaluation"],
      swiftSettings: strict),
    .testTarget(name: "EvaluationTests", dependencies: ["Evaluation"], swiftSettings: strict),
    .testTarget(name: "LedgerTests", dependencies: ["Ledger"], swiftSettings: strict),
    .testTarget(
      name: "TablesTests", dependencies: ["Tables", "Evaluation", "Statistics"], exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Reports", "Tables", "Pipeline", "Inflation", "Calibration", "Feedback", "Evaluation", "Statistics",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "InflationTests",
      dependencies: ["Statistics", "Evaluation", "Simulation", "Calibration", "Inflation"], swiftSettings: strict),
    .testTarget(
      name: "FeedbackTests",
      dependencies: ["LinearAlgebra", "Statistics", "Evaluation", "Calibration", "Inflation", "Feedback"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(name: "thucchatTests", dependencies: ["thucchat", "Ledger"], swiftSettings: strict),
    .testTarget(
      name: "CalibrationTests", dependencies: ["LinearAlgebra", "Statistics", "Evaluation", "Calibration"],
      exclude: ["Fixtures"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
