// A match that would take for ever ends with the time limit.
// flags: --time-limit=0.2
// expect-exit: 124
// expect-stderr: time limit exceeded
print("start")
// expect: start
string.find(string.rep("a", 40), string.rep("a?", 40) .. string.rep("a", 40) .. "b")
