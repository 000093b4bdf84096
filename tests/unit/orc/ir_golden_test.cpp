// Trace SSA in and out: tests/filetests/ir/**.ir.
//
// Each file shows one thing: comment lines that say which, among them instructions to this test, a graph, and what came of it.
//
//   ; passes: cse,dce               run on the graph, in this order; what they make of it follows as lines `out: …`
//   ; run: return 3, {x: 1}         a script that makes registers 0, 1 …; where the graph leaves is a line `ran: …`. Behind the
//                                   passes it must come to the same, or, in a second line, leave at the header of a loop that
//                                   it came by before, which is where moved guards leave
//
// Without passes the graph must print as it is written; if it cannot be parsed or is unsound, a line `error: …` says why.
// GS_BLESS=1 in the environment writes what comes out into the files; the difference is then reviewed like code.
//
// Objects of the first run can be named in the graph: shape(r1) is the shape of the table in register 1, &0, &1 … and @0, @1 …
// are its cells and the code of its functions, from register 0 on, %0, %1 … the facts of its tables' fields, epoch is the epoch of metatables, global(x) is a global's
// number.

#ifdef GS_HAVE_ORC

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "orc-tier/opt/pipeline.h"
#include "tests/unit/orc/ir_testing.h"
#include "vm/vm.h"

