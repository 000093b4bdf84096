// os.expand replaces $NAME and ${NAME} by environment variables.
os.setenv("GSCRIPT_TEST_NAME", "world")
print(os.expand("hello $GSCRIPT_TEST_NAME!"), os.expand("${GSCRIPT_TEST_NAME}s"), os.expand("plain"))
// expect: hello world!	worlds	plain
