// Making heap cells of compiled functions, and reading them back.

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/bytecode/bytecode_testing.h"
#include "tests/unit/vm/vm_fixture.h"
#include "vm/bytecode/disassembler.h"
#include "vm/bytecode/instantiate.h"

namespace gs::vm {

using test::ok;
using test::with_vm;

TEST_CASE("bytecode: a function in the heap says what it was made from", "[instantiate]") {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(GS_SOURCE_DIR "/tests/filetests/bytecode")) {
    files.push_back(entry.path());
  }
  REQUIRE(files.size() > 40);
  static const Source source{"test.gs", ""};
  with_vm([&](Vm& vm) {
    for (const std::filesystem::path& path : files) {
      INFO(path.filename().string());
      Compiled compiled = compile_text(read_file(path));
      Proto* proto = ok(instantiate(vm, compiled.main, &source));
      CHECK(disassemble(describe(vm, *proto)) == disassemble(compiled.main));
      CHECK(describe(vm, *proto) == compiled.main);
    }
  });
}

TEST_CASE("bytecode: the parts of a function in the heap lie where proto.h draws them", "[instantiate]") {
  static const Source source{"test.gs", ""};
  with_vm([](Vm& vm) {
    Compiled compiled = compile_text("func f(a, b) { t := {x: a, y: b}\nreturn t.x, func() { return a, b } }");
    Proto* main = ok(instantiate(vm, compiled.main, &source));
    Proto* f = main->nested()[0];
    CHECK(main->source == &source);
    CHECK(code_info(f->code())->proto == f);
    CHECK(f->info().param_count == 2);
    CHECK(f->info().frame_size == compiled.main.nested[0].frame_size);
    CHECK(reinterpret_cast<uintptr_t>(f->code()) % 8 == 0);
    CHECK(f->cache(0).key->view() == "x");
    CHECK(f->cache_index(f->cache_distance(0)) == 0);
    CHECK(f->sites()[0].key_count == 2);
    CHECK(f->constant(f->sites()[0].first_key).as_string()->view() == "x");
    CHECK(f->nested()[0]->upvalues().size() == 2);
    CHECK(f->name->view() == "f");
    // The end of the constants is where the caches begin, and so on down to the fields.
    char* constants = reinterpret_cast<char*>(&f->constant(f->constant_count - 1));
    CHECK(constants == reinterpret_cast<char*>(&f->cache(0) + 1));
    CHECK(reinterpret_cast<char*>(f->sites().data() + f->site_count) ==
          reinterpret_cast<char*>(&f->cache(f->cache_count - 1)));
    CHECK(f->cell_bytes >= f->code_offset + 4 * f->code_words + sizeof(PositionEntry) * f->position_count);
  });
}

}  // namespace gs::vm
