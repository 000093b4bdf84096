// op= for every arithmetic operator and .., and ++ and --.
a += 1
a.b -= 2
a[i] *= 3
a /= 4
a %= 5
a **= 6
a ..= "x" .. "y"
a++
a.b.c--
// ast: main
// ast:   update + a 1
// ast:   update - (index a "b") 2
// ast:   update * (index a i) 3
// ast:   update / a 4
// ast:   update % a 5
// ast:   update ** a 6
// ast:   update .. a (.. "x" "y")
// ast:   update + a 1
// ast:   update - (index (index a "b") "c") 1
