// setenv and unsetenv change the environment of this process.
print(os.setenv("GSCRIPT_TEST_VAR", "a value"), os.getenv("GSCRIPT_TEST_VAR"))
// expect: true	a value
os.setenv("GSCRIPT_TEST_VAR", "")
print(os.getenv("GSCRIPT_TEST_VAR") == "")
// expect: true
print(os.unsetenv("GSCRIPT_TEST_VAR"), os.getenv("GSCRIPT_TEST_VAR"))
// expect: true	nil
