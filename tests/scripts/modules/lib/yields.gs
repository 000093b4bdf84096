// helper
x := coroutine.yield("from module")
return "module got " .. x
