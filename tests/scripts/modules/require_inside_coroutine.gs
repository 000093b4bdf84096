// A module may yield when it is loaded inside a coroutine.
co := coroutine.wrap(func() { return require("lib.yields") })
print(co()) // expect: from module
print(co("it")) // expect: module got it
print(require("lib.yields")) // expect: module got it
