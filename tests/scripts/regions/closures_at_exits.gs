// Closures and captured variables that only a loop knows need not exist either; where it is left they are made, and a variable that
// two closures share is one.

func adders(n) {
  sum := 0
  for i := 1; i <= n; i++ {
    func add(x) { return x + i }
    sum += add(2)
  }
  return sum
}
print(adders(300))         // expect: 45750

func shared(n, stop) {
  for i := 1; i <= n; i++ {
    count := i
    func up() { count++ }
    func get() { return count }
    up()
    if get() == stop { return up, get }
  }
  return nil, nil
}
up, get := shared(300, 250)
up()
up()
print(get())               // expect: 252

// Kept by a list.
func all(n) {
  list := {}
  for i := 1; i <= n; i++ { list[i] = func() { return i * i } }
  return list
}
list := all(300)
print(list[1](), list[299](), list[300]())   // expect: 1	89401	90000

// A closure that calls itself.
func sums(n) {
  total := 0
  for i := 1; i <= n; i++ {
    func down(k) {
      if k <= 0 { return i }
      return down(k - 1) + 1
    }
    total += down(2)
  }
  return total
}
print(sums(300))           // expect: 45750

// An error inside, seen by its message.
func fails(n, bad) {
  for i := 1; i <= n; i++ {
    box := {v: i}
    f := func(k) {
      if k == bad { return k + box.nothing }
      return k + box.v
    }
    f(i)
  }
  return "no error"
}
print(fails(300, 0))              // expect: no error
print(pcall(fails, 300, 290) == true)   // expect: false
