// With two targets a receive gives a value and whether the channel delivered it.
ch := make(chan, 2)
ch <- "a"
ch <- nil
close(ch)
v, ok := <-ch
print(v, ok) // expect: a	true
v, ok = <-ch
print(v, ok) // expect: nil	true
v, ok = <-ch
print(v, ok) // expect: nil	false
func f() {
  w, fine := <-ch
  return w, fine
}
print(f()) // expect: nil	false
