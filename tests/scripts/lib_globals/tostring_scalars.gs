// tostring gives the text that print would show.
print(tostring(nil), tostring(true), tostring(false))
// expect: nil	true	false
print(tostring(12), tostring(-12), tostring(12.0), tostring(0.5))
// expect: 12	-12	12.0	0.5
print(tostring("text"), tostring(""))
// expect: text	
print(type(tostring(12)), #tostring(12.0))
// expect: string	4
