// Workers share one channel of jobs and report to one channel of results.
jobs, results := make(chan, 10), make(chan, 10)
func worker(id) { for j := range jobs { results <- j * j } }
for w := 1; w <= 4; w++ { go worker(w) }
go func() {
  for i := 1; i <= 100; i++ { jobs <- i }
  close(jobs)
}()
sum := 0
for i := 1; i <= 100; i++ { sum += <-results }
print(sum) // expect: 338350
