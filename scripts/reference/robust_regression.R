# Figures of RobustRegressionTests, MRegressionTests and RobustScalesTests: R 4.2.2, robustbase 0.95-0, MASS 7.3-58.2.
# Debian: r-cran-robustbase, r-cran-mass.
library(robustbase)
library(MASS)

exact <- lmrob.control(k.max = 2000, nResample = 3000, best.r.s = 20, refine.tol = 1e-10, rel.tol = 1e-12)
report <- function(formula, data) {
  set.seed(2024)
  fit <- lmrob(formula, data, control = exact)
  print(coef(fit), digits = 15)
  print(fit$init.S$coefficients, digits = 15)
  print(fit$scale, digits = 15)
  print(sqrt(diag(fit$cov)), digits = 15)
  data.frame(weight = fit$rweights, residual = residuals(fit))
}

print(report(stack.loss ~ ., stackloss), digits = 15)
print(report(Y ~ ., coleman), digits = 15)
print(report(Y ~ X1 + X2 + X3, hbk), digits = 15)
print(report(log.light ~ log.Te, starsCYG), digits = 15)
print(report(brain ~ body, log(Animals2)), digits = 15)

for (psi in list(psi.huber, psi.bisquare)) {
  fit <- rlm(stack.loss ~ ., stackloss, psi = psi, maxit = 500, acc = 1e-12)
  print(c(coef(fit), scale = fit$s), digits = 15)
  print(fit$w, digits = 15)
}

for (x in list(chem, abbey, starsCYG$log.light, coleman$Y, c(1, 2, 3, 4, 100))) {
  print(c(median(x), mad(x), Qn(x), Sn(x), scaleTau2(x, mu.too = TRUE), huberM(x)$mu), digits = 15)
}
