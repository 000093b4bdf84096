// Loops and what becomes of them: tests/filetests/regions/*.gs.
//
// Each file is a script that shows one thing, with comment lines that say which, among them instructions to this test:
//
//   … // loop         the loop is meant whose rounds begin on this line; otherwise the first one that is gone round
//   // rounds: N       so many of its rounds are recorded (4),
//   // every: N        N rounds apart (1)
//
// followed by the graph that is built from the recordings, as lines `// built: …`, and what the passes make of it, as lines
// `// optimized: …`. GS_BLESS=1 in the environment writes what comes out into the files; the difference is then reviewed like
// code.
//
// What is a number in graphs, and another one tomorrow, has a name here: shape(0), shape(1) … in order of appearance, epoch, and
// globals by their names.

#if defined(GS_HAVE_ORC) && defined(GS_HAVE_BASELINE)

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "orc-tier/ir/printer.h"
#include "orc-tier/ir/verifier.h"
#include "orc-tier/opt/pipeline.h"
#include "orc-tier/record/region_builder.h"
#include "tests/unit/orc/region_testing.h"
#include "vm/string.h"

namespace gs::orc::test {
namespace {

struct Golden {
  std::string script;
  std::string expected;
  Watch watch{0, 4, 1};
};

Golden split(const std::string& text) {
  Golden golden;
  std::istringstream lines(text);
  uint32_t line_number = 0;
  for (std::string line; std::getline(lines, line);) {
    line_number++;
    bool is_result = line.starts_with("// built:") || line.starts_with("// optimized:");
    (is_result ? golden.expected : golden.script) += line + "\n";
    auto number = [&](std::string_view word, uint32_t& out) {
      if (line.starts_with(word)) out = static_cast<uint32_t>(std::atoi(line.c_str() + word.size()));
    };
    if (line.ends_with(" // loop")) golden.watch.line = line_number;
    number("// rounds:", golden.watch.rounds);
    number("// every:", golden.watch.every);
  }
  return golden;
}

/// Replaces what `pattern` finds, of which the second group is the number, by `name(number)`.
template <class Name>
std::string named(const std::string& text, const std::string& pattern, Name name) {
  std::string out;
  std::regex regex(pattern);
  auto at = text.cbegin();
  for (std::sregex_iterator i(text.begin(), text.end(), regex), end; i != end; ++i) {
    out.append(at, (*i)[0].first).append((*i)[1].str()).append(name((*i)[2].str()));
    at = (*i)[0].second;
  }
  return out.append(at, text.cend());
}

/// Where `pc` is: a function of the profile, and a word of it where that is not the first one.
std::string place_in(const Profile& profile, const vm::Instr* pc) {
  for (const Context& c : profile.contexts) {
    if (pc < c.code || pc >= c.code + c.proto->code_words) continue;
    std::string name = c.proto->is_main ? "main" : std::string(c.proto->name->view());
    return pc == c.code ? name : name + "+" + std::to_string(pc - c.code);
  }
  return "elsewhere";
}

/// A graph's text, with the names of this run's numbers.
std::string show(const Graph& graph, const Profile& profile, vm::Vm& vm) {
  std::string text = print(graph, [&](const vm::Instr* pc) { return place_in(profile, pc); });
  std::vector<std::string> shapes;
  text = named(text, R"(((?:GuardShape|IsShape|StoreShape|NewTable|VirtualTable)\[)(0x[0-9a-f]+))", [&](const std::string& shape) {
    auto found = std::find(shapes.begin(), shapes.end(), shape);
    auto number = found - shapes.begin();
    if (found == shapes.end()) shapes.push_back(shape);
    return "shape(" + std::to_string(number) + ")";
  });
  text = named(text, R"((GuardEpoch\[)(\d+))", [](const std::string&) { return "epoch"; });
  return named(text, R"(((?:Load|Store)Global\[)(\d+))", [&](const std::string& slot) {
    return std::string(vm.global_name(static_cast<uint32_t>(std::stoul(slot)))->view());
  });
}

std::string marked(std::string_view mark, const std::string& text) {
  std::string out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) out.append(mark).append(line).append("\n");
  return out;
}

/// The lines that belong into the file.
std::string results(const Golden& golden) {
  std::string out;
  std::string returned = watch(golden.script, golden.watch, [&](vm::Vm& vm, const Profile& profile, vm::Value*) {
    RegionBuilder builder(vm, profile);
    bool is_built = builder.build();
    if (!is_built) {
      out = "// built: nothing: " + builder.reason() + "\n";
      return;
    }
    Graph& graph = builder.graph();
    graph.name = "loop";
    CHECK(verify(graph) == "");
    out += marked("// built: ", show(graph, profile, vm));
    optimize(graph);
    CHECK(verify(graph) == "");
    out += marked("// optimized: ", show(graph, profile, vm));
  });
  INFO(returned);
  CHECK(out != "");
  return out;
}

std::vector<std::filesystem::path> golden_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(GS_SOURCE_DIR "/tests/filetests/regions")) {
    if (entry.path().extension() == ".gs") files.push_back(entry.path());
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

TEST_CASE("regions: loops become the graphs that the golden files say", "[regions]") {
  const char* bless = std::getenv("GS_BLESS");
  std::vector<std::filesystem::path> files = golden_files();
  REQUIRE(files.size() > 10);
  for (const std::filesystem::path& path : files) {
    INFO(path.string());
    Golden golden = split(read(path));
    std::string text = results(golden);
    if (bless != nullptr && std::string_view(bless) == "1") {
      std::ofstream(path, std::ios::binary) << golden.script << text;
    } else {
      CHECK(text == golden.expected);
    }
  }
}

}  // namespace gs::orc::test

#endif  // GS_HAVE_ORC and GS_HAVE_BASELINE
