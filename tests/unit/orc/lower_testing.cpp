#ifdef GS_HAVE_LLVM

#include "tests/unit/orc/lower_testing.h"

#include <cmath>
#include <cstddef>
#include <cstring>

#include "orc-tier/exit_stub.h"
#include "orc-tier/region.h"
#include "vm/runtime/arith.h"

namespace gs::orc::test {
namespace {

Left left;

__attribute__((preserve_none)) uint64_t come_back(const vm::Instr*, vm::Value* base, vm::Vm* vm,
                                                  const void* const* table, const vm::Instr*, uint64_t, uint64_t insn,
                                                  uint64_t);

vm::Value* entered_base;
vm::Vm* entered_vm;
const void* const* entered_table;

__attribute__((preserve_none)) uint64_t come_back(const vm::Instr*, vm::Value* base, vm::Vm* vm,
                                                  const void* const* table, const vm::Instr*, uint64_t, uint64_t insn,
                                                  uint64_t) {
  left.exit = insn;
  left.state_kept = base == entered_base && vm == entered_vm && table == entered_table;
  return 0;
}

uint64_t add_words(void*, uint64_t a, uint64_t b) { return a + b; }
uint64_t move_globals(FakeVm* vm, uint64_t a, uint64_t b) {
  vm->globals++;
  return a + b;
}
uint64_t mixed(void*, int64_t i, double d, uint64_t flag, uint64_t address) {
  return static_cast<uint64_t>(i) + static_cast<uint64_t>(d * 10000) + flag + address;
}
uint64_t equal_strings(void*, const vm::String* a, const vm::String* b) {
  calls().compared++;
  if (a->data == nullptr || b->data == nullptr) return kNotDone;
  return vm::Value::boolean(std::memcmp(a->data, b->data, a->length()) == 0).bits();
}
bool append(void*, void* table, uint64_t value) {
  calls().appended.push_back(value);
  return table != nullptr && value % 2 == 0;
}
void record_store(void*, void* cell) { calls().stored.push_back(cell); }
void* allocate(void*, uint64_t header, uint64_t bytes) {
  calls().allocated.push_back({header, bytes});
  return calls().next_cell;
}
void reserve(void*, void*, uint64_t count) { calls().row.push_back(count); }
bool store_row(void*, void*, uint64_t index, const uint64_t* values, uint64_t count) {
  calls().row.push_back(index);
  calls().row.insert(calls().row.end(), values, values + count);
  return count > 1;
}

}  // namespace

CodeGenerator& generator() {
  static std::unique_ptr<CodeGenerator> one = [] {
    std::string error;
    std::unique_ptr<CodeGenerator> made = load_code_generator(error);
    INFO(error);
    REQUIRE(made != nullptr);
    return made;
  }();
  return *one;
}

Calls& calls() {
  static Calls all;
  return all;
}

Layout fake_layout() {
  Layout layout;
  layout.exit_values = offsetof(FakeVm, exit_values);
  layout.poll = offsetof(FakeVm, poll);
  layout.globals = offsetof(FakeVm, globals);
  layout.metatable_epoch = offsetof(FakeVm, epoch);
  layout.guard_countdown = offsetof(FakeVm, guard_countdown);
  layout.rounds = offsetof(FakeVm, rounds);
  layout.max_exit_values = 80;
  layout.execute = reinterpret_cast<const void*>(&come_back);
  layout.run_base = offsetof(FakeVm, run_base);
  layout.multi_top = offsetof(FakeVm, multi_top);
  layout.double_calls = {reinterpret_cast<const void*>(static_cast<double (*)(double, double)>(vm::floor_mod)),
                         reinterpret_cast<const void*>(static_cast<double (*)(double)>(std::sin))};
  layout.runtime_calls = {reinterpret_cast<const void*>(&add_words), reinterpret_cast<const void*>(&move_globals),
                          reinterpret_cast<const void*>(&mixed), reinterpret_cast<const void*>(&equal_strings)};
  layout.append = reinterpret_cast<const void*>(&append);
  layout.record_store = reinterpret_cast<const void*>(&record_store);
  layout.allocate = reinterpret_cast<const void*>(&allocate);
  layout.reserve = reinterpret_cast<const void*>(&reserve);
  layout.store_row = reinterpret_cast<const void*>(&store_row);
  layout.heap = offsetof(FakeVm, heap);
  layout.empty_storage = offsetof(FakeVm, empty_storage);
  layout.enter_function = reinterpret_cast<const void*>(4096);
  layout.exit_stub = reinterpret_cast<const void*>(&gs_exit_stub);
  return layout;
}

Left enter(const CompiledRegion& region, FakeVm& vm, vm::Value* base) {
  // In front of the table stands the region, as in real life.
  std::vector<const void*> table(region.exits.size() + 1, reinterpret_cast<const void*>(&come_back));
  Region owner;
  owner.code = region;
  table[0] = &owner;
  left = {};
  entered_base = base;
  entered_vm = reinterpret_cast<vm::Vm*>(&vm);
  entered_table = table.data() + 1;
  reinterpret_cast<vm::Handler>(const_cast<void*>(region.entry))(nullptr, base, entered_vm, entered_table, nullptr, 0, 0, 0);
  return left;
}

std::vector<Way> ways() {
  auto way = [](const char* name, bool heavy, bool no_metadata, ExitEncoding exits = ExitEncoding::kTable) {
    CodegenOptions options;
    options.heavy = heavy;
    options.no_metadata = no_metadata;
    options.exits = exits;
    options.verify = true;
    return Way{name, options};
  };
  return {way("lean", false, false), way("heavy", true, false), way("lean, no metadata", false, true),
          way("heavy, no metadata", true, true),
          way("lean, patch points", false, false, ExitEncoding::kPatchpoint),
          way("heavy, patch points", true, false, ExitEncoding::kPatchpoint)};
}

Result run(const Compiled& compiled, FakeVm& vm, std::vector<vm::Value> registers) {
  Left how = enter(compiled.region, vm, registers.data());
  REQUIRE(how.state_kept);
  REQUIRE(how.exit < compiled.region.exits.size());
  const Exit& exit = compiled.region.exits[how.exit];
  return {exit.snapshot, {vm.exit_values, vm.exit_values + exit.values.size()}};
}

Result run_all(const Graph& graph, std::vector<vm::Value> registers, const FakeVm& vm) {
  Result first;
  for (const Way& way : ways()) {
    INFO(way.name);
    Compiled compiled(graph, way.options);
    FakeVm copy = vm;
    Result result = run(compiled, copy, registers);
    if (first.snapshot == kNoId) first = result;
    REQUIRE(result == first);
  }
  return first;
}

}  // namespace gs::orc::test

#endif  // GS_HAVE_LLVM
