// helper
declared_variable := "from module"
func declared_function(x) { return x .. "/" .. declared_variable }
local_loads = (local_loads || 0) + 1
