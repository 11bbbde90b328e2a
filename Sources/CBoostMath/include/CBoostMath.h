#pragma once

// Distributions of Boost.Math behind C functions. Nothing here throws: an argument outside a function's domain gives NaN,
// an overflow gives an infinity.

#ifdef __cplusplus
extern "C" {
#endif

double cboost_normal_quantile(double p);
double cboost_normal_upper_quantile(double p);

double cboost_student_t_cumulative(double df, double x);
double cboost_student_t_upper_tail(double df, double x);
double cboost_student_t_quantile(double df, double p);
double cboost_student_t_upper_quantile(double df, double p);

double cboost_chi_squared_density(double df, double x);
double cboost_chi_squared_cumulative(double df, double x);
double cboost_chi_squared_upper_tail(double df, double x);
double cboost_chi_squared_quantile(double df, double p);
double cboost_chi_squared_upper_quantile(double df, double p);

double cboost_fisher_f_density(double df1, double df2, double x);
double cboost_fisher_f_cumulative(double df1, double df2, double x);
double cboost_fisher_f_upper_tail(double df1, double df2, double x);
double cboost_fisher_f_quantile(double df1, double df2, double p);
double cboost_fisher_f_upper_quantile(double df1, double df2, double p);

double cboost_beta_density(double a, double b, double x);
double cboost_beta_cumulative(double a, double b, double x);
double cboost_beta_upper_tail(double a, double b, double x);
double cboost_beta_quantile(double a, double b, double p);
double cboost_beta_upper_quantile(double a, double b, double p);

double cboost_log_gamma(double x);
/// Γ(x) / Γ(x + delta), without cancellation for large x.
double cboost_gamma_delta_ratio(double x, double delta);
double cboost_log_beta(double a, double b);
double cboost_regularized_gamma_lower(double a, double x);
double cboost_regularized_gamma_upper(double a, double x);

#ifdef __cplusplus
}
#endif
