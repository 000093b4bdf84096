// The optimizing tier of a Vm: records hot loops, compiles them to regions, and takes over where regions are left.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "orc-tier/event_log.h"
#include "orc-tier/lower/compile.h"
#include "vm/vm.h"

namespace gs::orc {

struct Options {
  uint32_t threshold = 1000;      ///< rounds of a loop before it is recorded
  uint32_t exit_threshold = 100;  ///< times an exit is taken before what lies behind it is recorded
  uint32_t looks = 1;             ///< rounds of a loop that are recorded before it is compiled, while each second one brings news
  bool background = false;        ///< compile beside the program
  bool heavy = false;             ///< the long pipeline of the code generator
  ExitEncoding exits = ExitEncoding::kTable;
  uint32_t stress_exits = 0;      ///< every N-th guard fails
  bool no_alias_analysis = false; ///< the code generator is told nothing of memory
  bool verify = false;            ///< check the graph after each pass, and the code generator's input
  bool dump_trace = false;        ///< profiles, as regions are built from them
  bool dump_ir = false;           ///< before and after optimization
  std::string dump_ir_after;      ///< after each run of the pass of that name; empty: of none
  bool dump_llvm = false;
  bool dump_asm = false;
  EventForm events = EventForm::kNone;  ///< event_log.h
  std::FILE* out = stderr;        ///< where all that goes
};

/// Makes loops of `vm`, which has a baseline tier, be compiled. False, with a reason, if there is no code generator.
bool install(vm::Vm& vm, const Options& options, std::string& error);

/// What Options::dump_ir_after may be.
std::vector<std::string> optimizer_passes();

}  // namespace gs::orc
