// A native function shows its qualified name.
print(tostring(print), tostring(string.upper), tostring(math.floor))
// expect: function: print	function: string.upper	function: math.floor
