// Tabs, newlines and carriage returns separate tokens just like spaces.
x	:=	1	+	2
print(	x	)	// expect: 3
