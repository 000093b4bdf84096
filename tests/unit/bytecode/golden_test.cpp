// Scripts and their bytecode: tests/filetests/bytecode/*.gs.
//
// Each file shows one construct: a script, followed by its disassembly as comment lines `// bytecode: …`. GS_BLESS=1
// in the environment writes what comes out into the files; the difference is then reviewed like code.

#include <algorithm>
#include <cstdlib>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/bytecode/bytecode_testing.h"
#include "vm/bytecode/disassembler.h"
#include "vm/bytecode/parser.h"

namespace gs::vm {
namespace {

constexpr std::string_view kMark = "// bytecode:";

struct Golden {
  std::string script;
  std::string expected;
};

Golden split(const std::string& text) {
  Golden golden;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(kMark)) {
      golden.script += line + "\n";
      continue;
    }
    std::string_view rest = std::string_view(line).substr(kMark.size());
    if (rest.starts_with(' ')) rest.remove_prefix(1);
    golden.expected.append(rest).append("\n");
  }
  return golden;
}

std::string with_expectation(const Golden& golden, const std::string& text) {
  std::string out = golden.script;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    out.append(kMark).append(line.empty() ? "" : " ").append(line).append("\n");
  }
  return out;
}

std::vector<std::filesystem::path> golden_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(GS_SOURCE_DIR "/tests/filetests/bytecode")) {
    if (entry.path().extension() == ".gs") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("bytecode: scripts compile to what the golden files say") {
  const char* bless = std::getenv("GS_BLESS");
  std::vector<std::filesystem::path> files = golden_files();
  REQUIRE(files.size() > 40);
  for (const std::filesystem::path& path : files) {
    INFO(path.filename().string());
    Golden golden = split(read_file(path));
    Compiled compiled = compile_text(golden.script);
    INFO(compiled.errors);
    REQUIRE(compiled.ok);
    CHECK(why_unsound(compiled.main) == "");
    std::string text = disassemble(compiled.main);
    if (bless != nullptr && std::string_view(bless) == "1") {
      std::ofstream(path, std::ios::binary) << with_expectation(golden, text);
    } else {
      CHECK(text == golden.expected);
    }
  }
}

TEST_CASE("bytecode: golden texts parse back to equal functions") {
  for (const std::filesystem::path& path : golden_files()) {
    INFO(path.filename().string());
    Golden golden = split(read_file(path));
    Compiled compiled = compile_text(golden.script);
    CompiledFunction parsed;
    std::string error;
    REQUIRE(parse_bytecode(golden.expected, parsed, error));
    CHECK(parsed == compiled.main);
  }
}

}  // namespace gs::vm
