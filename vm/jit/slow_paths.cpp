#include "vm/jit/slow_paths.h"

#include <algorithm>
#include <map>

#include "vm/bytecode/fusion.h"
#include "vm/jit/transitions.h"
#include "vm/proto.h"
#include "vm/vm.h"

namespace gs::vm {

namespace {

/// By text, since functions come and go.
struct Counts {
  std::map<std::string, uint64_t> times;
};

std::string place_of(const Proto* proto, const Instr* pc) {
  SourcePos pos = proto->position_of(pc + 1);
  return proto->source->name + ":" + std::to_string(pos.line) + ":" + std::to_string(pos.column) + " ";
}

void note_instruction(Vm& vm, const Value* base, uint64_t word) {
  const Instr* code = base[-4].as<Closure>()->code;
  std::string place = place_of(code_info(code)->proto, code + word);
  place += op_info(canonical_op(code[word])).name;
  static_cast<Counts*>(vm.slow_path_counts.get())->times[place]++;
}

void note_call(Vm& vm, const Value* base) {
  std::string what = "slow calls of ";
  if (is_closure(base[-4])) what += proto_of(base[-4].as<Closure>())->name->view();
  else what += "things that are no functions";
  static_cast<Counts*>(vm.slow_path_counts.get())->times[what]++;
}

}  // namespace

extern "C" __attribute__((preserve_none)) uint64_t gs_count_one(GS_PARAMS) {
  note_instruction(*vm, base, insn);
  [[clang::musttail]] return gs_execute_one_counted(pc, base, vm, table, code, Value::kIntTag, insn, Value::kNilBits);
}
extern "C" __attribute__((preserve_none)) uint64_t gs_count_entry(GS_PARAMS) {
  note_call(*vm, base);
  [[clang::musttail]] return gs_enter_function(pc, base, vm, table, code, Value::kIntTag, insn, Value::kNilBits);
}

void count_slow_paths(Vm& vm) {
  vm.slow_path_counts = std::make_shared<Counts>();
  vm.stubs.execute_one = gs_count_execute_one;
  vm.stubs.enter_function = gs_count_entry;
}

std::vector<SlowPath> slow_paths(const Vm& vm) {
  std::vector<SlowPath> all;
  if (vm.slow_path_counts == nullptr) return all;
  for (const auto& [place, times] : static_cast<const Counts*>(vm.slow_path_counts.get())->times) all.push_back({place, times});
  std::stable_sort(all.begin(), all.end(), [](const SlowPath& a, const SlowPath& b) { return a.times > b.times; });
  return all;
}

}  // namespace gs::vm
