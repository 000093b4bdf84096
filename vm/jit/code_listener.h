// Who is told about machine code made at run time: profilers and debuggers, to which it is nameless bytes otherwise.
//
//   a compiler ──> CodeDescription ──┬──> perf map     /tmp/perf-PID.map: names, by address
//                                    ├──> jitdump      jit-PID.dump: names, lines and the bytes, each from when on
//                                    └──> gdb          an ELF image in memory, which the debugger reads
//
// A compiler describes what it publishes, once, without knowing who listens; a listener knows nothing about compilers.
// The listeners are chosen on the command line (--perf=, --gdb; vm/README.md says how each is used); code_announcer.h
// makes them, and describes functions. With none of them nothing is described.
//
// Invariants:
//   - loaded() is called when the code stands where it will run and before it first runs: samples are matched with
//     code by time, and the bytes are copied from there.
//   - Address ranges of loaded code never overlap; what is replaced is unloaded first.
//   - A listener is called by one thread at a time.
//   - For the perf map and for gdb the code is in private anonymous memory (CodeSpace::Mode::kToggle). perf looks into
//     the map for nothing that has a file behind it, be it one of memfd_create, and a debugger's breakpoints do not
//     get into read-only shared memory. The jitdump serves any memory.
//   - A listener that fails falls silent; the program runs on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace gs::vm {

/// From `offset` on, until the next entry, the code comes from `line`.
struct CodeLine {
  uint32_t offset;
  uint32_t line;  ///< from 1; 0: from no line of the program
};

/// Code that is about to run. Everything is copied that is kept.
struct CodeDescription {
  std::string_view name;            ///< what to show: "fib", "main chunk", "anonymous:12"
  std::string_view file;            ///< the source's path as it was given
  const uint8_t* code;              ///< where it runs
  size_t bytes;
  std::span<const CodeLine> lines;  ///< ascending offsets below `bytes`; may be empty

  /// The line of the first instruction that has one: where the function is. 0 if none has.
  uint32_t first_line() const {
    for (const CodeLine& at : lines) {
      if (at.line != 0) return at.line;
    }
    return 0;
  }
};

class CodeListener {
 public:
  virtual ~CodeListener() = default;
  virtual void loaded(const CodeDescription& code) = 0;
  /// The code at this address, described before, will not run again.
  virtual void unloaded(const uint8_t* code) = 0;
};

// Each gives null when it cannot make its file; errno says why, and so does the log. The files bear the process's
// number, so there is one listener of each kind in a process, or the last one made has the name.

/// Names by address, for `perf report`. The file stays: perf reads it after the program's end. It cannot take anything
/// back, so code unloaded keeps its name, and addresses used twice are ambiguous; jitdump has no such limit.
std::unique_ptr<CodeListener> make_perf_map();

/// Names, lines and bytes in time, for `perf inject --jit`. Written to the folder in the environment variable
/// JITDUMPDIR, without it to the working directory. On Linux only can perf see it; elsewhere it is just written.
std::unique_ptr<CodeListener> make_jitdump();

/// Names, lines and unwinding, for a GDB or LLDB that runs this process or joins it later. Never null. Unwinding takes
/// code for frames with a frame pointer: on x86-64 rbp, on AArch64 x29, pointing at the caller's, the return address
/// above it, the caller's stack pointer above both.
std::unique_ptr<CodeListener> make_gdb();

}  // namespace gs::vm
