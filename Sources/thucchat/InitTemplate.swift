internal import ArgumentParser
internal import Foundation
internal import Tables

/// The templates of `thucchat init`.
enum InitTemplate: String, ExpressibleByArgument, CaseIterable {
  /// Grassroots organisations, a framework for each type.
  case grassroots

  /// The codes of the types that the template knows.
  var types: [String] {
    switch self {
    case .grassroots: GrassrootsTemplate.types
    }
  }

  /// The files of the template for some types, all where none is named; nil where a type is not known.
  func files(types: [String]) -> [(name: String, data: Data)]? {
    switch self {
    case .grassroots: GrassrootsTemplate(types: types, slug: rawValue)?.files
    }
  }
}
