// A tokenizer and a calculator by recursive descent.
func tokenize(text) {
  tokens := {}
  pos := 1
  for pos <= #text {
    start, stop := text:find("^%s+", pos)
    if start { pos = stop + 1 }
    if pos > #text { break }
    number := text:match("^%d+%.?%d*", pos)
    name := text:match("^[%a_][%w_]*", pos)
    if number { tokens[#tokens + 1] = {kind: "number", text: number} pos += #number }
    elseif name { tokens[#tokens + 1] = {kind: "name", text: name} pos += #name }
    else {
      c := text:sub(pos, pos)
      if !string.contains("+-*/()^=", c) { error("bad character " .. c) }
      tokens[#tokens + 1] = {kind: c, text: c}
      pos++
    }
  }
  tokens[#tokens + 1] = {kind: "end", text: "end"}
  return tokens
}
func calculator() {
  vars := {}
  return func(text) {
    tokens := tokenize(text)
    at := 1
    var expression
    func kind() { return tokens[at].kind }
    func take() { at++ return tokens[at - 1] }
    func primary() {
      t := take()
      if t.kind == "number" { return tonumber(t.text) }
      if t.kind == "name" {
        if vars[t.text] == nil { error("unknown " .. t.text) }
        return vars[t.text]
      }
      if t.kind == "-" { return -primary() }
      if t.kind == "(" {
        v := expression()
        if take().kind != ")" { error("missing )") }
        return v
      }
      error("unexpected " .. t.text)
    }
    func power() {
      base := primary()
      if kind() == "^" { take() return base ** power() }
      return base
    }
    func term() {
      v := power()
      for kind() == "*" || kind() == "/" {
        if take().kind == "*" { v *= power() } else { v /= power() }
      }
      return v
    }
    expression = func() {
      v := term()
      for kind() == "+" || kind() == "-" {
        if take().kind == "+" { v += term() } else { v -= term() }
      }
      return v
    }
    if kind() == "name" && tokens[2].kind == "=" {
      name := take().text
      take()
      vars[name] = expression()
      return vars[name]
    }
    v := expression()
    if kind() != "end" { error("unexpected " .. tokens[at].text) }
    return v
  }
}
calc := calculator()
print(calc("1 + 2 * 3"), calc("(1 + 2) * 3"), calc("2 ^ 3 ^ 2"), calc("10 - 4 - 3")) // expect: 7	9	512	3
print(calc("x = 7 / 2"), calc("x * 2"), calc("-x + 1.5")) // expect: 3.5	7.0	-2.0
for _, bad := range {"1 +", "(1", "y", "1 $ 2", "1 2"} { print(pcall(calc, bad)) }
// expect: false	unexpected end
// expect: false	missing )
// expect: false	unknown y
// expect: false	bad character $
// expect: false	unexpected 2
