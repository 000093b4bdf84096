// A string that is made again after all collections is still the same key.
// gc-period: 499
func churn() {
  for i := 1; i <= 100000; i++ { t := {a: i} }
}
object := {first: 1, second: 2}
map := {}
for i := 1; i <= 2000; i++ { map["key " .. i] = i }
churn()
print(object["fir" .. "st"], object[string.lower("SECOND")]) // expect: 1	2
// Names that come and go between collections.
sum := 0
for round := 1; round <= 20; round++ {
  for i := 1; i <= 500; i++ {
    name := "name " .. round .. " " .. i
    t := {}
    t[name] = i
    sum += t["name " .. round .. " " .. i]
  }
  churn()
}
print(sum) // expect: 2505000
missing := 0
for i := 1; i <= 2000; i++ { if map["key " .. i] != i { missing++ } }
print(missing) // expect: 0
for i := 1; i <= 2000; i++ { map["key " .. i] = nil }
churn()
map["key 7"] = "again"
print(map["key 7"], map["key 8"]) // expect: again	nil
