// Whole programs and their trees: tests/filetests/ast/*.gs.
//
// Each file is a program followed by the text expected of it, as comment lines `// ast: …`: the resolved tree, or for
// a text with mistakes what is reported. GS_BLESS=1 in the environment writes what comes out into the files; the
// difference is then reviewed like code.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/frontend/frontend_testing.h"

#ifndef GS_SOURCE_DIR
#define GS_SOURCE_DIR "."
#endif

namespace gs::frontend {
namespace {

constexpr std::string_view kMark = "// ast: ";

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

struct Golden {
  std::string program;
  std::string expected;
};

/// The expectation is everything from the first marked line on.
Golden split(const std::string& text) {
  size_t start = text.starts_with(kMark) ? 0 : text.find("\n" + std::string(kMark));
  if (start == std::string::npos) return {text, ""};
  start = text.find(kMark, start);
  Golden golden{text.substr(0, start), ""};
  std::istringstream lines(text.substr(start));
  for (std::string line; std::getline(lines, line);) {
    std::string_view rest = line;
    rest.remove_prefix(std::min(kMark.size(), rest.size()));
    golden.expected += std::string(rest) + "\n";
  }
  return golden;
}

std::string marked(const std::string& text) {
  std::string out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) out += std::string(kMark) + line + "\n";
  return out;
}

std::string front_end_output(const std::string& name, const std::string& program) {
  Source source{name, program};
  Arena arena;
  Diagnostics diagnostics;
  Chunk chunk;
  if (!parse(source, arena, diagnostics, chunk)) return diagnostics.render(source);
  resolve(chunk, arena);
  return print_ast(chunk);
}

std::vector<std::filesystem::path> golden_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(GS_SOURCE_DIR "/tests/filetests/ast")) {
    if (entry.path().extension() == ".gs") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("golden trees", "[frontend][golden]") {
  bool bless = std::getenv("GS_BLESS") != nullptr;
  std::vector<std::filesystem::path> files = golden_files();
  CHECK(files.size() >= 40);
  for (const std::filesystem::path& path : files) {
    Golden golden = split(read_file(path));
    std::string actual = front_end_output(path.filename().string(), golden.program);
    INFO(path.filename().string());
    if (bless) std::ofstream(path, std::ios::binary) << golden.program << marked(actual);
    else CHECK(actual == golden.expected);
  }
}

}  // namespace gs::frontend
