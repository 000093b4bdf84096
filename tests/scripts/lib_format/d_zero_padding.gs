// The 0 flag fills with zeros after the sign; - cancels it.
print(string.format("%05d", 42), string.format("%05d", -42), string.format("%02d:%02d", 7, 5))
// expect: 00042	-0042	07:05
print("[" .. string.format("%-05d", 42) .. "]", string.format("%03d", 12345))
// expect: [42   ]	12345
