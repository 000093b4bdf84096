// The code of compiled functions at its place: hot code of successive functions adjoins, and code goes with its function.

#ifdef GS_HAVE_BASELINE

#include <memory>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "baseline/baseline_tier.h"
#include "tests/unit/vm/vm_fixture.h"
#include "vm/base/source.h"
#include "vm/jit/code_space.h"
#include "vm/jit/tier.h"
#include "vm/vm.h"

namespace gs::baseline {
namespace {

using vm::CompiledCode;
using vm::Proto;
using vm::Vm;

/// Runs `body(vm)` where everything that is called gets compiled.
template <typename Body>
void with_compiler(Body body) {
  vm::test::with_vm([&](Vm& vm) {
    install(vm, Options{});
    body(vm);
  });
}

vm::Closure* load(Vm& vm, const std::string& text) {
  auto source = std::make_unique<Source>();
  source->name = "test.gs";
  source->text = text;
  return vm::test::ok(vm.load(std::move(source)));
}

double counter(Vm& vm, std::string_view name) {
  for (const vm::TierCompiler::Counter& c : vm.tier->counters()) {
    if (c.name == name) return c.value;
  }
  FAIL("no counter " << name);
  return 0;
}

size_t aligned(double bytes) {
  size_t n = static_cast<size_t>(bytes);
  return (n + vm::CodeSpace::kAlignment - 1) / vm::CodeSpace::kAlignment * vm::CodeSpace::kAlignment;
}

/// Functions of several kinds of cold code: slow paths, barriers, entries with held registers.
constexpr const char* kPrograms[] = {
    "t := {n: 1}; for i := 0; i < 3; i++ { t.n = t.n + i }; return t.n",
    "f := func(x) { return x * 2 + 1 }; return f(3) + f(4)",
    "s := 0; for k, v := range {1, 2, 3} { s += v; if v == 2 { s -= k } }; return s",
    "t := {}; for i := 0; i < 5; i++ { t[i] = {i: i} }; return #t",
};

/// The text of a chunk that calls a function, which adds 1 to `x`.
std::string calling_chunk(int x) { return "f := func(x) { return x + 1 }; return f(" + std::to_string(x) + ")"; }

/// The code of the function in a chunk that has one.
const CompiledCode* code_of_nested(vm::Closure* main) { return vm::proto_of(main)->nested()[0]->info().compiled; }

/// Makes and calls `count` functions, each in a chunk of its own. Keeps none.
[[gnu::noinline]] void run_functions(Vm& vm, int count) {
  for (int i = 0; i < count; i++) {
    vm::Closure* main = load(vm, calling_chunk(i));
    CHECK(vm::test::ok(vm.call1(vm::Value::function(main), {})) == vm::test::num(i + 1));
    CHECK(code_of_nested(main) != nullptr);
  }
}

/// Overwrites what calls have left on the native stack, which the collector reads conservatively.
[[gnu::noinline]] void clear_stack_below() {
  volatile char garbage[1 << 14];
  for (size_t i = 0; i < sizeof garbage; i++) garbage[i] = 0;
}

}  // namespace

TEST_CASE("baseline: hot code of functions compiled one after the other adjoins", "[baseline]") {
  with_compiler([](Vm& vm) {
    const uint8_t* end = nullptr;
    for (const char* program : kPrograms) {
      INFO(program);
      vm::Closure* main = load(vm, program);
      double before = counter(vm, "hot_bytes"), cold_before = counter(vm, "cold_bytes");
      vm.tier->compile(vm, vm::proto_of(main));
      const CompiledCode* code = vm::proto_of(main)->info().compiled;
      REQUIRE(code != nullptr);
      double hot_bytes = counter(vm, "hot_bytes") - before;
      // There is cold code, and it is not between this function's hot code and that of the one before.
      CHECK(counter(vm, "cold_bytes") - cold_before > 16);
      if (end != nullptr) CHECK(code->code == end);
      end = code->code + aligned(hot_bytes);
      auto* entry = static_cast<const uint8_t*>(code->entry);
      CHECK(entry >= code->code);
      CHECK(entry < code->code + static_cast<size_t>(hot_bytes));
      for (const CompiledCode::ReturnSite& site : code->return_sites) CHECK(site.native <= hot_bytes);
      // Instructions are entered in the hot code or, where registers have to be loaded first, beyond the hot area.
      for (uint32_t offset : code->entries) {
        if (offset != CompiledCode::kNoEntry && offset >= hot_bytes) CHECK(code->code + offset > end);
      }
    }
  });
}

TEST_CASE("baseline: code is freed with its function, and its room is used again", "[baseline]") {
  static constexpr int kChunks = 200, kFunctions = 2 * kChunks;  // a chunk and the function in it
  with_compiler([](Vm& vm) {
    run_functions(vm, kChunks);
    CHECK(counter(vm, "functions") == kFunctions);
    CHECK(counter(vm, "failures") == 0);
    double all = counter(vm, "bytes_now");
    clear_stack_below();
    vm.heap().collect();
    // (A few may look alive to a collector that reads stacks conservatively.)
    double freed = counter(vm, "freed");
    CHECK(freed > 0.9 * kFunctions);
    CHECK(freed <= kFunctions);
    CHECK(counter(vm, "bytes_now") <= 0.1 * all);
    run_functions(vm, kChunks);
    CHECK(counter(vm, "functions") == 2 * kFunctions);
    CHECK(counter(vm, "bytes_now") <= 1.1 * all);
  });
}

TEST_CASE("baseline: code that somebody still has is not freed", "[baseline]") {
  with_compiler([](Vm& vm) {
    vm::Closure* kept = load(vm, calling_chunk(20));
    vm::test::ok(vm.set_global("kept", vm::Value::function(kept)));
    vm::test::ok(vm.call1(vm::Value::function(kept), {}));
    const CompiledCode* code = code_of_nested(kept);
    REQUIRE(code != nullptr);
    run_functions(vm, 20);
    clear_stack_below();
    vm.heap().collect();
    CHECK(counter(vm, "freed") > 0);
    CHECK(code_of_nested(kept) == code);
    CHECK(vm::test::ok(vm.call1(vm.get_global("kept"), {})) == vm::test::num(21));
  });
}

TEST_CASE("baseline: without room for code functions are interpreted, and stay so", "[baseline]") {
  vm::test::with_vm([](Vm& vm) {
    Options options;
    options.code_limit = 1;
    install(vm, options);
    for (int i = 0; i < 3; i++) {
      vm::Closure* main = load(vm, "f := func(x) { return x * 2 }; return f(3) + f(4)");
      CHECK(vm::test::ok(vm.call1(vm::Value::function(main), {})) == vm::test::num(14));
    }
    // The limit is noticed once it is passed, by the first function or before. Each of the others is tried once: three
    // chunks, each with a function.
    CHECK(counter(vm, "functions") <= 1);
    CHECK(counter(vm, "failures") + counter(vm, "functions") == 6);
  });
}

}  // namespace gs::baseline

#endif  // GS_HAVE_BASELINE
