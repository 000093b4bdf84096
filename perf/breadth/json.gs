// json: writes a tree of tables as JSON and reads it back with a parser over the bytes of the text,
// with a table of functions by first byte and strings cut out by position.
//
//   RECORDS=2000   records in the text
//   REPS=40        times it is read

// option returns the number given as NAME=VALUE on the command line, else the default.
func option(name, value) {
    prefix := name .. "="
    for i := 1; i <= #arg; i++ {
        if string.sub(arg[i], 1, #prefix) == prefix {
            value = tonumber(string.sub(arg[i], #prefix + 1))
        }
    }
    return value
}

func encode(value, out) {
    kind := type(value)
    if kind == "table" {
        if #value > 0 {
            out[#out + 1] = "["
            for i, element := range ipairs(value) {
                if i > 1 { out[#out + 1] = "," }
                encode(element, out)
            }
            out[#out + 1] = "]"
        } else {
            out[#out + 1] = "{\"id\":"
            encode(value.id, out)
            out[#out + 1] = ",\"name\":"
            encode(value.name, out)
            out[#out + 1] = ", \"tags\" : "
            encode(value.tags, out)
            out[#out + 1] = ",\"active\":"
            encode(value.active, out)
            out[#out + 1] = "}\n"
        }
    } elseif kind == "string" {
        out[#out + 1] = "\"" .. value .. "\""
    } else {
        out[#out + 1] = tostring(value)
    }
}

func sample(n) {
    records := {}
    for i := 1; i <= n; i++ {
        records[i] = {
            id: i * 37, name: "item " .. i, tags: {"red", "size" .. i % 10, i % 7 - 3},
            active: i % 3 == 0,
        }
    }
    return records
}

// skip returns the position of the next byte that is no white space.
func skip(text, at) {
    for {
        c := string.byte(text, at)
        if c != 32 && c != 10 && c != 9 && c != 13 { return at }
        at++
    }
}

// Each reader takes the text and the position of a value, and returns the value and the position
// behind it.
readers := {}

func read(text, at) {
    at = skip(text, at)
    c := string.byte(text, at)
    reader := readers[c]
    if reader == nil { error("unexpected byte at " .. at) }
    return reader(text, at)
}

func read_string(text, at) {
    last := at + 1
    for string.byte(text, last) != 34 { last++ }
    return string.sub(text, at + 1, last - 1), last + 1
}

func read_number(text, at) {
    sign := 1
    if string.byte(text, at) == 45 {
        sign = -1
        at++
    }
    value := 0
    for {
        c := string.byte(text, at)
        if c == nil || c < 48 || c > 57 { return sign * value, at }
        value = value * 10 + c - 48
        at++
    }
}

func read_array(text, at) {
    array := {}
    at = skip(text, at + 1)
    for string.byte(text, at) != 93 {
        value := nil
        value, at = read(text, at)
        array[#array + 1] = value
        at = skip(text, at)
        if string.byte(text, at) == 44 { at = skip(text, at + 1) }
    }
    return array, at + 1
}

func read_object(text, at) {
    object := {}
    at = skip(text, at + 1)
    for string.byte(text, at) != 125 {
        key := nil
        value := nil
        key, at = read_string(text, at)
        at = skip(text, at)
        value, at = read(text, at + 1)
        object[key] = value
        at = skip(text, at)
        if string.byte(text, at) == 44 { at = skip(text, at + 1) }
    }
    return object, at + 1
}

readers[34] = read_string
readers[91] = read_array
readers[123] = read_object
readers[45] = read_number
for digit := 48; digit <= 57; digit++ { readers[digit] = read_number }
readers[116] = func(text, at) { return true, at + 4 }
readers[102] = func(text, at) { return false, at + 5 }

func checksum(records) {
    sum := 0
    for i, record := range ipairs(records) {
        sum = (sum * 7 + record.id + #record.name + record.tags[3]) % 1000000007
        if record.active { sum++ }
    }
    return sum
}

func main() {
    n := option("RECORDS", 2000)
    reps := option("REPS", 40)

    start := time.now()
    out := {}
    encode(sample(n), out)
    text := table.concat(out)
    sum := 0
    for r := 1; r <= reps; r++ {
        records := read(text, 1)
        sum += checksum(records)
    }
    print(string.format("%d bytes, checksum %d", #text, sum))
    print(string.format("Time: %.3fs", time.since(start)))
}

main()
