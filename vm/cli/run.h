// Running a program from the command line: load, run, say how it ended.
#pragma once

#include <functional>
#include <memory>

#include "vm/cli/cli_options.h"
#include "vm/vm.h"

namespace gs::cli {

/// Process exit codes.
enum ExitCode : int {
  kExitOk = 0, kExitError = 1, kExitUsage = 2, kExitDeadlock = 2, kExitTime = 124, kExitMemory = 125, kExitInterrupt = 130,
};

/// Loads and runs `source` on the main coroutine, and reports an error on stderr. Returns the exit code.
int run_source(vm::Vm& vm, std::unique_ptr<Source> source);

/// Loads `source` and hands it to `use` instead of running it. Returns the exit code.
int with_loaded(vm::Vm& vm, std::unique_ptr<Source> source, const std::function<void(vm::Closure* main)>& use);

/// Says on stderr why the run was stopped, or what error nobody caught; returns the exit code.
int report_end(vm::Vm& vm, bool syntax_error);

/// Sets the global `arg`: arg[0] the script, arg[1] … its arguments. False: out of memory.
bool set_arguments(vm::Vm& vm, const CliOptions& options);

/// Makes Ctrl-C interrupt `vm`.
void install_interrupt_handler(vm::Vm& vm);

/// Prints counters on stderr.
void print_stats(vm::Vm& vm, CliOptions::Report form, double seconds);

/// The interactive session; returns the exit code.
int run_repl(vm::Vm& vm);

}  // namespace gs::cli
