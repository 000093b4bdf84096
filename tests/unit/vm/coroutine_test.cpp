// The modes of coroutines and the ways between them: one test for each cell of the table in vm/runtime/frame.h that
// coroutines have a part in, and the stacks behind them.
#include <sys/mman.h>

#include <memory>
#include <string>
#include <vector>

#include "stdlib/stdlib.h"
#include "tests/unit/vm/vm_fixture.h"
#include "vm/base/source.h"
#include "vm/native.h"
#include "vm/runtime/stack_arena.h"

namespace gs::vm::test {
namespace {

/// host(): whether the running coroutine has a native stack of its own.
NativeResult native_host(Vm& vm, Args args) { return args.give(Value::boolean(on_own_stack(vm))); }

/// through(f, …): what f gives, called from C++; then whether that ran on a stack of the coroutine's own.
NativeResult native_through(Vm& vm, Args args) {
  Value* results;
  GS_TRY(uint32_t n, vm.call(args[0], args.base() + 1, args.count() - 1, &results));
  Value first = n == 0 ? Value::nil() : results[0];
  return args.give(first, Value::boolean(on_own_stack(vm)));
}

/// slices(): how many coroutines have stacks.
NativeResult native_slices(Vm& vm, Args args) {
  return args.give(Value::integer(static_cast<int64_t>(vm.stacks().used().size())));
}

NativeResult native_collect(Vm& vm, Args args) {
  vm.heap().collect();
  return args.none();
}

constexpr LibraryEntry kNatives[] = {
    {"host", native_host},
    {"through", calls_back<native_through>},
    {"slices", native_slices},
    {"collect", native_collect},
};

/// Prepended to all scripts: results as text.
constexpr const char* kPrelude = R"(
func text(...) {
  out := {}
  for i := 1; i <= select("#", ...); i++ { v := select(i, ...)
    out[i] = tostring(v) }
  return table.concat(out, " ")
}
)";

/// What `script` returns, a string; of an error, its text.
std::string run(std::string_view script, const VmOptions& options = seeded()) {
  std::string out;
  with_vm(options, [&](Vm& vm) {
    ok(stdlib::register_stdlib(vm));
    (void)ok(register_library(vm, nullptr, kNatives, std::size(kNatives)));
    auto source = std::make_unique<Source>();
    source->name = "test";
    source->text = kPrelude + std::string(script);
    Result<Closure*> main = vm.load(std::move(source));
    Result<Value> result = main.ok() ? vm.call1(Value::function(*main), {}) : Raised{};
    out = text_of(vm, result.ok() ? *result : vm.error);
  });
  return out;
}

}  // namespace

