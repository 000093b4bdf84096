#!/usr/bin/env gscript
// A first line that begins with #! is skipped.
print("after the first line") // expect: after the first line
