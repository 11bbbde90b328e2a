import Calibration
import LinearAlgebra
import Testing

/// R 4.2.2, psych 2.2.9: alpha(attitude) and KMO(attitude[, -1]) of datasets::attitude; tolerance 1e-9.
@Suite struct InternalConsistencyTests {
  @Test(.reference("30_attitude_ols_diagnostics")) func attitudeAlpha() {
    let covariance = Attitude.covariance(of: Attitude.all)
    #expect(agree(cronbachAlpha(covariance), 0.84314276956476, within: 1e-9))
    let deleted = [
      0.809760206308921, 0.79691745727414, 0.827847765938659, 0.803030975022574, 0.795386574198205, 0.863872311446437,
      0.840464868265457,
    ]
    for (k, expected) in deleted.enumerated() {
      let kept = (0..<7).filter { $0 != k }
      #expect(agree(cronbachAlpha(covariance.submatrix(rows: kept, columns: kept)), expected, within: 1e-9))
    }
  }

  @Test(.reference("30_attitude_ols_diagnostics")) func attitudeSamplingAdequacy() {
    let covariance = Attitude.covariance(of: Attitude.criteria)
    #expect(agree(kaiserMeyerOlkin(covariance), 0.716707293315726, within: 1e-9))
  }
}
