// A printer and a reader for nested data in the style of JSON.
func quote(s) { return "\"" .. s:gsub("[\"\\]", "\\%0") .. "\"" }
func is_array(t) {
  n := 0
  for _ := range t { n++ }
  return n == #t && n > 0
}
func encode(v, indent) {
  kind := type(v)
  if kind == "string" { return quote(v) }
  if kind != "table" { return tostring(v) }
  inner := indent .. "  "
  parts := {}
  if is_array(v) {
    for i := 1; i <= #v; i++ { parts[i] = encode(v[i], inner) }
    return "[" .. table.concat(parts, ", ") .. "]"
  }
  keys := {}
  for k := range v { keys[#keys + 1] = k }
  table.sort(keys)
  for i, k := range keys { parts[i] = inner .. quote(k) .. ": " .. encode(v[k], inner) }
  if #parts == 0 { return "{}" }
  return "{\n" .. table.concat(parts, ",\n") .. "\n" .. indent .. "}"
}
func decode(text) {
  pos := 1
  var value
  func space() { for text:sub(pos, pos) != "" && string.contains(" \t\n", text:sub(pos, pos)) { pos++ } }
  func expect(c) {
    space()
    if text:sub(pos, pos) != c { error("expected " .. c .. " at " .. pos) }
    pos++
  }
  func peek() { space() return text:sub(pos, pos) }
  func str() {
    expect("\"")
    out := ""
    for text:sub(pos, pos) != "\"" {
      if text:sub(pos, pos) == "\\" { pos++ }
      out ..= text:sub(pos, pos)
      pos++
    }
    pos++
    return out
  }
  func array() {
    t := {}
    expect("[")
    for peek() != "]" {
      t[#t + 1] = value()
      if peek() == "," { pos++ }
    }
    expect("]")
    return t
  }
  func object() {
    t := {}
    expect("{")
    for peek() != "}" {
      k := str()
      expect(":")
      t[k] = value()
      if peek() == "," { pos++ }
      space()
    }
    expect("}")
    return t
  }
  value = func() {
    c := peek()
    if c == "\"" { return str() }
    if c == "[" { return array() }
    if c == "{" { return object() }
    word := text:match("^[%w%.%-]+", pos)
    if word == nil { error("unexpected text at " .. pos) }
    pos += #word
    if word == "true" { return true }
    if word == "false" { return false }
    return tonumber(word)
  }
  return value()
}
data := {name: "demo", list: {1, 2.5, "three", {4}}, nested: {ok: true, no: false, empty: {}}, quote: "say \"hi\""}
text := encode(data, "")
print(text)
// expect: {
// expect:   "list": [1, 2.5, "three", [4]],
// expect:   "name": "demo",
// expect:   "nested": {
// expect:     "empty": {},
// expect:     "no": false,
// expect:     "ok": true
// expect:   },
// expect:   "quote": "say \"hi\""
// expect: }
print(encode(decode(text), "") == text) // expect: true
print(pcall(decode, "[1, ?]")) // expect: false	unexpected text at 5
