#include "orc-tier/runtime_calls.h"

#include <cmath>

#include "vm/jit/regions.h"
#include "vm/runtime/arith.h"
#include "vm/table.h"

namespace gs::orc {
namespace {

using vm::Table;
using vm::Value;
using vm::Vm;

double mod_double(double x, double y) { return vm::floor_mod(x, y); }
double pow_double(double x, double y) { return std::pow(x, y); }
double sin_double(double x) { return std::sin(x); }
double cos_double(double x) { return std::cos(x); }
double exp_double(double x) { return std::exp(x); }
double log_double(double x) { return std::log(x); }

uint64_t set_element(Vm* vm, Table* table, int64_t key, uint64_t value) {
  Value previous = vm->error;
  bool done = vm::table_set_int(*vm, table, key, Value::from_bits(value)).ok();
  if (!done) vm->error = previous;  // the interpreter will meet the same error, and raise it
  return Value::boolean(done).bits();
}

bool append(Vm* vm, Table* table, uint64_t value) {
  return set_element(vm, table, vm::table_length(table) + 1, value) == Value::boolean(true).bits();
}

void record_store(Vm* vm, gc::Header* cell) { vm->heap().barrier_slow(cell); }

template <class F>
const void* address(F* f) { return reinterpret_cast<const void*>(f); }

}  // namespace

Layout make_layout(Vm& vm) {
  Layout layout;
  auto offset = [&](const void* p) { return static_cast<int64_t>(static_cast<const char*>(p) - reinterpret_cast<const char*>(&vm)); };
  layout.exit_values = static_cast<uint32_t>(offset(vm.exit_values));
  layout.max_exit_values = vm::kMaxExitValues;
  layout.poll = static_cast<uint32_t>(offsetof(Vm, poll));
  layout.globals = static_cast<uint32_t>(offsetof(Vm, globals));
  layout.guard_countdown = static_cast<uint32_t>(offset(&vm.guard_countdown));
  layout.rounds = static_cast<uint32_t>(offset(&vm.rounds.regions));
  layout.metatable_epoch = static_cast<uint32_t>(offsetof(Vm, metatable_epoch));
#define GS_DOUBLE_CALL(id, function, doc) layout.double_calls.push_back(address(function));
#define GS_RUNTIME_CALL(id, function, doc) layout.runtime_calls.push_back(address(function));
#include "orc-tier/ir/runtime_calls.def"
  layout.append = address(append);
  layout.record_store = address(record_store);
  layout.set_element = address(set_element);
  return layout;
}

}  // namespace gs::orc
