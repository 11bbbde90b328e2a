# Figures of SurveyReferenceTests: survey 4.1-1, psych 2.2.9 and GPArotation 2022.10-2 under R 4.2.2.
# Debian: r-cran-survey, r-cran-psych, r-cran-gparotation. Writes Tests/FeedbackTests/Fixtures/apistrat.csv and apiclus1.csv.
suppressMessages({
  library(survey)
  library(psych)
})
options(digits = 15, survey.lonely.psu = "adjust")
data(api)
folder <- "Tests/FeedbackTests/Fixtures"
columns <- c("stype", "dnum", "pw", "fpc", "api00", "enroll", "api.stu", "awards")
write.csv(apistrat[columns], file.path(folder, "apistrat.csv"), row.names = FALSE, quote = FALSE)
write.csv(apiclus1[columns], file.path(folder, "apiclus1.csv"), row.names = FALSE, quote = FALSE)

show <- function(name, estimate) cat(name, format(c(coef(estimate), SE(estimate)), digits = 15), "\n")

strata <- svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat, fpc = ~fpc)
show("strata: api00", svymean(~api00, strata))
show("strata: enroll", svymean(~enroll, strata))
print(svyby(~api00, ~awards, strata, svymean), digits = 15)

clusters <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc)
show("clusters: api00", svymean(~api00, clusters))
show("clusters: enroll", svymean(~enroll, clusters))
show("clusters: ratio", svyratio(~api.stu, ~enroll, clusters))
by_type <- svyby(~api00, ~stype, clusters, svymean)
print(cbind(by_type$api00, by_type$se), digits = 15)
share <- svyciprop(~I(awards == "Yes"), clusters, method = "logit", df = degf(clusters))
print(c(coef(share), attr(share, "ci")), digits = 15)

nested <- svydesign(id = ~dnum, strata = ~stype, weights = ~pw, data = apiclus1, nest = TRUE)
show("clusters in strata: api00", svymean(~api00, nested))
single <- transform(apiclus1, stratum = ifelse(dnum == 637, "a", "b"))
single <- svydesign(id = ~dnum, strata = ~stratum, weights = ~pw, data = single)
show("a stratum of one cluster: api00", svymean(~api00, single))

reliability <- suppressWarnings(alpha(attitude))
print(c(reliability$total$raw_alpha, unlist(reliability$feldt[c("lower.ci", "upper.ci")])), digits = 15)
print(reliability$item.stats$r.drop, digits = 15)
print(reliability$alpha.drop$raw_alpha, digits = 15)
print(suppressWarnings(omega(attitude, nfactors = 1, plot = FALSE))$omega.tot, digits = 15)
print(c(fa(attitude, 1, fm = "minres")$loadings), digits = 15)
agreeable <- transform(bfi[, 1:5], A1 = 7 - A1)
agreeable <- agreeable[complete.cases(agreeable), ]
print(c(alpha(agreeable)$total$raw_alpha,
        suppressWarnings(omega(agreeable, nfactors = 1, plot = FALSE))$omega.tot), digits = 15)
print(cov(agreeable), digits = 15)
