// What the tests of values, strings and tables share: a VM to run in, values made in one word, a random source.
#pragma once

#include <cstdint>
#include <exception>
#include <random>
#include <string>
#include <string_view>
#include <utility>

#include <catch2/catch_test_macros.hpp>

#include "vm/runtime/conversions.h"
#include "vm/string.h"
#include "vm/table.h"
#include "vm/vm.h"

namespace gs::vm::test {

inline VmOptions seeded(uint64_t seed = 1) {
  VmOptions options;
  options.has_seed = true;
  options.seed = seed;
  return options;
}

/// Runs `body(vm)` where allocation is allowed: on the main coroutine of a fresh VM. A failing REQUIRE leaves by a
/// C++ exception, which must not cross the switch of stacks: it is carried over.
template <typename Body>
void with_vm(const VmOptions& options, Body&& body) {
  auto vm = Vm::create(options);
  REQUIRE(vm != nullptr);
  struct Task {
    Body& body;
    Vm& vm;
    std::exception_ptr thrown;
  } task{body, *vm, nullptr};
  vm->run_on_main(
      [](void* context) {
        auto& task = *static_cast<Task*>(context);
        try {
          task.body(task.vm);
        } catch (...) {
          task.thrown = std::current_exception();
        }
      },
      &task);
  if (task.thrown) std::rethrow_exception(task.thrown);
}
template <typename Body>
void with_vm(Body&& body) {
  with_vm(seeded(), std::forward<Body>(body));
}

/// The value of a Result that must be one.
template <typename T>
T ok(Result<T> r) {
  if (!r.ok()) FAIL("raised");
  return r.value();
}
inline void ok(Result<void> r) {
  if (!r.ok()) FAIL("raised");
}

inline String* str(Vm& vm, std::string_view text) { return ok(new_string(vm, text)); }
inline String* name(Vm& vm, std::string_view text) { return ok(vm.intern(text)); }
inline Value str_value(Vm& vm, std::string_view text) { return Value::string(str(vm, text)); }
inline Value num(int64_t i) { return Value::integer(i); }
inline Value num(int i) { return Value::integer(i); }
inline Value num(double d) { return Value::number(d); }
inline Table* table(Vm& vm, uint32_t slots = 0, uint32_t capacity = 0) { return ok(new_table(vm, slots, capacity)); }

inline std::string text_of(Vm& vm, Value v) {
  StringBuilder out(vm);
  ok(append_display(vm, out, v));
  return std::string(out.view());
}

class Random {
 public:
  explicit Random(uint64_t seed) : engine_(seed) {}
  uint64_t word() { return engine_(); }
  /// 0 … n-1
  uint32_t below(uint32_t n) { return static_cast<uint32_t>((engine_() >> 32) * n >> 32); }
  bool one_in(uint32_t n) { return below(n) == 0; }

 private:
  std::mt19937_64 engine_;
};

}  // namespace gs::vm::test
