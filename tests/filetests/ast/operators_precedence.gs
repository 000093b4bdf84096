// From loosest to tightest; prefix operators bind tighter than **.
x = a || b && c == d .. e + f * g ** h
x = -2 ** 2, 2 ** -1, #t ** 2, !a == b
x = 1 < 2 == true, a - b - c, a ** b ** c, a / b * c % d
x = - - a, -!#a, (a + b) * c
// ast: main
// ast:   assign x = (|| a (&& b (== c (.. d (+ e (* f (** g h)))))))
// ast:   assign x = (** (neg 2) 2) (** 2 (neg 1)) (** (len t) 2) (== (not a) b)
// ast:   assign x = (== (< 1 2) true) (- (- a b) c) (** a (** b c)) (% (* (/ a b) c) d)
// ast:   assign x = (neg (neg a)) (neg (not (len a))) (* (paren (+ a b)) c)
