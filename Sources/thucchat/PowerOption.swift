public import ArgumentParser
public import Inflation

/// `--power off|quick|full`.
extension PowerEffort: ExpressibleByArgument {}
