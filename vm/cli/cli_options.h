// The command line, parsed. The options themselves: vm/defs/options.def.
#pragma once

#include <string>
#include <vector>

#include "vm/runtime/options.h"

namespace gs::cli {

struct CliOptions {
  enum class Action : uint8_t { kRun, kCheck, kHelp, kVersion };
  enum class Program : uint8_t { kNone, kFile, kStandardInput, kCode };
  enum class Report : uint8_t { kOff, kText, kJson };

  vm::VmOptions vm;
  Action action = Action::kRun;
  Program program = Program::kNone;
  std::string file;
  std::vector<std::string> code;       ///< each -e
  std::vector<std::string> arguments;  ///< the script's
  bool dump_ast = false;
  bool dump_bytecode = false;
  bool dump_baseline = false;
  bool dump_trace = false, dump_ir = false, dump_llvm = false, dump_asm = false;  ///< of regions, while the program runs
  std::string dump_ir_after;           ///< a pass
  Report trace_jit = Report::kOff;
  bool patchpoint_exits = false, heavy_codegen = false;
  bool jit_sync = false;               ///< regions are compiled before the program goes on
  std::string dump_target;             ///< "x64" or "a64"; empty: the host's
  Report stats = Report::kOff;
  bool count_opcodes = false;
};

/// Parses argv. On a mistake fills `error` (with a suggestion where one is near) and returns false.
bool parse_command_line(int argc, char** argv, CliOptions& options, std::string& error);

/// The text of --help.
std::string help_text();

/// The member of `names` most like `word`, or empty when none is near (Damerau-Levenshtein distance at most a third
/// of its length).
std::string nearest(const std::string& word, const std::vector<std::string>& names);

}  // namespace gs::cli
