// Standard output: one buffered writer for everything scripts print.
//
// print and io.write fill a buffer of 64 KiB; it goes to file descriptor 1 when it is full, at the end of each line
// when that is a terminal, before anything is written to standard error, before standard input is read from a
// terminal, and at exit. So what print, io.write and error messages say appears in the order it was said, and a
// program that prints a million lines makes a few hundred system calls.
//
// There is one writer for the process, not one for each Vm: there is one file descriptor 1.
//
// A reader that goes away (`gscript f.gs | head`) ends the run quietly: by SIGPIPE where that is not ignored, else
// here, with the exit code a shell would show for the signal. Any other failure (no space left) is a script error.
#pragma once

#include <string_view>

#include "vm/base/result.h"

namespace gs::vm {

class Vm;

/// Appends to standard output. Waiting for a slow reader can be interrupted.
Result<void> write_output(Vm& vm, std::string_view bytes);
/// Writes out what is buffered; a failure is remembered for the next write and for output_failed().
void flush_output(Vm& vm);
/// The same where there is no Vm (any more): at exit.
void flush_output();
/// Whether something printed could not be written: the program should not exit with success.
bool output_failed();

}  // namespace gs::vm
