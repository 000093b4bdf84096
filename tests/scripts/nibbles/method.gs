// A function stored in a field is called as a method.
o := {n: 3}; o.get = func(self, k) { return self.n + k }; print(o:get(4)) // expect: 7
