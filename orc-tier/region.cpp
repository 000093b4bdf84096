#include "orc-tier/region.h"

#include <algorithm>

#include "vm/bytecode/fusion.h"
#include "vm/proto.h"
#include "vm/vm.h"

namespace gs::orc {

using vm::Value;

namespace {

ExitPlan::Source source_of(const Graph& graph, const Exit& exit, ValueId v) {
  const Inst& inst = graph[v];
  uint64_t imm = static_cast<uint64_t>(inst.imm);
  switch (inst.op) {
    case IrOp::kConstInt: return {Type::kNone, 0, Value::integer(inst.imm).bits()};
    case IrOp::kConstDouble: case IrOp::kConstValue: return {Type::kNone, 0, imm};
    case IrOp::kConstBool: return {Type::kNone, 0, Value::boolean(inst.imm != 0).bits()};
    default: break;
  }
  auto at = std::find(exit.values.begin(), exit.values.end(), v);
  GS_ASSERT(at != exit.values.end(), "the code stores what its snapshots name");
  return {inst.type, static_cast<uint32_t>(at - exit.values.begin()), 0};
}

Value value_from(const ExitPlan::Source& source, const uint64_t* values) {
  uint64_t word = values[source.index];
  switch (source.type) {
    case Type::kNone: return Value::from_bits(source.bits);
    case Type::kInt: return Value::integer(static_cast<int64_t>(word));
    case Type::kBool: return Value::boolean(word & 1);
    case Type::kPtr: return Value::table(reinterpret_cast<vm::Table*>(word));
    default: return Value::from_bits(word);
  }
}

}  // namespace

ExitPlan make_plan(const Graph& graph, const Exit& exit) {
  const Snapshot& s = graph.snapshots[exit.snapshot];
  ExitPlan plan;
  for (const SnapshotSlot& slot : s.slots) plan.slots.push_back({slot.slot, source_of(graph, exit, slot.value)});
  for (const SnapshotFrame& f : s.frames) {
    plan.frames.push_back({f.base, f.delta, f.wanted, f.caller_pc, source_of(graph, exit, f.callee)});
  }
  plan.code = s.code;
  plan.pc = s.code + s.word;
  plan.base = s.base;
  plan.row_end = s.row_end;
  plan.line = s.line;
  plan.is_poll = s.is_poll;
  plan.stands = s.stands;
  return plan;
}

std::string place_of(const ExitPlan& plan) {
  const vm::Proto* proto = vm::code_info(plan.code)->proto;
  SourcePos pos = proto->position_of(plan.pc + 1);
  return proto->source->name + ":" + std::to_string(pos.line) + ":" + std::to_string(pos.column) + " " +
         std::string(vm::op_info(vm::canonical_op(*plan.pc)).name);
}

const std::string& Region::file() const { return vm::code_info(profile.code)->proto->source->name; }
uint32_t Region::line() const {
  return vm::code_info(profile.code)->proto->position_of(profile.code + profile.header + 1).line;
}

vm::Continuation restore(vm::Vm& vm, const ExitPlan& plan, Value* root) {
  if (plan.stands) return {root + plan.base, vm.run.pc};
  const uint64_t* values = vm.exit_values;
  for (const ExitPlan::Slot& s : plan.slots) root[s.slot] = value_from(s.source, values);
  for (const ExitPlan::Frame& f : plan.frames) {
    Value* base = root + f.base;
    vm::frame_callee(base) = value_from(f.callee, values);
    vm::set_frame_caller_pc(base, f.caller_pc);
    vm::set_frame_info(base, vm::FrameInfo::make(f.delta, 0, f.wanted));
  }
  if (plan.row_end != 0) vm.run.multi_top = root + plan.row_end;
  return {root + plan.base, plan.pc};
}

}  // namespace gs::orc
