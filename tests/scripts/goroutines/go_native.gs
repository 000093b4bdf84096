// A go statement may call a library function.
t := {}
go table.insert(t, "inserted")
for #t == 0 { time.sleep(0.001) }
print(t[1]) // expect: inserted
