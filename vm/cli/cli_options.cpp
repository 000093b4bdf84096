#include "vm/cli/cli_options.h"

#include <algorithm>
#include <string_view>

#ifdef GS_HAVE_ORC
#include "orc-tier/orc_tier.h"
#endif
#include "vm/base/log.h"
#include "vm/base/number_text.h"

namespace gs::cli {

namespace {

enum class OptionId : uint8_t {
#define GS_OPTION(id, name, argument, help) k##id,
#include "vm/defs/options.def"
};

struct OptionRow {
  OptionId id;
  std::string_view name, argument, help;
  bool takes_value() const { return !argument.empty(); }
  bool needs_value() const { return takes_value() && argument[0] == '='; }
};

constexpr OptionRow kOptions[] = {
#define GS_OPTION(id, name, argument, help) {OptionId::k##id, name, argument, help},
#include "vm/defs/options.def"
};

const OptionRow* find_option(std::string_view name) {
  for (const OptionRow& row : kOptions) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    size_t at = text.find(separator);
    parts.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

/// 4096, 500K, 64M, 2G, with an optional B or iB.
bool parse_size(std::string_view text, uint64_t& out) {
  for (std::string_view suffix : {"iB", "B"}) {
    if (text.ends_with(suffix)) {
      text.remove_suffix(suffix.size());
      break;
    }
  }
  int shift = 0;
  if (!text.empty()) {
    switch (text.back()) {
      case 'k': case 'K': shift = 10; break;
      case 'm': case 'M': shift = 20; break;
      case 'g': case 'G': shift = 30; break;
      case 't': case 'T': shift = 40; break;
    }
    if (shift != 0) text.remove_suffix(1);
  }
  double number;
  if (!parse_whole(text, number) || !(number > 0) || number * static_cast<double>(uint64_t{1} << shift) > 1e18) return false;
  out = static_cast<uint64_t>(number * static_cast<double>(uint64_t{1} << shift));
  return true;
}

/// One of `choices`, or an error that lists them.
bool unknown_value(std::string_view option, const std::string& value, const std::vector<std::string>& choices,
                   std::string& error) {
  error = "unknown value '" + value + "' for --" + std::string(option);
  std::string close = nearest(value, choices);
  if (!close.empty()) {
    error += "; did you mean '" + close + "'?";
    return false;
  }
  error += " (one of:";
  for (const std::string& choice : choices) error += " " + choice;
  error += ")";
  return false;
}

bool set_tier(const std::string& value, vm::VmOptions& vm, std::string& error) {
  if (value == "interp") {
    vm.tier = vm::Tier::kInterp;
  } else if (value == "auto") {
    vm.tier = vm::Tier::kAuto;
#ifdef GS_HAVE_BASELINE
  } else if (value == "baseline") {
    vm.tier = vm::Tier::kBaseline;
#endif
#if defined(GS_HAVE_BASELINE) && defined(GS_HAVE_ORC)
  } else if (value == "llvm") {
    vm.tier = vm::Tier::kLlvm;
#endif
  } else if (value == "baseline" || value == "llvm") {
    error = "tier '" + value + "' is not built into this gscript";
    return false;
  } else {
    return unknown_value("tier", value, {"interp", "baseline", "llvm", "auto"}, error);
  }
  return true;
}

#ifdef GS_HAVE_ORC
constexpr std::string_view kAfterPass = "ir:after=";

/// `stage` is ir:after=PASS.
bool set_dump_after(const std::string& stage, CliOptions& options, std::string& error) {
  std::string pass = stage.substr(kAfterPass.size());
  std::vector<std::string> passes = orc::optimizer_passes();
  if (std::find(passes.begin(), passes.end(), pass) == passes.end()) return unknown_value("dump=ir:after", pass, passes, error);
  options.dump_ir_after = pass;
  return true;
}
#endif

bool set_dump(const std::string& value, CliOptions& options, std::string& error) {
  for (const std::string& stage : split(value, ',')) {
    if (stage == "ast") options.dump_ast = true;
    else if (stage == "bytecode") options.dump_bytecode = true;
#ifdef GS_HAVE_BASELINE
    else if (stage == "baseline" || stage == "baseline:x64" || stage == "baseline:a64") {
      options.dump_baseline = true;
      options.dump_target = stage.size() > 8 ? stage.substr(9) : "";
    }
#endif
#ifdef GS_HAVE_ORC
    else if (stage == "trace") options.dump_trace = true;
    else if (stage == "ir") options.dump_ir = true;
    else if (stage.starts_with(kAfterPass)) {
      if (!set_dump_after(stage, options, error)) return false;
    }
    else if (stage == "llvm") options.dump_llvm = true;
    else if (stage == "asm") options.dump_asm = true;
#endif
    else return unknown_value("dump", stage, {"ast", "bytecode", "baseline", "baseline:x64", "baseline:a64", "trace", "ir", "ir:after=PASS", "llvm", "asm"}, error);
  }
  return true;
}

bool set_perf(const std::string& value, vm::VmOptions& vm, std::string& error) {
  for (const std::string& form : split(value, ',')) {
    if (form == "map") vm.perf_map = true;
    else if (form == "jitdump") vm.jitdump = true;
    else return unknown_value("perf", form, {"map", "jitdump"}, error);
  }
  return true;
}

/// --stress=exits without a number: rare enough for rounds to be completed, and prime, so that each guard's turn comes.
constexpr uint32_t kEveryGuard = 13;

bool set_stress(const std::string& value, vm::StressOptions& stress, std::string& error) {
  for (const std::string& mode : split(value, ',')) {
    if (mode == "gc") stress.gc = 1;
    else if (mode.starts_with("gc:") && parse_whole(std::string_view(mode).substr(3), stress.gc) && stress.gc > 0) continue;
    else if (mode == "interrupt") stress.interrupt = true;
    else if (mode == "hot") stress.hot = true;
    else if (mode == "code") stress.code = true;
    else if (mode == "exits") stress.exits = kEveryGuard;
    else if (mode.starts_with("exits:") && parse_whole(std::string_view(mode).substr(6), stress.exits) && stress.exits > 0) continue;
    else if (mode == "alias") stress.alias = true;
    else if (mode.starts_with("oom:") && parse_whole(std::string_view(mode).substr(4), stress.oom_at)) continue;
    else return unknown_value("stress", mode, {"gc", "gc:N", "interrupt", "hot", "code", "exits", "exits:N", "alias", "oom:N"}, error);
  }
  return true;
}

/// The first name is the default, the second one sets `out`.
bool set_choice(const OptionRow& row, const std::string& value, const std::vector<std::string>& names, bool& out, std::string& error) {
  if (value != names[0] && value != names[1]) return unknown_value(row.name, value, names, error);
  out = value == names[1];
  return true;
}

bool set_report(const OptionRow& row, const std::string& value, CliOptions::Report& out, std::string& error) {
  if (!value.empty() && value != "json") return unknown_value(row.name, value, {"json"}, error);
  out = value.empty() ? CliOptions::Report::kText : CliOptions::Report::kJson;
  return true;
}

bool bad_value(const OptionRow& row, const std::string& value, const char* wanted, std::string& error) {
  error = "bad value '" + value + "' for --" + std::string(row.name) + ": " + wanted + " expected";
  return false;
}

bool apply(const OptionRow& row, const std::string& value, CliOptions& options, std::string& error) {
  vm::VmOptions& vm = options.vm;
  switch (row.id) {
    case OptionId::kCheck: options.action = CliOptions::Action::kCheck; return true;
    case OptionId::kVersion: options.action = CliOptions::Action::kVersion; return true;
    case OptionId::kHelp: options.action = CliOptions::Action::kHelp; return true;
    case OptionId::kSandbox: vm.sandbox = true; return true;
    case OptionId::kTier: return set_tier(value, vm, error);
    case OptionId::kVm: vm.tier = vm::Tier::kInterp; return true;
    case OptionId::kJit:
      if (!value.empty() && value != "true" && value != "false") return bad_value(row, value, "true or false", error);
      vm.tier = value == "false" ? vm::Tier::kInterp : vm::Tier::kAuto;
      return true;
    case OptionId::kDump: return set_dump(value, options, error);
    case OptionId::kStress: return set_stress(value, vm.stress, error);
    case OptionId::kPerf: return set_perf(value, vm, error);
    case OptionId::kGdb: vm.gdb = true; return true;
    case OptionId::kExits: return set_choice(row, value, {"table", "patchpoint"}, options.patchpoint_exits, error);
    case OptionId::kCodegen: return set_choice(row, value, {"lean", "heavy"}, options.heavy_codegen, error);
    case OptionId::kJitSync: options.jit_sync = true; return true;
    case OptionId::kTraceJit: return set_report(row, value, options.trace_jit, error);
    case OptionId::kCountOpcodes: options.count_opcodes = true; return true;
    case OptionId::kStats: return set_report(row, value, options.stats, error);
    case OptionId::kSeed:
      vm.has_seed = true;
      return parse_whole(value, vm.seed) || bad_value(row, value, "a whole number", error);
    case OptionId::kTimeLimit:
      return (parse_whole(value, vm.time_limit) && vm.time_limit > 0) || bad_value(row, value, "seconds", error);
    case OptionId::kLog:
      return configure_log(value) || bad_value(row, value, "LEVEL or LOGGER=LEVEL", error);
    case OptionId::kMemoryLimit:
      return parse_size(value, vm.memory_limit) || bad_value(row, value, "a size such as 64M", error);
  }
  return false;
}

bool unknown_option(const std::string& word, const std::string& name, std::string& error) {
  error = "unknown option '" + word + "'";
  std::vector<std::string> names;
  for (const OptionRow& row : kOptions) names.emplace_back(row.name);
  std::string close = nearest(name, names);
  error += close.empty() ? "; see --help" : "; did you mean '--" + close + "'?";
  return false;
}

/// `--name`, `--name=value` or, where a value is needed, `--name value`. Advances `i` past what it used.
bool parse_option(int argc, char** argv, int& i, CliOptions& options, std::string& error) {
  std::string word = argv[i];
  std::string body = word.substr(word.starts_with("--") ? 2 : 1);
  size_t equals = body.find('=');
  std::string name = body.substr(0, equals);
  const OptionRow* row = find_option(name);
  if (row == nullptr) return unknown_option(word, name, error);
  std::string value;
  if (equals != std::string::npos) {
    if (!row->takes_value()) {
      error = "option '--" + name + "' takes no value";
      return false;
    }
    value = body.substr(equals + 1);
  } else if (row->needs_value()) {
    if (i + 1 == argc) {
      error = "option '--" + name + "' needs a value (" + name + std::string(row->argument) + ")";
      return false;
    }
    value = argv[++i];
  }
  return apply(*row, value, options, error);
}

}  // namespace

std::string nearest(const std::string& word, const std::vector<std::string>& names) {
  auto distance = [](const std::string& a, const std::string& b) {
    std::vector<std::vector<size_t>> d(a.size() + 1, std::vector<size_t>(b.size() + 1));
    for (size_t i = 0; i <= a.size(); i++) d[i][0] = i;
    for (size_t j = 0; j <= b.size(); j++) d[0][j] = j;
    for (size_t i = 1; i <= a.size(); i++) {
      for (size_t j = 1; j <= b.size(); j++) {
        d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
        bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
    return d[a.size()][b.size()];
  };
  std::string best;
  size_t best_distance = word.size() / 3 + 2;
  if (word.size() > 64) return best;
  for (const std::string& name : names) {
    size_t d = distance(word, name);
    if (d < best_distance) best_distance = d, best = name;
  }
  return best;
}

bool parse_command_line(int argc, char** argv, CliOptions& options, std::string& error) {
  int i = 1;
  for (; i < argc; i++) {
    std::string word = argv[i];
    if (word == "-e") {
      if (++i == argc) {
        error = "option '-e' needs code";
        return false;
      }
      options.code.emplace_back(argv[i]);
      options.program = CliOptions::Program::kCode;
      continue;
    }
    if (word == "--") {
      i++;
      break;
    }
    if (word == "-h") word = "--help", argv[i] = const_cast<char*>("--help");
    if (word == "-" || word.empty() || word[0] != '-') break;
    if (!parse_option(argc, argv, i, options, error)) return false;
  }
  if (options.program == CliOptions::Program::kNone && i < argc) {
    options.file = argv[i++];
    options.program = options.file == "-" ? CliOptions::Program::kStandardInput : CliOptions::Program::kFile;
  }
  for (; i < argc; i++) options.arguments.emplace_back(argv[i]);
  return true;
}

std::string help_text() {
  std::string out =
      "usage: gscript [options] FILE [args]     run a script\n"
      "       gscript [options] -e CODE [args]  run code from the command line (may be repeated)\n"
      "       gscript [options] -               run the program on standard input\n"
      "       gscript [options]                 interactive session, or the program piped in\n"
      "\n"
      "options:\n";
  for (const OptionRow& row : kOptions) {
    std::string left = "  --" + std::string(row.name) + std::string(row.argument);
    out += left;
    out.append(left.size() < 44 ? 44 - left.size() : 1, ' ');
    out += std::string(row.help) + "\n";
  }
  out +=
      "\n"
      "exit codes: 0 done, 1 script error, 2 usage, unreadable file or deadlock, 124 time limit,\n"
      "            125 out of memory, 130 interrupted, or what os.exit was given\n";
  return out;
}

}  // namespace gs::cli
