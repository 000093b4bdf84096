// Quicksort of pseudo-random numbers, merge sort, binary search.
func lcg(seed) { return func() { seed = (seed * 1103515245 + 12345) % 2147483648 return seed } }
func quicksort(t, lo, hi) {
  if lo >= hi { return }
  pivot := t[math.floor((lo + hi) / 2)]
  i, j := lo, hi
  for i <= j {
    for t[i] < pivot { i++ }
    for t[j] > pivot { j-- }
    if i <= j { t[i], t[j] = t[j], t[i] i++ j-- }
  }
  quicksort(t, lo, j)
  quicksort(t, i, hi)
}
func mergesort(t) {
  if #t < 2 { return t }
  mid := math.floor(#t / 2)
  a, b := {}, {}
  for i := 1; i <= #t; i++ { if i <= mid { a[i] = t[i] } else { b[i - mid] = t[i] } }
  a, b = mergesort(a), mergesort(b)
  out, i, j := {}, 1, 1
  for i <= #a || j <= #b {
    if j > #b || (i <= #a && a[i] <= b[j]) { out[#out + 1] = a[i] i++ } else { out[#out + 1] = b[j] j++ }
  }
  return out
}
func search(t, x) {
  lo, hi := 1, #t
  for lo <= hi {
    mid := math.floor((lo + hi) / 2)
    if t[mid] == x { return mid } elseif t[mid] < x { lo = mid + 1 } else { hi = mid - 1 }
  }
}
next_number := lcg(42)
t := {}
for i := 1; i <= 2000; i++ { t[i] = next_number() }
copy := mergesort(t)
quicksort(t, 1, #t)
same := true
for i := 1; i <= #t; i++ { if t[i] != copy[i] || (i > 1 && t[i - 1] > t[i]) { same = false } }
print(same, #copy, search(t, t[777]), (search(t, 0.5))) // expect: true	2000	777	nil
