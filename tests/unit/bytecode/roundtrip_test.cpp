// Every script of the repository that parses also compiles, verifies, and survives the way to text and back.

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/bytecode/bytecode_testing.h"
#include "vm/bytecode/disassembler.h"
#include "vm/bytecode/parser.h"

namespace gs::vm {
namespace {

/// What is wrong with the script at `path`; empty if nothing is.
std::string trouble_with(const std::filesystem::path& path, const CompileLimits& limits, int& compiled_scripts) {
  Compiled compiled = compile_text(read_file(path), path.filename().string(), limits);
  if (!compiled.ok) return "";  // a test of syntax errors
  compiled_scripts++;
  if (std::string why = why_unsound(compiled.main); !why.empty()) return why;
  std::string text = disassemble(compiled.main);
  CompiledFunction parsed;
  std::string error;
  if (!parse_bytecode(text, parsed, error)) return error;
  if (std::string why = why_unsound(parsed); !why.empty()) return why;
  if (disassemble(parsed) != text) return "the text changes";
  return parsed == compiled.main ? "" : "the functions differ";
}

int check_scripts_below(const std::filesystem::path& folder, const CompileLimits& limits) {
  int count = 0;
  if (!std::filesystem::exists(folder)) return 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".gs") continue;
    std::string trouble = trouble_with(entry.path(), limits, count);
    INFO(entry.path().string());
    CHECK(trouble == "");
  }
  return count;
}

}  // namespace

TEST_CASE("bytecode: all scripts go to text and back") {
  // With few registers, rows replace them everywhere they can.
  for (const CompileLimits& limits : {CompileLimits{}, CompileLimits::few()}) {
    CHECK(check_scripts_below(GS_SOURCE_DIR "/tests/scripts", limits) > 300);
    check_scripts_below(GS_SOURCE_DIR "/perf", limits);
    check_scripts_below(GS_SOURCE_DIR "/examples", limits);
  }
}

TEST_CASE("bytecode: texts that are no bytecode are refused with the line") {
  auto error_of = [](std::string_view text) {
    CompiledFunction f;
    std::string error;
    return parse_bytecode(text, f, error) ? "" : error;
  };
  std::string head = "function 0 \"f\" at 1:1, params 0, frame 4\n";
  CHECK(error_of("") == "line 0: expected function 0");
  CHECK(error_of("function 1 \"f\"") == "line 1: expected function 0");
  CHECK(error_of("function 0 \"f\" at 1:1, params 0\n") == "line 1: expected ', frame'");
  CHECK(error_of(head + "  Return0\n") == "");
  CHECK(error_of(head + "  Retrun0\n") == "line 2: no opcode Retrun0");
  CHECK(error_of(head + "  Move r0\n") == "line 2: expected ','");
  CHECK(error_of(head + "  Move r0, r256\n") == "line 2: number out of range");
  CHECK(error_of(head + "  Move r0, r1, r2\n") == "line 2: unexpected text at the end of the line");
  CHECK(error_of(head + "  AddI r0, r0, 128\n") == "line 2: number out of range");
  CHECK(error_of(head + "  LoadK r0, \"a\\q\"\n") == "line 2: unknown escape in a string");
  CHECK(error_of(head + "  LoadK r0, \"a\n") == "line 2: unclosed string");
  CHECK(error_of(head + "  LoadK r0, 1x\n") == "line 2: expected a constant");
  CHECK(error_of(head + "  Jump L1\n") == "line 2: label L1 is nowhere");
  CHECK(error_of(head + "L1:\nL1:\n") == "line 3: label L1 is bound twice");
  CHECK(error_of(head + "  Return0 ; 1\n") == "line 2: expected ':'");
}

TEST_CASE("bytecode: every kind of operand is written and read") {
  std::string text =
      "function 0 \"two words\\x00\\\"\" at 1:2, params 1, variadic, frame 20\n"
      "  upvalue up0 \"x\" from r7, cell\n"
      "  upvalue up1 \"y\" from r7[300]\n"
      "  upvalue up2 \"f\" from self\n"
      "  LoadK       r0, -0.0                    ; 1:3\n"
      "  LoadK       r0, 1e+300\n"
      "  LoadK       r0, inf\n"
      "  LoadKX      r0, -140737488355328\n"
      "  JEqK        r0, nil, L0                 ; 4:5\n"
      "  JNeK        r0, false, L0\n"
      "  GetField    r1, r0, .\"not a name\"\n"
      "  NewObject   r1, r2, 2, {a, \"b c\"}\n"
      "  NewTable    r1, [7]\n"
      "  Vararg      r1, *\n"
      "  SetList     r1, r1, *, 70000\n"
      "L0:\n"
      "  GetFar      r1, r2, [70000]\n"
      "  JLtI        r1, -32768, L0\n"
      "  AddI        r1, r1, -128\n"
      "  ReturnV     r1, 0                       ; 4:6\n"
      "\n"
      "function 0.0 \"\" at 0:0, params 0, frame 0\n"
      "  Return0\n";
  CompiledFunction f;
  std::string error;
  REQUIRE(parse_bytecode(text, f, error));
  CHECK(disassemble(f) == text);
  CHECK(f.name == std::string_view("two words\0\"", 11));
  CHECK(f.nested.size() == 1);
}

}  // namespace gs::vm
