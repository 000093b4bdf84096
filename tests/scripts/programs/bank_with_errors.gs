// Transfers between accounts with error objects, rollback and a log.
InsufficientFunds := {__tostring: func(e) { return "missing " .. e.missing }}
accounts := {alice: 100, bob: 50}
log := {}
func withdraw(name, amount) {
  if accounts[name] == nil { error("no account " .. name) }
  if accounts[name] < amount { error(setmetatable({missing: amount - accounts[name]}, InsufficientFunds)) }
  accounts[name] -= amount
}
func deposit(name, amount) {
  if accounts[name] == nil { error("no account " .. name) }
  accounts[name] += amount
}
func transfer(from, to, amount) {
  saved := {}
  for k, v := range accounts { saved[k] = v }
  ok, e := pcall(func() {
    withdraw(from, amount)
    deposit(to, amount)
  })
  if ok { log[#log + 1] = from .. "->" .. to .. ":" .. amount return true }
  accounts = saved
  log[#log + 1] = "rolled back: " .. tostring(e)
  return false, e
}
print(transfer("alice", "bob", 30)) // expect: true
ok, e := transfer("bob", "alice", 100)
print(ok, e.missing, getmetatable(e) == InsufficientFunds) // expect: false	20	true
print(transfer("alice", "carol", 10)) // expect: false	no account carol
print(accounts.alice, accounts.bob) // expect: 70	80
for _, line := range log { print(line) }
// expect: alice->bob:30
// expect: rolled back: missing 20
// expect: rolled back: no account carol
