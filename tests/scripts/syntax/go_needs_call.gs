// The expression after `go` must be a call.
// expect-exit: 1
// expect-stderr: parse error at
f := func() {}
go f
