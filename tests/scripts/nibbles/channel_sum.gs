// A goroutine sends, a range receives.
ch := make(chan); go func() { for i := 1; i <= 3; i++ { ch <- i }; close(ch) }(); s := 0; for v := range ch { s += v }; print(s) // expect: 6
