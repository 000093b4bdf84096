// time.now gives a table of calendar fields, with unix as float seconds.
t := time.now()
print(type(t), math.type(t.unix), t.unix > 1500000000)
// expect: table	float	true
for _, k := range ipairs({"year", "month", "day", "hour", "min", "sec", "nsec", "weekday", "yearday"}) {
    if math.type(t[k]) != "integer" { print("not an integer:", k) }
}
print(t.year >= 2020, t.month >= 1 && t.month <= 12, t.day >= 1 && t.day <= 31)
// expect: true	true	true
print(t.hour >= 0 && t.hour <= 23, t.min >= 0 && t.min <= 59, t.nsec >= 0 && t.nsec < 1000000000)
// expect: true	true	true
print(t.weekday >= 0 && t.weekday <= 6, t.yearday >= 1 && t.yearday <= 366)
// expect: true	true
