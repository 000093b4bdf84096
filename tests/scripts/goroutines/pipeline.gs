// Stages connected by channels form a pipeline.
func stage(source, f) {
  out := make(chan)
  go func() {
    for v := range source { out <- f(v) }
    close(out)
  }()
  return out
}
src := make(chan)
go func() { for i := 1; i <= 5; i++ { src <- i } close(src) }()
for v := range stage(stage(src, func(x) { return x * x }), func(x) { return "<" .. x .. ">" }) { print(v) }
// expect: <1>
// expect: <4>
// expect: <9>
// expect: <16>
// expect: <25>
