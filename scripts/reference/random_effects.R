# Figures of RandomEffectsTests: lme4 1.1-31 and mlmRev under R 4.2.2.
# Debian: r-cran-lme4, r-cran-mlmrev.
library(lme4)
library(mlmRev)

report <- function(model) {
  print(fixef(model), digits = 15)
  print(sqrt(diag(as.matrix(vcov(model)))), digits = 15)
  print(as.data.frame(VarCorr(model)), digits = 15)
  print(c(criterion = REMLcrit(model)), digits = 15)
  effects <- ranef(model, condVar = TRUE)[[1]]
  data.frame(group = rownames(effects), effect = effects[[1]],
             conditional_variance = c(attr(effects, "postVar")))
}

print(report(lmer(Yield ~ 1 + (1 | Batch), Dyestuff)), digits = 15)
print(report(lmer(Yield ~ 1 + (1 | Batch), Dyestuff2)), digits = 15)
complete <- Gcsemv[complete.cases(Gcsemv), ]
schools <- report(lmer(course ~ written + gender + (1 | school), complete))
write.csv(schools, "gcsemv_school_effects.csv", row.names = FALSE)