namespace gs::orc::test {
namespace {

struct Golden {
  std::string about;
  std::string graph;     ///< without comments and blank lines
  std::string expected;  ///< the lines with marks
  std::vector<std::string> passes;
  std::vector<std::string> runs;  ///< scripts
};

std::vector<std::string> words_of(std::string text) {
  std::replace(text.begin(), text.end(), ',', ' ');
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

/// What follows `mark` in `line`, if it begins so.
bool directive(const std::string& line, std::string_view mark, std::string& rest) {
  if (!line.starts_with(mark)) return false;
  rest = line.substr(mark.size());
  return true;
}

Golden split(const std::string& text) {
  Golden golden;
  std::istringstream lines(text);
  for (std::string line, rest; std::getline(lines, line);) {
    bool result = line.starts_with("out:") || line.starts_with("ran:") || line.starts_with("error:");
    bool comment = line.starts_with(";") || line.empty();
    (result ? golden.expected : comment ? golden.about : golden.graph) += line + "\n";
    if (directive(line, "; passes:", rest)) golden.passes = words_of(rest);
    if (directive(line, "; run:", rest)) golden.runs.push_back(rest);
  }
  return golden;
}

std::string marked(std::string_view mark, const std::string& text) {
  std::string out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) out.append(mark).append(line).append("\n");
  return out;
}

void replace_all(std::string& text, const std::string& what, const std::string& by) {
  for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

/// What has a name in the files, and a number that is another tomorrow.
using Names = std::vector<std::pair<std::string, std::string>>;

Names names_in(const std::string& graph, vm::Vm& vm, const std::vector<vm::Value>& registers) {
  Names names = {{"GuardEpoch[epoch]", "GuardEpoch[" + std::to_string(vm.metatable_epoch) + "]"}};
  for (size_t i = 0; i < registers.size(); i++) {
    if (!registers[i].is_table()) continue;
    names.emplace_back("[shape(r" + std::to_string(i) + ")]", "[" + hex_text(shape_word(registers[i])) + "]");
  }
  constexpr std::string_view kGlobal = "Global[global(";
  for (size_t at = graph.find(kGlobal); at != std::string::npos; at = graph.find(kGlobal, at + 1)) {
    size_t begin = at + kGlobal.size(), end = graph.find(")]", begin);
    std::string name = graph.substr(begin, end - begin);
    uint32_t slot = vm.global_slot(vm::test::name(vm, name));
    names.emplace_back(graph.substr(at, end + 2 - at), "Global[" + std::to_string(slot) + "]");
  }
  return names;
}

/// The cells and the code in a run's registers, and the facts of fields.
struct Objects {
  Objects(vm::Vm& vm, const std::vector<vm::Value>& registers) {
    for (vm::Value v : registers) {
      if (v.is_cell()) cells.push_back(v.as_cell());
      if (v.is_table()) {
        for (const vm::Shape::Property& p : vm.shapes().get(v.as_table()->word)->fields()) facts.push_back(p.fact);
      }
      if (vm::is_closure(v)) code.push_back(v.as<vm::Closure>()->code);
    }
  }
  std::vector<const gc::Header*> cells;
  std::vector<const vm::Instr*> code;
  std::vector<const vm::FieldFact*> facts;
};

/// One file's work.
class Session {
 public:
  Session(vm::Vm& vm, const Golden& golden) : vm_(vm), golden_(golden) {
    for (const std::string& script : golden.runs) registers_.push_back(registers_from(vm, script));
    static const std::vector<vm::Value> kNone;
    const auto& first = registers_.empty() ? kNone : registers_[0];
    names_ = names_in(golden.graph, vm, first);
    Objects objects(vm, first);
    std::string text = golden.graph;
    for (const auto& [name, number] : names_) replace_all(text, name, number);
    parsed_ = parse(text, before_, error_, {objects.cells, objects.code, objects.facts});
    if (parsed_) error_ = verify(before_);
  }

  /// The lines with marks that belong into the file.
  std::string results();

 private:
  std::string printed(const Graph& graph) const;
  void run_passes(Graph& graph) const;
  std::string run(size_t which, const Graph& after) const;

  vm::Vm& vm_;
  const Golden& golden_;
  std::vector<std::vector<vm::Value>> registers_;
  Names names_;
  Graph before_;
  bool parsed_ = false;
  std::string error_;
};

std::string Session::printed(const Graph& graph) const {
  std::string text = print(graph);
  for (const auto& [name, number] : names_) replace_all(text, number, name);
  return text;
}

void Session::run_passes(Graph& graph) const {
  for (const std::string& pass : golden_.passes) {
    INFO(pass);
    REQUIRE(run_pass(pass, graph));
    CHECK(verify(graph) == "");
  }
}

std::string Session::run(size_t which, const Graph& after) const {
  INFO(golden_.runs[which]);
  EvalOptions options;
  options.keep_headers = true;
  Evaluation first = evaluate(before_, vm_, registers_[which], options);
  std::string line = "ran: " + describe(first) + "\n";
  if (golden_.passes.empty()) return line;
  Evaluation second = evaluate(after, vm_, registers_[which]);
  CHECK(difference_after_moves(first, second) == "");
  return describe(second) == describe(first) ? line : line + "ran: " + describe(second) + "\n";
}

std::string Session::results() {
  if (parsed_) CHECK(printed(before_) == golden_.graph);
  if (!error_.empty()) return marked("error: ", error_);
  Graph after = before_;
  run_passes(after);
  std::string out = golden_.passes.empty() ? "" : marked("out: ", printed(after));
  for (size_t i = 0; i < registers_.size(); i++) out += run(i, after);
  return out;
}

std::vector<std::filesystem::path> golden_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(GS_SOURCE_DIR "/tests/filetests/ir")) {
    if (entry.path().extension() == ".ir") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string read(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

}  // namespace

TEST_CASE("trace SSA: graphs become what the golden files say, and run alike", "[ir]") {
  const char* bless = std::getenv("GS_BLESS");
  std::vector<std::filesystem::path> files = golden_files();
  REQUIRE(files.size() > 5);
  for (const std::filesystem::path& path : files) {
    INFO(path.string());
    Golden golden = split(read(path));
    std::string results;
    with_library([&](vm::Vm& vm) { results = Session(vm, golden).results(); });
    if (bless != nullptr && std::string_view(bless) == "1") {
      std::ofstream(path, std::ios::binary) << golden.about << golden.graph << results;
    } else {
      CHECK(results == golden.expected);
      CHECK(results != "");
    }
  }
}

}  // namespace gs::orc::test

#endif  // GS_HAVE_ORC
