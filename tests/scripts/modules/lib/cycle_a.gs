// helper
b := require("lib.cycle_b")
return {name: "a"}
