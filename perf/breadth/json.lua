-- The Lua twin of json.gs, which describes the program and its parameters.

-- option returns the number given as NAME=VALUE on the command line, else the default.
local function option(name, value)
    local prefix = name .. "="
    for i = 1, #arg do
        if arg[i]:sub(1, #prefix) == prefix then
            value = tonumber(arg[i]:sub(#prefix + 1))
        end
    end
    return value
end

local function encode(value, out)
    local kind = type(value)
    if kind == "table" then
        if #value > 0 then
            out[#out + 1] = "["
            for i, element in ipairs(value) do
                if i > 1 then out[#out + 1] = "," end
                encode(element, out)
            end
            out[#out + 1] = "]"
        else
            out[#out + 1] = "{\"id\":"
            encode(value.id, out)
            out[#out + 1] = ",\"name\":"
            encode(value.name, out)
            out[#out + 1] = ", \"tags\" : "
            encode(value.tags, out)
            out[#out + 1] = ",\"active\":"
            encode(value.active, out)
            out[#out + 1] = "}\n"
        end
    elseif kind == "string" then
        out[#out + 1] = "\"" .. value .. "\""
    else
        out[#out + 1] = tostring(value)
    end
end

local function sample(n)
    local records = {}
    for i = 1, n do
        records[i] = {
            id = i * 37, name = "item " .. i, tags = {"red", "size" .. i % 10, i % 7 - 3},
            active = i % 3 == 0,
        }
    end
    return records
end

-- skip returns the position of the next byte that is no white space.
local function skip(text, at)
    while true do
        local c = string.byte(text, at)
        if c ~= 32 and c ~= 10 and c ~= 9 and c ~= 13 then return at end
        at = at + 1
    end
end

-- Each reader takes the text and the position of a value, and returns the value and the position
-- behind it.
local readers = {}

local function read(text, at)
    at = skip(text, at)
    local c = string.byte(text, at)
    local reader = readers[c]
    if reader == nil then error("unexpected byte at " .. at) end
    return reader(text, at)
end

local function read_string(text, at)
    local last = at + 1
    while string.byte(text, last) ~= 34 do last = last + 1 end
    return string.sub(text, at + 1, last - 1), last + 1
end

local function read_number(text, at)
    local sign = 1
    if string.byte(text, at) == 45 then
        sign = -1
        at = at + 1
    end
    local value = 0
    while true do
        local c = string.byte(text, at)
        if c == nil or c < 48 or c > 57 then return sign * value, at end
        value = value * 10 + c - 48
        at = at + 1
    end
end

local function read_array(text, at)
    local array = {}
    at = skip(text, at + 1)
    while string.byte(text, at) ~= 93 do
        local value = nil
        value, at = read(text, at)
        array[#array + 1] = value
        at = skip(text, at)
        if string.byte(text, at) == 44 then at = skip(text, at + 1) end
    end
    return array, at + 1
end

local function read_object(text, at)
    local object = {}
    at = skip(text, at + 1)
    while string.byte(text, at) ~= 125 do
        local key = nil
        local value = nil
        key, at = read_string(text, at)
        at = skip(text, at)
        value, at = read(text, at + 1)
        object[key] = value
        at = skip(text, at)
        if string.byte(text, at) == 44 then at = skip(text, at + 1) end
    end
    return object, at + 1
end

readers[34] = read_string
readers[91] = read_array
readers[123] = read_object
readers[45] = read_number
for digit = 48, 57 do readers[digit] = read_number end
readers[116] = function(text, at) return true, at + 4 end
readers[102] = function(text, at) return false, at + 5 end

local function checksum(records)
    local sum = 0
    for i, record in ipairs(records) do
        sum = (sum * 7 + record.id + #record.name + record.tags[3]) % 1000000007
        if record.active then sum = sum + 1 end
    end
    return sum
end

local function main()
    local n = option("RECORDS", 2000)
    local reps = option("REPS", 40)

    local start = os.clock()
    local out = {}
    encode(sample(n), out)
    local text = table.concat(out)
    local sum = 0
    for r = 1, reps do
        local records = read(text, 1)
        sum = sum + checksum(records)
    end
    print(string.format("%d bytes, checksum %d", #text, sum))
    print(string.format("Time: %.3fs", os.clock() - start))
end

main()
