// arg holds the script arguments from 1 and the script path at 0.
// args: alpha 42 --flag
print(#arg, arg[1], arg[2], arg[3])
// expect: 3	alpha	42	--flag
print(type(arg[2]), arg[4])
// expect: string	nil
print(string.hasSuffix(arg[0], "arg_holds_script_arguments.gs"))
// expect: true
