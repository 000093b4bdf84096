// A go statement on a method passes the receiver and all arguments.
done := make(chan)
o := {name: "obj"}
o.report = func(self, a, b) { done <- self.name .. a .. b }
go o:report("-x", "-y")
print(<-done) // expect: obj-x-y
t := {inner: {f: func(v) { done <- v }}}
go t.inner.f("plain field")
print(<-done) // expect: plain field