TEST_CASE("a guest calls and returns without a native stack", "[coroutine]") {
  CHECK(run(R"(
    func twice(x) { return host(), 2 * x }
    co := coroutine.create(func(x) { h, y := twice(x); return h, y })
    return text(host(), coroutine.resume(co, 21))
  )") == "true true false 42");
}

TEST_CASE("a guest yields from below other calls, and goes on", "[coroutine]") {
  CHECK(run(R"(
    func inner(x) { a, b := coroutine.yield(x, "y"); return a, b }
    gen := coroutine.wrap(func(x) { a, b := inner(x + 1); return host(), a, b })
    first := text(gen(1))
    return first .. "; " .. text(gen(7, 8))
  )") == "2 y; false 7 8");
}

TEST_CASE("an error ends a guest and reaches the resumer", "[coroutine]") {
  CHECK(run(R"(
    func fails() { error("why") }
    co := coroutine.create(fails)
    first := text(coroutine.resume(co))
    return first .. "; " .. text(coroutine.resume(co)) .. "; " .. slices()
  )") == "false why; false cannot resume dead coroutine; 1");
  CHECK(run(R"(
    gen := coroutine.wrap(func() { inner := coroutine.wrap(func() { error("why") }); inner() })
    return text(pcall(gen)) .. "; " .. slices()
  )") == "false why; 1");
}

TEST_CASE("a guest catches its own errors", "[coroutine]") {
  CHECK(run(R"(
    gen := coroutine.wrap(func() {
      ok, e := pcall(func() { coroutine.yield(1); error("why") })
      return ok, e, host()
    })
    gen()
    return text(gen())
  )") == "false why false");
}

TEST_CASE("a native that calls back makes a guest a host, until it yields without C++ frames", "[coroutine]") {
  CHECK(run(R"(
    gen := coroutine.wrap(func() {
      before := host()
      x, own := through(func(a) { return a + 1 }, 4)
      after := host()
      coroutine.yield()
      return before, x, own, after, host()
    })
    gen()
    return text(gen())
  )") == "false 5 true true false");
}

TEST_CASE("a host yields with C++ frames, which wait for the resume", "[coroutine]") {
  CHECK(run(R"(
    gen := coroutine.wrap(func() {
      x, own := through(func() { return coroutine.yield("from below") })
      return x, own, host()
    })
    first := gen()
    collect()
    return first .. "; " .. text(gen("passed"))
  )") == "from below; passed true true");
}

TEST_CASE("a host yields too many values for where they go", "[coroutine]") {
  CHECK(run(R"(
    values := {}
    for i := 1; i <= 100000; i++ { values[i] = i }
    gen := coroutine.wrap(func() {
      x := through(func() { return select("#", coroutine.yield(unpack(values))) })
      return x
    })
    n := select("#", gen())
    return text(n, gen(unpack(values)))
  )") == "100000 100000");
}

TEST_CASE("a first resume with more arguments than the stack has room for is refused, and may be tried again", "[coroutine]") {
  VmOptions options = seeded();
  options.memory_limit = size_t{40} << 20;  // a stack gets a quarter at most
  CHECK(run(R"(
    values, slots := {}, 40 * 1024 * 1024 / 4 / 8
    for i := 1; i <= slots; i++ { values[i] = true }
    // What a stack is too small for lies in a narrow range: the resumer's, as large, already holds the arguments.
    refused := 0
    for n := slots - 100; n <= slots; n++ {
      co := coroutine.create(func(...) { return select("#", ...) })
      ok, e := pcall(func() {
        resumed, count := coroutine.resume(co, unpack(values, 1, n))
        if resumed { assert(count == n) }
      })
      if coroutine.status(co) == "suspended" {
        refused += 1
        assert(text(coroutine.resume(co, 1, 2)) == "true 2")
      }
    }
    return text(refused > 0)
  )", options) == "true");
}

TEST_CASE("errors pass through C++ frames of a host", "[coroutine]") {
  CHECK(run(R"(
    gen := coroutine.wrap(func() {
      ok, e := pcall(through, func() { coroutine.yield(1); error("why") })
      return ok, e, host()
    })
    gen()
    return text(gen())
  )") == "false why true");
  CHECK(run(R"(
    co := coroutine.create(func() { through(func() { coroutine.yield(1); error("why") }) })
    coroutine.resume(co)
    return text(coroutine.resume(co)) .. "; " .. coroutine.status(co) .. " " .. slices()
  )") == "false why; dead 1");
}

TEST_CASE("a host ends", "[coroutine]") {
  CHECK(run(R"(
    gen := coroutine.wrap(func() { through(func() {}); return host(), "end" })
    return text(gen()) .. "; " .. slices()
  )") == "true end; 1");
}

TEST_CASE("the native that makes a host fails, or is the coroutine's function", "[coroutine]") {
  CHECK(run(R"(
    co := coroutine.create(func() { through(nil) })
    return text(coroutine.resume(co)) .. "; " .. slices()
  )") == "false attempt to call a nil value; 1");
  CHECK(run(R"(
    co := coroutine.create(through)
    first := text(coroutine.resume(co, func() { return coroutine.yield(1) }))
    return first .. "; " .. text(coroutine.resume(co, 2))
  )") == "true 1; true 2 true");
}

TEST_CASE("a host resumes guests and hosts, and they yield past it", "[coroutine]") {
  CHECK(run(R"(
    trace := {}
    func note(...) { trace[#trace + 1] = text(...) }
    guest := coroutine.wrap(func() {
      note("guest", host())
      coroutine.yield()
      through(func() { note("guest", host()); coroutine.yield() })
      note("guest", host())
    })
    gen := coroutine.wrap(func() {
      through(func() {
        guest()
        coroutine.yield()
        guest()
        note("outer", host())
      })
      guest()
    })
    gen()
    gen()
    return table.concat(trace, "; ")
  )") == "guest false; guest true; outer true; guest true");
}

TEST_CASE("coroutines are resumed by different others, at different depths of C++", "[coroutine]") {
  CHECK(run(R"(
    gen := coroutine.wrap(func() {
      for i := 1; true; i++ {
        coroutine.yield(i)
        through(func() { coroutine.yield(-i) })
      }
    })
    a := gen()
    b := through(func() { return gen() })
    c := coroutine.wrap(func() { return gen() })()
    d := through(func() { return coroutine.wrap(func() { return through(gen) })() })
    return text(a, b, c, d, gen())
  )") == "1 -1 2 -2 3");
}

TEST_CASE("C++ resumes and yields without a frame of script between", "[coroutine]") {
  CHECK(run(R"(
    co := coroutine.create(func(...) { return through(coroutine.yield, ...) })
    a := through(coroutine.resume, co, 5)
    b, x := coroutine.resume(co, 6)
    return text(a, b, x, coroutine.status(co))
  )") == "true true 6 dead");
}

TEST_CASE("wrapped functions of wrapped functions do not nest natively", "[coroutine]") {
  CHECK(run(R"(
    f := coroutine.wrap(func() { for { coroutine.yield(1) } })
    for i := 1; i <= 5000; i++ { f = coroutine.wrap(f) }
    return text(f())
  )") == "1");
}

TEST_CASE("guests keep their values alive", "[coroutine]") {
  CHECK(run(R"(
    gens := {}
    for i := 1; i <= 50; i++ {
      gens[i] = coroutine.wrap(func() {
        t := {"value" .. i}
        if i % 2 == 0 { coroutine.yield() } else { through(func() { coroutine.yield(); return t }) }
        collect()
        return t[1]
      })
      gens[i]()
    }
    collect()
    for i := 1; i <= 50; i++ { if gens[i]() != "value" .. i { return "lost " .. i } }
    return "all"
  )") == "all");
}

TEST_CASE("stacks of coroutines that nobody can resume are taken away", "[coroutine]") {
  CHECK(run(R"(
    func make(n) {
      for i := 1; i <= n; i++ {
        coroutine.wrap(func() { if i % 2 == 0 { coroutine.yield() } else { through(coroutine.yield) } })()
      }
    }
    make(300)
    collect()
    return text(slices() < 10)  // the last ones may still be referred to by registers nobody has written since
  )") == "true");
}

TEST_CASE("a goroutine parks in the middle of its coroutines", "[coroutine]") {
  CHECK(run(R"(
    ch, done := make(chan), make(chan)
    go func() {
      guest := coroutine.wrap(func() {
        for i := 1; i <= 3; i++ {
          v := <-ch
          through(func() { v = v + <-ch })
          coroutine.yield(v)
        }
      })
      sum := 0
      for v := range guest { sum += v; collect() }
      done <- sum
    }()
    for i := 1; i <= 6; i++ { ch <- i }
    return text(<-done)
  )") == "21");
}

// ---------------------------------------------------------------- the arena

namespace {

bool is_resident(const char* address) {
  unsigned char state = 0;
  auto page = reinterpret_cast<uintptr_t>(address) & ~uintptr_t{4095};
  return mincore(reinterpret_cast<void*>(page), 4096, &state) == 0 && (state & 1);
}

}  // namespace

TEST_CASE("memory of slices that lie idle goes back in batches", "[stack_arena]") {
  constexpr size_t kWarm = 16, kMany = 60;
  StackArena arena(kWarm);
  std::vector<StackSlice*> slices;
  for (size_t i = 0; i < kMany; i++) {
    StackSlice* slice = arena.acquire(nullptr);
    REQUIRE(slice != nullptr);
    *slice->values() = Value::nil();
    slices.push_back(slice);
  }
  CHECK(arena.used().size() == kMany);
  for (StackSlice* slice : slices) {
    arena.release(slice);
    REQUIRE(is_resident(reinterpret_cast<char*>(slice->values())));  // we may be standing on it
  }
  CHECK(arena.used().empty());
  size_t resident = 0;
  for (StackSlice* slice : slices) resident += is_resident(reinterpret_cast<char*>(slice->values()));
  CHECK(resident <= kWarm);
  CHECK(resident > 0);
  // Last released, first reused: with its memory.
  CHECK(arena.acquire(nullptr) == slices.back());
}

}  // namespace gs::vm::test
