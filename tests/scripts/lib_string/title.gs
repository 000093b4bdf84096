// title upper-cases the first letter of each word and leaves the rest.
print(string.title("hello world"), string.title("the 2nd day"), string.title("mIXED cASE"))
// expect: Hello World	The 2nd Day	MIXED CASE
print(string.title("") == "", string.title("  two  spaces"))
// expect: true	  Two  Spaces
