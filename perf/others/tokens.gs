// Scans and evaluates arithmetic expressions: bytes of strings, objects with methods, recursive descent.

Scanner := {}
Scanner.__index = Scanner

func new_scanner(text) { return setmetatable({text: text, at: 1, kind: "", value: 0}, Scanner) }

Scanner.advance = func(self) {
    text := self.text
    c := string.byte(text, self.at)
    for c == 32 {
        self.at = self.at + 1
        c = string.byte(text, self.at)
    }
    if c == nil {
        self.kind = "end"
        return
    }
    if c >= 48 && c <= 57 {
        value := 0
        for c != nil && c >= 48 && c <= 57 {
            value = value * 10 + (c - 48)
            self.at = self.at + 1
            c = string.byte(text, self.at)
        }
        self.kind = "number"
        self.value = value
        return
    }
    self.kind = string.sub(text, self.at, self.at)
    self.at = self.at + 1
}

func primary(s) {
    if s.kind == "number" {
        v := s.value
        s:advance()
        return v
    }
    s:advance()
    v := sum(s)
    s:advance()
    return v
}

func product(s) {
    v := primary(s)
    for s.kind == "*" || s.kind == "%" {
        op := s.kind
        s:advance()
        if op == "*" { v = v * primary(s) % 1000003 } else { v = v % (primary(s) + 1) }
    }
    return v
}

func sum(s) {
    v := product(s)
    for s.kind == "+" || s.kind == "-" {
        op := s.kind
        s:advance()
        if op == "+" { v = v + product(s) } else { v = v - product(s) }
    }
    return v
}

total := 0
for i := 1; i <= tonumber(arg[1] || 4000); i++ {
    s := new_scanner("(12 + " .. i .. ") * 3 - 45 % (7 + 2 * " .. i % 10 .. ") + 8 * (9 - 3)")
    s:advance()
    total = (total + sum(s)) % 1000003
}
print(string.format("total: %d", total))
