// helper
other := require("lib.greet")
return {greeting: func() { return other.hello("from uses_other") }}
