import Calibration
import Evaluation
import Feedback
import Statistics
import Testing

@Suite struct ReviseLawTests {
  /// Points as whole steps, or nil when they are off the step.
  private func steps(_ points: Double, _ step: Double) -> Int? {
    let nearest = (points / step).rounded()
    return abs(points / step - nearest) < 1e-9 ? Int(nearest) : nil
  }

  /// What a proposal breaks, in words; empty when it keeps every limit.
  private func broken(_ revision: Revision, _ study: RandomFramework) -> [String] {
    let step = study.settings.pointsStep
    var broken: [String] = []
    let pairs = zip(study.framework.criteria, revision.framework.criteria)
    for (old, new) in pairs {
      if old.kind != .score || old.isFrozen {
        if old.maxPoints != new.maxPoints { broken.append("\(old.code) moved") }
        continue
      }
      if steps(new.maxPoints, step) == nil { broken.append("\(old.code) off the step") }
      if new.maxPoints < old.floor - 1e-9 { broken.append("\(old.code) under its floor") }
      if new.maxPoints < step - 1e-9 { broken.append("\(old.code) has nothing left") }
      if let cap = old.cap, new.maxPoints > cap + 1e-9 { broken.append("\(old.code) over its cap") }
      let change = abs(new.maxPoints - old.maxPoints)
      if change > study.settings.mostChange + 1e-9 { broken.append("\(old.code) moved too far") }
    }
    for type in study.framework.types.map(\.code) {
      for group in [nil] + study.framework.groups.filter(\.isFixed).map({ Optional($0.code) }) {
        let members = pairs.filter { $0.0.kind == .score && $0.0.applies(to: type) }
          .filter { group == nil || $0.0.group == group }
        let before = members.reduce(0) { $0 + (steps($1.0.maxPoints, step) ?? 0) }
        let after = members.reduce(0) { $0 + (steps($1.1.maxPoints, step) ?? 0) }
        if before != after { broken.append("sum of \(type) \(group ?? "") is \(after), not \(before)") }
      }
    }
    return broken
  }

  @Test func proposalsKeepEveryLimitExactly() throws {
    var moved = 0
    for trial in 0..<10_000 {
      var random = RandomStream(seed: 7, UInt64(trial))
      let study = RandomFramework(&random, keepsOwnLimits: true)
      let revision = try study.revised()
      let faults = broken(revision, study)
      #expect(faults.isEmpty, "trial \(trial)")
      moved += revision.changes.count { $0.new != $0.old }
    }
    #expect(moved > 10_000)
  }

  /// With floors and caps that contradict the points in force, a revision keeps every limit or names those that clash.
  @Test func clashingLimitsAreNamed() {
    var refused = 0
    for trial in 0..<1000 {
      var random = RandomStream(seed: 8, UInt64(trial))
      let study = RandomFramework(&random, keepsOwnLimits: false)
      do throws(RevisionError) {
        let revision = try study.revised()
        #expect(broken(revision, study).isEmpty, "trial \(trial)")
      } catch {
        refused += 1
        #expect(clashes(error, study), "trial \(trial): \(error)")
      }
    }
    #expect((100...900).contains(refused))
  }

  /// Whether the limits that an error names do exclude every proposal, computed anew from the framework.
  private func clashes(_ error: RevisionError, _ study: RandomFramework) -> Bool {
    let scored = study.framework.criteria.filter { $0.kind == .score }
    switch error {
    case .emptyRange(let code, let lower, let upper, let step):
      guard scored.contains(where: { $0.code == code }) else { return false }
      return (lower.points / step - 1e-6).rounded(.up) > (upper.points / step + 1e-6).rounded(.down)
        || lower.points > upper.points
    case .sumOutOfReach(let sum, let wanted, let least, let most):
      let members = scored.filter { criterion in
        sum.types.allSatisfy { criterion.applies(to: $0) } && (sum.group == nil || criterion.group == sum.group)
      }
      let held = members.filter { !$0.isFrozen }.reduce(0) { $0 + $1.maxPoints }
      return abs(held - wanted) < 1e-6 && (wanted < least || wanted > most)
    case .conflictingSums(let sums):
      return sums.count > 1
    case .sumOffStep:
      return false
    }
  }

  @Test func whatTheIntervalIncludesMovesOnlyToBalance() throws {
    for trial in 0..<300 {
      var random = RandomStream(seed: 9, UInt64(trial))
      let study = RandomFramework(&random, keepsOwnLimits: true)
      for change in try study.revised().changes {
        guard let lower = change.lower, let upper = change.upper else { continue }
        if change.reason == .evidence {
          #expect(change.old < lower || change.old > upper)
          #expect(((change.calibrated ?? 0) > change.old) == (change.new > change.old))
        } else if (lower...upper).contains(change.old), change.new != change.old {
          #expect(change.reason == .balancing)
        }
      }
    }
  }
}
