#include "CBoostMath.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <algorithm>
#include <cmath>
#include <limits>

namespace {

namespace bm = boost::math;
namespace policies = boost::math::policies;

// Every kind of error becomes a return value (NaN or an infinity): no exception may cross into C.
using Quiet = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::underflow_error<policies::ignore_error>,
    policies::denorm_error<policies::ignore_error>, policies::rounding_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>,
    policies::indeterminate_result_error<policies::ignore_error>>;

using Normal = bm::normal_distribution<double, Quiet>;
using StudentT = bm::students_t_distribution<double, Quiet>;
using ChiSquared = bm::chi_squared_distribution<double, Quiet>;
using FisherF = bm::fisher_f_distribution<double, Quiet>;
using Beta = bm::beta_distribution<double, Quiet>;

// The last line of defence: whatever a library below may still throw is a NaN.
template <typename Function>
double guarded(Function function) noexcept {
  try {
    return function();
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}

template <typename D>
double density(const D &d, double x) noexcept {
  return guarded([&] { return bm::pdf(d, x); });
}

template <typename D>
double cumulative(const D &d, double x) noexcept {
  return guarded([&] { return bm::cdf(d, x); });
}

template <typename D>
double upperTail(const D &d, double x) noexcept {
  return guarded([&] { return bm::cdf(bm::complement(d, x)); });
}

template <typename D>
double lowerQuantile(const D &d, double p) noexcept {
  return guarded([&] { return bm::quantile(d, p); });
}

template <typename D>
double upperQuantile(const D &d, double p) noexcept {
  return guarded([&] { return bm::quantile(bm::complement(d, p)); });
}

}  // namespace

extern "C" {

double cboost_normal_quantile(double p) { return lowerQuantile(Normal(), p); }
double cboost_normal_upper_quantile(double p) { return upperQuantile(Normal(), p); }

double cboost_student_t_cumulative(double df, double x) { return cumulative(StudentT(df), x); }
double cboost_student_t_upper_tail(double df, double x) { return upperTail(StudentT(df), x); }
double cboost_student_t_quantile(double df, double p) { return lowerQuantile(StudentT(df), p); }
double cboost_student_t_upper_quantile(double df, double p) { return upperQuantile(StudentT(df), p); }

double cboost_chi_squared_density(double df, double x) { return density(ChiSquared(df), x); }
double cboost_chi_squared_cumulative(double df, double x) { return cumulative(ChiSquared(df), x); }
double cboost_chi_squared_upper_tail(double df, double x) { return upperTail(ChiSquared(df), x); }
double cboost_chi_squared_quantile(double df, double p) { return lowerQuantile(ChiSquared(df), p); }
double cboost_chi_squared_upper_quantile(double df, double p) { return upperQuantile(ChiSquared(df), p); }

double cboost_fisher_f_density(double df1, double df2, double x) { return density(FisherF(df1, df2), x); }
double cboost_fisher_f_cumulative(double df1, double df2, double x) { return cumulative(FisherF(df1, df2), x); }
double cboost_fisher_f_upper_tail(double df1, double df2, double x) { return upperTail(FisherF(df1, df2), x); }
double cboost_fisher_f_quantile(double df1, double df2, double p) { return lowerQuantile(FisherF(df1, df2), p); }
double cboost_fisher_f_upper_quantile(double df1, double df2, double p) {
  return upperQuantile(FisherF(df1, df2), p);
}

double cboost_beta_density(double a, double b, double x) { return density(Beta(a, b), x); }
double cboost_beta_cumulative(double a, double b, double x) { return cumulative(Beta(a, b), x); }
double cboost_beta_upper_tail(double a, double b, double x) { return upperTail(Beta(a, b), x); }
double cboost_beta_quantile(double a, double b, double p) { return lowerQuantile(Beta(a, b), p); }
double cboost_beta_upper_quantile(double a, double b, double p) { return upperQuantile(Beta(a, b), p); }

double cboost_log_gamma(double x) {
  return guarded([&] { return bm::lgamma(x, Quiet()); });
}

double cboost_gamma_delta_ratio(double x, double delta) {
  return guarded([&] { return bm::tgamma_delta_ratio(x, delta, Quiet()); });
}

double cboost_log_beta(double a, double b) {
  return guarded([&] {
    // ln B(a, b) = ln Γ(s) + ln(Γ(l) / Γ(l + s)) with s the smaller of the two.
    const double small = std::min(a, b), large = std::max(a, b);
    if (!(small > 0)) return std::numeric_limits<double>::quiet_NaN();
    const double ratio = bm::tgamma_delta_ratio(large, small, Quiet());
    if (ratio > std::numeric_limits<double>::min()) return bm::lgamma(small, Quiet()) + std::log(ratio);
    return bm::lgamma(small, Quiet()) + bm::lgamma(large, Quiet()) - bm::lgamma(large + small, Quiet());
  });
}

double cboost_regularized_gamma_lower(double a, double x) {
  return guarded([&] { return bm::gamma_p(a, x, Quiet()); });
}

double cboost_regularized_gamma_upper(double a, double x) {
  return guarded([&] { return bm::gamma_q(a, x, Quiet()); });
}

}  // extern "C"
