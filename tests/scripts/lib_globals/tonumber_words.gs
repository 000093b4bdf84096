// The words for infinity and not-a-number are accepted in any case.
print(tonumber("inf"), tonumber("+INF"), tonumber("-inf"))
// expect: +Inf	+Inf	-Inf
print(tonumber("Infinity"), tonumber("-infinity"))
// expect: +Inf	-Inf
print(tonumber("NaN"), tonumber("nan"))
// expect: NaN	NaN
print(tonumber("infinit"), tonumber("nanny"), tonumber("in"))
// expect: nil	nil	nil
