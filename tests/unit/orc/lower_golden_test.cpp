// Trace SSA and the LLVM IR it becomes: tests/filetests/llvm/*.ir.
//
// Each file shows one thing: what it is about (`; …`), a graph in its text form, and as lines `guards: …` the IR with
// guards in one piece, as `llvm: …` what code is generated from in the lean pipeline: guards lowered to branches.
// GS_BLESS=1 in the environment writes what comes out into the files; the difference is then reviewed like code.
//
// Left out is what depends on the host (its triple) and on the process (addresses of routines, called `routine`), and
// what is the same in all. The machine state is FakeVm's (lower_testing.h): poll at 0, epoch at 4, globals at 8, exit
// values from 16 on.

#if defined(GS_HAVE_LLVM) && defined(GS_HAVE_ORC)

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "orc-tier/ir/parser.h"
#include "orc-tier/ir/verifier.h"
#include "tests/unit/bytecode/bytecode_testing.h"
#include "tests/unit/orc/lower_testing.h"

namespace gs::orc::test {
namespace {

constexpr std::string_view kMarks[] = {"guards: ", "llvm: "};

struct Golden {
  std::string about, graph;
  std::string expected;  ///< the lines with marks
};

bool has_mark(const std::string& line) {
  return std::any_of(std::begin(kMarks), std::end(kMarks),
                     [&](std::string_view mark) { return line.starts_with(mark); });
}

Golden split(const std::string& text) {
  Golden golden;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    (has_mark(line) ? golden.expected : line.starts_with(";") ? golden.about : golden.graph) += line + "\n";
  }
  return golden;
}

/// The lines of a module that belong into a file.
std::string marked(std::string_view mark, const std::string& module) {
  static const std::regex region("@region[0-9]+"), routine("inttoptr \\(i64 [0-9]{9,} to ptr\\)"),
      attributes(" #[0-9]+");
  std::string out;
  std::istringstream lines(module);
  for (std::string line; std::getline(lines, line);) {
    bool same_in_all = line.empty() || line.starts_with("; ") || line.starts_with("source_filename") ||
                       line.starts_with("target ") || line.starts_with("declare ") || line.starts_with("attributes ");
    if (same_in_all) continue;
    line = std::regex_replace(line, region, "@region");
    line = std::regex_replace(line, routine, "routine");
    line = std::regex_replace(line, attributes, "");
    out.append(mark).append(line).append("\n");
  }
  return out;
}

std::vector<std::filesystem::path> golden_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(GS_SOURCE_DIR "/tests/filetests/llvm")) {
    if (entry.path().extension() == ".ir") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

Graph parsed(const std::string& text) {
  Graph graph;
  std::string error;
  bool ok = parse(text, graph, error, {});
  INFO(error);
  REQUIRE(ok);
  REQUIRE(verify(graph) == "");
  return graph;
}

}  // namespace

TEST_CASE("lower: graphs become the IR that the golden files say", "[orc][llvm]") {
  const char* bless = std::getenv("GS_BLESS");
  std::vector<std::filesystem::path> files = golden_files();
  REQUIRE(files.size() >= 10);
  for (const std::filesystem::path& path : files) {
    INFO(path.filename().string());
    Golden golden = split(vm::read_file(path.string()));
    CodegenOptions options;
    options.dump_llvm = options.verify = true;
    Compiled compiled(parsed(golden.graph), options);
    std::string result = marked(kMarks[0], compiled.region.lowered_text) + marked(kMarks[1], compiled.region.llvm_text);
    if (bless != nullptr && std::string_view(bless) == "1") {
      std::ofstream(path, std::ios::binary) << golden.about << golden.graph << result;
      continue;
    }
    CHECK(result == golden.expected);
  }
}

TEST_CASE("lower: every instruction is in a golden file", "[orc][llvm]") {
  std::set<IrOp> shown;
  for (const std::filesystem::path& path : golden_files()) {
    for (const Inst& inst : parsed(split(vm::read_file(path.string())).graph).insts) shown.insert(inst.op);
  }
  for (int op = 0; op < kIrOpCount; op++) {
    INFO(ir_info(static_cast<IrOp>(op)).name);
    CHECK(shown.count(static_cast<IrOp>(op)) == 1);
  }
}

}  // namespace gs::orc::test

#endif
