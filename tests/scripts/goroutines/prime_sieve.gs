// The chain of filters that finds primes, one goroutine per prime.
func generate(ch) { for i := 2; ; i++ { ch <- i } }
func filter(source, out, prime) {
  for {
    i := <-source
    if i % prime != 0 { out <- i }
  }
}
ch := make(chan)
go generate(ch)
list := ""
for i := 0; i < 20; i++ {
  prime := <-ch
  list ..= prime .. ","
  next_ch := make(chan)
  go filter(ch, next_ch, prime)
  ch = next_ch
}
print(list) // expect: 2,3,5,7,11,13,17,19,23,29,31,37,41,43,47,53,59,61,67,71,
