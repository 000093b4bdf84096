// Descriptions of compiled functions: names, and lines as the bytecode has them.

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/vm/vm_fixture.h"
#include "vm/base/source.h"
#include "vm/jit/code_announcer.h"
#include "vm/object.h"

namespace gs::vm {
namespace {

constexpr std::string_view kProgram =
    "func named(a,\n"
    "           b) {\n"
    "  if a > b { return a }\n"
    "\n"
    "  x := a *\n"
    "    b\n"
    "  return func() { return x }\n"
    "}\n";

/// Runs `body(proto)` for the chunk of kProgram.
template <typename Body>
void with_chunk(Body body) {
  test::with_vm([&](Vm& vm) {
    auto source = std::make_unique<Source>();
    source->name = "names.gs";
    source->text = kProgram;
    body(*proto_of(test::ok(vm.load(std::move(source)))));
  });
}

/// The line that holds at `offset`.
uint32_t line_at(const std::vector<CodeLine>& lines, uint32_t offset) {
  uint32_t line = 0;
  for (const CodeLine& at : lines) {
    if (at.offset <= offset) line = at.line;
  }
  return line;
}

/// As if every word of bytecode had been compiled to `each` bytes, behind a prologue.
struct PretendedCode : CompiledCode {
  PretendedCode(const Proto& proto, uint32_t prologue, uint32_t each) : CompiledCode{} {
    for (uint32_t word = 0; word < proto.code_words; word++) table.push_back(prologue + each * word);
    entries = table;
    bytes = prologue + each * proto.code_words;
  }
  std::vector<uint32_t> table;
  size_t bytes;
};

}  // namespace

TEST_CASE("code announcer: names of functions", "[jit]") {
  with_chunk([](Proto& main) {
    CHECK(display_name(main) == "main chunk");
    REQUIRE(main.nested().size() == 1);
    Proto* named = main.nested()[0];
    CHECK(display_name(*named) == "named");
    REQUIRE(named->nested().size() == 1);
    CHECK(display_name(*named->nested()[0]) == "anonymous:7");
  });
}

TEST_CASE("code announcer: each instruction has the line that an error in it would have", "[jit]") {
  with_chunk([](Proto& main) {
    Proto& named = *main.nested()[0];
    PretendedCode code(named, 16, 4);
    std::vector<CodeLine> lines{{77, 77}};  // what was there goes
    lines_of(named, code, code.bytes, lines);
    CHECK(lines.front().offset == 0);
    CHECK(lines.front().line == 1);
    for (size_t i = 1; i < lines.size(); i++) {
      CHECK(lines[i].offset > lines[i - 1].offset);
      CHECK(lines[i].line != lines[i - 1].line);
    }
    bool seen[9] = {};
    for (uint32_t word = 0; word < named.code_words; word++) {
      uint32_t line = named.position_of(named.code() + word + 1).line;
      CHECK(line_at(lines, 16 + 4 * word) == line);
      seen[line] = true;
    }
    CHECK((seen[3] && seen[5] && seen[7]));  // or it was no test
  });
}

TEST_CASE("code announcer: instructions without code of their own, or with it elsewhere, disturb nothing", "[jit]") {
  with_chunk([](Proto& main) {
    Proto& named = *main.nested()[0];
    PretendedCode code(named, 0, 0);  // all at 0: the last one has the place
    std::vector<CodeLine> lines;
    lines_of(named, code, 1, lines);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].line == named.position_of(named.code() + named.code_words).line);
    PretendedCode beyond(named, 8, 4);
    lines_of(named, beyond, 8, lines);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].line == 1);
  });
}

}  // namespace gs::vm
