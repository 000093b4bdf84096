// os.date formats a time; each directive has its shape.
t := 1000036800
print(os.date("%Y-%m-%d", t), os.date("%y", t), os.date("100%%", t))
// expect: 2001-09-09	01	100%
print(os.date("%A %a %B %b", t))
// expect: Sunday Sun September Sep
print(string.find(os.date("%H:%M:%S", t), "^%d%d:%d%d:%d%d$") != nil, string.find(os.date("%p", t), "^[AP]M$") != nil)
// expect: true	true
