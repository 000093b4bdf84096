// Bytes from 0x80 up are legal in strings and comments, and count as bytes: é → ∀.
s := "héllo ∀"
print(s, #s) // expect: héllo ∀	10
/* ünïcödé */ print(string.byte("é", 1, 2)) // expect: 195	169
