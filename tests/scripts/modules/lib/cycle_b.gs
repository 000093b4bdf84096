// helper
a := require("lib.cycle_a")
return {name: "b"}
