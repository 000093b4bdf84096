// The table arg holds the path of the script and its arguments.
// args: one "two words" 3
print(arg[0]:hasSuffix("script_arguments.gs"), arg[1], arg[2], arg[3], #arg) // expect: true	one	two words	3	3
print(type(arg[3]), arg[4]) // expect: string	nil
