// A variable that is not set gives nil.
print(os.getenv("GSCRIPT_TEST_SURELY_UNSET"))
// expect: nil
print(type(os.getenv("PATH")))
// expect: string
