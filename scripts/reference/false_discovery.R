# Figures of AdjustedPValuesTests, StoreyTests and EmpiricalNullTests: R 4.2.2, qvalue 2.30.0, locfdr 1.1-8.
# Bioconductor: qvalue; CRAN: locfdr.
library(qvalue)
library(locfdr)

data(hedenfalk)
p <- hedenfalk$p
smoother <- qvalue(p)
bootstrap <- qvalue(p, pi0.method = "bootstrap")
print(c(smoother$pi0, bootstrap$pi0, qvalue(p, lambda = 0.5)$pi0), digits = 15)
adjusted <- data.frame(BH = p.adjust(p, "BH"), BY = p.adjust(p, "BY"), holm = p.adjust(p, "holm"),
                       qvalue_smoother = smoother$qvalues, qvalue_bootstrap = bootstrap$qvalues)
write.csv(head(adjusted, 60), "hedenfalk_adjusted.csv", row.names = FALSE)

data(hivdata)
data(lfdrsim)
for (z in list(hivdata, lfdrsim[, 2])) {
  fit <- locfdr(z, plot = 0)  # 120 breaks, 7 degrees of freedom, nulltype 1
  print(fit$fp0, digits = 15)
  print(head(fit$fdr, 40), digits = 15)
  print(fit$Efdr, digits = 15)
}
