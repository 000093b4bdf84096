// Text without directives is copied; %% gives one percent sign.
print(string.format("plain"), string.format("") == "", string.format("100%%"))
// expect: plain	true	100%
print(string.format("%%d%%%d", 5))
// expect: %d%5
