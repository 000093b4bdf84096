// getpid, hostname and args describe the process.
// args: one two
print(math.type(os.getpid()), os.getpid() > 0, os.getpid() == os.getpid())
// expect: integer	true	true
print(type(os.hostname()), #os.hostname() > 0)
// expect: string	true
a := os.args()
print(type(a), a[#a - 1], a[#a])
// expect: table	one	two
