// The region builder's tests whose outcome is known where they are built.
//
// Functions that give a value here and nil there, and conditions made of && and ||, lead to one test that asks what has just been
// decided:
//
//     return i ──┐                                   return i ────> test ──> the loop's body, with an integer
//                ├──> test for nil ──> …       =>
//     return nil ┘                                   return nil ──> test ──> behind the loop
//
// So edges that bring a constant to a test do not meet those that bring something else: the test is built for each of them, and
// its way on is known. (Jump threading, done before there is something to thread.)
#include <optional>

#include "orc-tier/record/region_builder.h"
#include "vm/bytecode/fusion.h"

namespace gs::orc {

using vm::Op;
using vm::TypeSet;
using vm::TypeTag;
using vm::Value;

/// The types that a value of the graph can have, as far as its definition tells.
TypeSet RegionBuilder::possible_types(ValueId v) const {
  if (auto known = known_types_.find(v); known != known_types_.end()) return vm::type_bit(known->second);
  const Inst& inst = g_[v];
  switch (inst.op) {
    case IrOp::kConstValue: return Value::from_bits(static_cast<uint64_t>(inst.imm)).type_set();
    case IrOp::kBoxInt: return vm::kTypeInt;
    case IrOp::kBoxDouble: return vm::kTypeDouble;
    case IrOp::kBoxBool: return vm::kTypeBool;
    case IrOp::kBoxPtr: return vm::type_bit(static_cast<TypeTag>(inst.imm));
    default: return vm::kTypeAny;
  }
}

/// Whether a condition holds, if that is known already.
std::optional<bool> RegionBuilder::decided(ValueId condition) const {
  const Inst& inst = g_[condition];
  switch (inst.op) {
    case IrOp::kConstBool: return inst.imm != 0;
    case IrOp::kNotBool:
      if (auto inner = decided(inst.args[0])) return !*inner;
      return std::nullopt;
    case IrOp::kIsTag: {
      TypeSet types = possible_types(inst.args[0]), asked = vm::type_bit(static_cast<TypeTag>(inst.imm));
      if ((types & asked) == 0) return false;
      return types == asked ? std::optional(true) : std::nullopt;
    }
    case IrOp::kTruthy: {
      const Inst& v = g_[inst.args[0]];
      if (v.op == IrOp::kConstValue) return Value::from_bits(static_cast<uint64_t>(v.imm)).truthy();
      return (possible_types(inst.args[0]) & (vm::kTypeNil | vm::kTypeBool)) == 0 ? std::optional(true) : std::nullopt;
    }
    case IrOp::kSameValue: {
      const Inst &a = g_[inst.args[0]], &b = g_[inst.args[1]];
      if (a.op == IrOp::kConstValue && b.op == IrOp::kConstValue) return a.imm == b.imm;
      return (possible_types(inst.args[0]) & possible_types(inst.args[1])) == 0 ? std::optional(false) : std::nullopt;
    }
    default: return std::nullopt;
  }
}

/// The slot that the instruction at `word` tests for nil or for truth; kNoId if it is no such test.
uint32_t RegionBuilder::tested_slot(const Context& context, uint32_t word) const {
  vm::Instr insn = vm::canonical(context.code[word]);
  uint32_t slot = context.base + vm::arg_a(insn);
  switch (vm::op_of(insn)) {
    case Op::RangeTest: return slot + 3;
    case Op::JTrue: case Op::JFalse: case Op::LTrue: case Op::LFalse: return slot;
    case Op::JEqK: case Op::JNeK: case Op::LEqK: case Op::LNeK: return context.proto->constant(vm::arg_d(insn)).is_nil() ? slot : kNoId;
    case Op::Move: {
      // What is moved may be tested next.
      uint32_t next = tested_slot(context, word + 1);
      return next == slot && vm::op_of(vm::canonical(context.code[word + 1])) != Op::Move ? context.base + vm::arg_b(insn) : kNoId;
    }
    default: return kNoId;
  }
}

/// The constant that the edge brings to the slot, as far as tests can tell constants apart: nil, false, true.
RegionBuilder::Outcome RegionBuilder::outcome_of(const Pending& edge, uint32_t slot) const {
  ValueId v = edge.state.slots[slot];
  if (v == kNoId) return Outcome::kUnknown;
  const Inst& inst = g_[v];
  if (inst.op == IrOp::kConstBool) return inst.imm != 0 ? Outcome::kTrue : Outcome::kFalse;
  if (inst.op != IrOp::kConstValue) return Outcome::kUnknown;
  return Value::from_bits(static_cast<uint64_t>(inst.imm)).is_nil() ? Outcome::kNil : Outcome::kUnknown;
}

/// The edges to a node in groups whose outcomes at its test differ.
std::vector<std::vector<RegionBuilder::Pending>> RegionBuilder::by_outcome(NodeId node, std::vector<Pending> edges) const {
  const Node& n = profile_.nodes[node];
  uint32_t slot = tested_slot(profile_.contexts[n.context], n.word);
  if (edges.size() < 2 || slot == kNoId) {
    std::vector<std::vector<Pending>> all;
    all.push_back(std::move(edges));
    return all;
  }
  std::map<Outcome, std::vector<Pending>> groups;
  for (Pending& edge : edges) groups[outcome_of(edge, slot)].push_back(std::move(edge));
  std::vector<std::vector<Pending>> result;
  for (auto& [outcome, group] : groups) result.push_back(std::move(group));
  return result;
}

}  // namespace gs::orc
