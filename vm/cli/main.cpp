// The gscript command.
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <poll.h>
#include <string>
#include <unistd.h>

#include "stdlib/stdlib.h"
#include "vm/base/source.h"
#include "vm/bytecode/compiler.h"
#include "vm/bytecode/disassembler.h"
#ifdef GS_HAVE_BASELINE
#include "baseline/baseline_tier.h"
#ifdef GS_HAVE_ORC
#include "orc-tier/orc_tier.h"
#endif
#endif
#include "vm/proto.h"
#include "vm/cli/cli_options.h"
#include "vm/cli/run.h"
#include "vm/frontend/ast_printer.h"
#include "vm/frontend/parser.h"
#include "vm/frontend/resolver.h"
#include "vm/interp/opcode_counts.h"
#include "vm/runtime/modules.h"
#include "vm/runtime/output.h"
#include "vm/runtime/scheduler.h"

namespace gs::cli {
namespace {

constexpr const char* kVersion = "gscript " GS_VERSION;

int usage_error(const std::string& message) {
  std::fprintf(stderr, "gscript: %s\n", message.c_str());
  return kExitUsage;
}

std::string read_standard_input() {
  std::string text;
  char buffer[1 << 14];
  size_t n;
  while ((n = std::fread(buffer, 1, sizeof buffer, stdin)) > 0) text.append(buffer, n);
  return text;
}

/// The program's texts in the order they run. False after printing why there is none.
bool gather_sources(const CliOptions& options, std::vector<std::unique_ptr<Source>>& out) {
  auto add = [&out](std::string name, std::string text) {
    out.push_back(std::make_unique<Source>(Source{std::move(name), std::move(text)}));
  };
  switch (options.program) {
    case CliOptions::Program::kCode:
      for (const std::string& code : options.code) add("-e", code);
      return true;
    case CliOptions::Program::kFile: {
      std::string text;
      if (!vm::read_file(options.file.c_str(), text)) {
        usage_error("cannot open " + options.file + ": " + std::strerror(errno));
        return false;
      }
      add(options.file, std::move(text));
      return true;
    }
    case CliOptions::Program::kStandardInput:
    case CliOptions::Program::kNone: add("stdin", read_standard_input()); return true;
  }
  return false;
}

/// --check and --dump: everything up to bytecode, without a virtual machine.
int show_stages(const Source& source, const CliOptions& options) {
  Arena arena;
  frontend::Diagnostics diagnostics;
  frontend::Chunk chunk;
  vm::CompiledFunction compiled;
  bool ok = frontend::parse(source, arena, diagnostics, chunk);
  if (ok) {
    frontend::resolve(chunk, arena);
    if (options.dump_ast) std::fputs(frontend::print_ast(chunk).c_str(), stdout);
    ok = vm::compile(source, chunk, diagnostics, compiled);
  }
  if (!ok) {
    std::fputs(diagnostics.render(source).c_str(), stderr);
    return kExitError;
  }
  if (options.dump_bytecode) std::fputs(vm::disassemble(compiled).c_str(), stdout);
  return kExitOk;
}

std::string directory_of(const std::string& path) {
  size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash + (slash == 0));
}

#ifdef GS_HAVE_BASELINE
/// Entries and backward jumps of a function before it is compiled, unless everything is.
constexpr uint32_t kHotThreshold = 60;
constexpr uint32_t kLooksAtLoops = 10;

#ifdef GS_HAVE_ORC
orc::EventForm event_form(CliOptions::Report form) {
  switch (form) {
    case CliOptions::Report::kOff: return orc::EventForm::kNone;
    case CliOptions::Report::kText: return orc::EventForm::kText;
    case CliOptions::Report::kJson: return orc::EventForm::kJson;
  }
  GS_UNREACHABLE("all forms are listed");
}

/// The tier of regions, above the baseline tier. False, after saying so, if it was asked for and this installation is without
/// its module.
bool install_regions(vm::Vm& vm, const CliOptions& options) {
  bool is_forced = options.vm.tier == vm::Tier::kLlvm;
  if (!is_forced && options.vm.tier != vm::Tier::kAuto) return true;
  orc::Options regions;
  if (is_forced || options.vm.stress.hot) regions.threshold = regions.exit_threshold = 2;
  else regions.looks = kLooksAtLoops;
  regions.background = !is_forced && !options.jit_sync;
  regions.stress_exits = options.vm.stress.exits;
  regions.heavy = options.heavy_codegen;
  if (options.patchpoint_exits) regions.exits = orc::ExitEncoding::kPatchpoint;
  regions.no_alias_analysis = options.vm.stress.alias;
#ifdef GS_CHECKED
  regions.verify = true;
#else
  regions.verify = options.dump_ir || !options.dump_ir_after.empty();
#endif
  regions.dump_ir = options.dump_ir;
  regions.dump_llvm = options.dump_llvm;
  regions.dump_asm = options.dump_asm;
  regions.dump_trace = options.dump_trace;
  regions.dump_ir_after = options.dump_ir_after;
  regions.events = event_form(options.trace_jit);
  std::string error;
  if (orc::install(vm, regions, error) || !is_forced) return true;
  usage_error("tier 'llvm' is not built into this gscript: " + error);
  return false;
}
#else
bool install_regions(vm::Vm&, const CliOptions&) { return true; }
#endif

bool install_tiers(vm::Vm& vm, const CliOptions& options) {
  if (options.vm.tier == vm::Tier::kInterp) return true;
  baseline::Options baseline;
  baseline.threshold = options.vm.stress.hot ? 1 : options.vm.tier != vm::Tier::kAuto ? 0 : kHotThreshold;
  if (options.vm.stress.code) baseline.code_limit = 16384;
  baseline.count_slow = options.stats != CliOptions::Report::kOff;
  baseline::install(vm, baseline);
  return install_regions(vm, options);
}

int dump_baseline(vm::Vm& vm, std::unique_ptr<Source> source, const CliOptions& options) {
  baseline::Target target = options.dump_target == "x64"   ? baseline::Target::kX64
                            : options.dump_target == "a64" ? baseline::Target::kA64
                                                           : baseline::kHostTarget;
  return with_loaded(vm, std::move(source), [&](vm::Closure* main) {
    std::fputs(baseline::listing(vm, vm::proto_of(main), target).c_str(), stdout);
  });
}
#else
bool install_tiers(vm::Vm&, const CliOptions&) { return true; }
int dump_baseline(vm::Vm&, std::unique_ptr<Source>, const CliOptions&) { return kExitUsage; }
#endif

int run_program(const CliOptions& options) {
  bool interactive = options.program == CliOptions::Program::kNone && isatty(STDIN_FILENO);
  std::vector<std::unique_ptr<Source>> sources;
  if (!interactive && !gather_sources(options, sources)) return kExitUsage;
  bool show_only = options.action == CliOptions::Action::kCheck || options.dump_ast || options.dump_bytecode;
  if (show_only && !interactive) {
    int worst = kExitOk;
    for (const auto& source : sources) worst = std::max(worst, show_stages(*source, options));
    return worst;
  }

  std::unique_ptr<vm::Vm> vm = vm::Vm::create(options.vm);
  if (vm == nullptr || !stdlib::register_stdlib(*vm).ok() || !set_arguments(*vm, options)) {
    std::fputs("gscript: not enough memory\n", stderr);
    return kExitMemory;
  }
  vm->arm_limits();
  vm->rounds.wanted = options.stats != CliOptions::Report::kOff;
  if (!install_tiers(*vm, options)) return kExitUsage;
  if (options.count_opcodes) vm::count_opcodes(*vm);
  vm->script_directory = directory_of(options.file);
  install_interrupt_handler(*vm);
  if (interactive) return run_repl(*vm);
  double start = vm::monotonic_seconds();
  int code = kExitOk;
  for (auto& source : sources) {
    code = options.dump_baseline ? dump_baseline(*vm, std::move(source), options) : run_source(*vm, std::move(source));
    if (code != kExitOk || vm->stopping() != vm::Stop::kNone) break;
  }
  if (options.count_opcodes) vm::print_opcode_counts(*vm, stderr);
  if (options.stats != CliOptions::Report::kOff) print_stats(*vm, options.stats, vm::monotonic_seconds() - start);
  return code;
}

int perform(const CliOptions& options) {
  switch (options.action) {
    case CliOptions::Action::kHelp: std::fputs(help_text().c_str(), stdout); return kExitOk;
    case CliOptions::Action::kVersion: std::puts(kVersion); return kExitOk;
    case CliOptions::Action::kCheck:
    case CliOptions::Action::kRun: return run_program(options);
  }
  return kExitUsage;
}

/// `code`, unless that is success although output was lost.
int after_output(int code) {
  vm::flush_output();
  bool lost = std::fflush(stdout) != 0 || std::ferror(stdout) != 0 || vm::output_failed();
  if (!lost || code != kExitOk) return code;
  pollfd reader{STDOUT_FILENO, 0, 0};
  bool reader_gone = poll(&reader, 1, 0) == 1 && (reader.revents & POLLERR) != 0;
  if (reader_gone) return 128 + SIGPIPE;  // what a program without a handler ends with: nothing to complain about
  std::fputs("gscript: cannot write to standard output\n", stderr);
  return kExitError;
}

int main(int argc, char** argv) {
  CliOptions options;
  std::string error;
  if (!parse_command_line(argc, argv, options, error)) return usage_error(error);
  return after_output(perform(options));
}

}  // namespace
}  // namespace gs::cli

int main(int argc, char** argv) { return gs::cli::main(argc, argv); }
