// What tests of trace SSA share: graphs from text, and registers to run them on, made by a script.
#pragma once

#ifdef GS_HAVE_ORC

#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "orc-tier/ir/evaluator.h"
#include "orc-tier/ir/parser.h"
#include "orc-tier/ir/printer.h"
#include "orc-tier/ir/text.h"
#include "orc-tier/ir/verifier.h"
#include "stdlib/stdlib.h"
#include "tests/unit/vm/vm_fixture.h"
#include "vm/base/source.h"

namespace gs::orc::test {

inline Graph parsed(std::string_view text, const Bindings& bindings = {}) {
  Graph graph;
  std::string error;
  bool ok = parse(text, graph, error, bindings);
  INFO(text);
  INFO(error);
  REQUIRE(ok);
  return graph;
}

/// The registers 0, 1 … of a frame that a region is entered from: what `script` returns. They live as long as the Vm.
inline std::vector<vm::Value> registers_from(vm::Vm& vm, std::string_view script) {
  auto source = std::make_unique<Source>();
  source->name = "registers";
  source->text = script;
  Result<vm::Closure*> main = vm.load(std::move(source));
  vm::Value* results = nullptr;
  Result<uint32_t> count = main.ok() ? vm.call(vm::Value::function(*main), nullptr, 0, &results) : Raised{};
  INFO(script);
  INFO((count.ok() ? "" : vm::test::text_of(vm, vm.error)));
  REQUIRE(count.ok());
  std::vector<vm::Value> registers(results, results + *count);
  for (vm::Value v : registers) {
    std::string name = "register " + std::to_string(vm.global_count());
    vm::test::ok(vm.set_global(name, v));
  }
  return registers;
}

/// What GuardShape compares with.
inline uint64_t shape_word(vm::Value table) {
  uint64_t word;
  std::memcpy(&word, table.as_cell(), sizeof word);
  return word >> 24;
}

/// A Vm with the library, for scripts that make registers.
template <typename Body>
void with_library(Body&& body) {
  vm::test::with_vm([&](vm::Vm& vm) {
    vm::test::ok(stdlib::register_stdlib(vm));
    body(vm);
  });
}

}  // namespace gs::orc::test

#endif  // GS_HAVE_ORC
