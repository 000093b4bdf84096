// A condition may consist of calls joined by && and ||.
log := ""
func t(x) { log ..= x return true }
func f(x) { log ..= x return false }
if t("a") && f("b") || t("c") && !f("d") { log ..= "!" }
print(log) // expect: abcd!
log = ""
for t("1") && #log < 6 { log ..= "-" }
print(log) // expect: 1-1-1-1
