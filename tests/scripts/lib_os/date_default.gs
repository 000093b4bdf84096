// Without arguments os.date shows the current time.
print(type(os.date()), #os.date() > 10, os.date("%Y") == tostring(time.now().year))
// expect: string	true	true
print(os.date("no directives"), os.date("") == "")
// expect: no directives	true
