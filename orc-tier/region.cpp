#include "orc-tier/region.h"

#include <algorithm>

#include "vm/bytecode/fusion.h"
#include "vm/jit/tier.h"
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
  if (is_virtual(inst.op)) {
    const std::vector<SnapshotObject>& objects = graph.snapshots[exit.snapshot].objects;
    auto at = std::find_if(objects.begin(), objects.end(), [&](const SnapshotObject& o) { return o.object == v; });
    GS_ASSERT(at != objects.end(), "snapshots say what is in the cells they name");
    return {inst.type, static_cast<uint32_t>(at - objects.begin()), 0, true};
  }
  auto at = std::find(exit.values.begin(), exit.values.end(), v);
  GS_ASSERT(at != exit.values.end(), "the code stores what its snapshots name");
  return {inst.type, static_cast<uint32_t>(at - exit.values.begin()), 0};
}

/// A cell under the tag of its kind.
Value tagged(gc::Header* cell) {
  switch (cell->kind) {
    case gc::Kind::kString: return Value::string(static_cast<vm::String*>(cell));
    case gc::Kind::kTable: return Value::table(static_cast<vm::Table*>(cell));
    case gc::Kind::kClosure: case gc::Kind::kNative: return Value::function(static_cast<vm::Closure*>(cell));
    default: return Value::object(reinterpret_cast<vm::HostObject*>(cell));
  }
}

// ---------------------------------------------------------------- cells that the code did not make

gc::Header* make_cell(vm::Vm& vm, const ExitPlan::Object& object) {
  auto count = static_cast<uint32_t>(object.fields.size());
  gc::Header header{gc::Kind::kCell, 0, 0, 0, 0};
  size_t bytes = sizeof(vm::Cell);
  if (object.op == IrOp::kVirtualTable) {
    header = {gc::Kind::kTable, 0, 0, static_cast<uint8_t>(object.imm), shape_id_of(object.imm)};
    bytes = vm::Table::size_for(inline_slots_of(object.imm));
  } else if (object.op == IrOp::kVirtualClosure) {
    header = {gc::Kind::kClosure, 0, 0, 0, count};
    bytes = vm::Closure::size_for(count);
  }
  if (object.op == IrOp::kVirtualNative) {
    header = {gc::Kind::kNative, 0, pattern_of(object.imm)->byte0, 0, count};
    bytes = vm::NativeFunction::size_for(count);
  }
  gc::Header* cell = vm.heap().allocate_now(header, bytes);
  GS_CHECK(cell != nullptr, "the host is out of memory");
  return cell;
}

Value* fields_of(vm::Vm& vm, const ExitPlan::Object& object, gc::Header* cell) {
  if (object.op == IrOp::kVirtualTable) {
    auto* table = static_cast<vm::Table*>(cell);
    table->storage = vm.empty_storage();
    return table->slots();
  }
  if (object.op == IrOp::kVirtualCell) return &static_cast<vm::Cell*>(cell)->value;
  if (object.op == IrOp::kVirtualNative) {
    auto* native = static_cast<vm::NativeFunction*>(cell);
    const vm::NativeFunction* pattern = pattern_of(object.imm);
    native->code = pattern->code;
    native->jit_entry = pattern->jit_entry;
    native->name = pattern->name;
    return native->upvalues();
  }
  auto* closure = static_cast<vm::Closure*>(cell);
  closure->code = reinterpret_cast<const vm::Instr*>(object.imm);
  const vm::CompiledCode* compiled = vm::code_info(closure->code)->compiled;
  closure->jit_entry = compiled != nullptr ? compiled->entry : reinterpret_cast<const void*>(vm.stubs.enter_function);
  return closure->upvalues();
}

/// What an exit's values are made from: the words that the code has left behind, and the cells made for it.
class ExitValues {
 public:
  /// Makes the plan's cells. All are new, and stay so, as nothing here collects: so they may refer to each other without a barrier.
  ExitValues(vm::Vm& vm, const ExitPlan& plan) : words_(vm.exit_values) {
    for (const ExitPlan::Object& object : plan.objects) cells_.push_back(make_cell(vm, object));
    for (size_t i = 0; i < cells_.size(); i++) {
      Value* out = fields_of(vm, plan.objects[i], cells_[i]);
      for (const ExitPlan::Source& field : plan.objects[i].fields) *out++ = from(field);
    }
  }
  Value from(const ExitPlan::Source& source) const {
    if (source.is_object) return tagged(cells_[source.index]);
    uint64_t word = words_[source.index];
    switch (source.type) {
      case Type::kNone: return Value::from_bits(source.bits);
      case Type::kInt: return Value::integer(static_cast<int64_t>(word));
      case Type::kBool: return Value::boolean(word & 1);
      case Type::kPtr: return tagged(reinterpret_cast<gc::Header*>(word));
      default: return Value::from_bits(word);
    }
  }

 private:
  const uint64_t* words_;
  std::vector<gc::Header*> cells_;
};

}  // namespace

ExitPlan make_plan(const Graph& graph, const Exit& exit) {
  const Snapshot& s = graph.snapshots[exit.snapshot];
  ExitPlan plan;
  for (const SnapshotSlot& slot : s.slots) plan.slots.push_back({slot.slot, source_of(graph, exit, slot.value)});
  // By type, so that the processor can guess what comes next.
  std::stable_sort(plan.slots.begin(), plan.slots.end(),
                   [](const ExitPlan::Slot& a, const ExitPlan::Slot& b) { return a.source.type < b.source.type; });
  for (const SnapshotFrame& f : s.frames) {
    plan.frames.push_back({f.base, f.delta, f.wanted, f.caller_pc, source_of(graph, exit, f.callee), f.is_variadic, f.interrupted, f.window, f.state});
  }
  for (const SnapshotObject& o : s.objects) {
    ExitPlan::Object object{graph[o.object].op, graph[o.object].imm, {}};
    for (ValueId field : o.fields) object.fields.push_back(source_of(graph, exit, field));
    plan.objects.push_back(std::move(object));
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
  ExitValues values(vm, plan);
  for (const ExitPlan::Slot& s : plan.slots) root[s.slot] = values.from(s.source);
  for (const ExitPlan::Frame& f : plan.frames) {
    Value* base = root + f.base;
    vm::frame_callee(base) = values.from(f.callee);
    vm::set_frame_caller_pc(base, f.caller_pc);
    vm::set_frame_info(base, vm::FrameInfo::make(f.delta, 0, f.wanted, f.is_variadic ? vm::FrameInfo::kVariadic : 0));
    if (f.interrupted == nullptr) continue;
    root[f.window] = Value::from_bits(reinterpret_cast<uint64_t>(f.interrupted));
    root[f.window + 1] = Value::from_bits(f.state);
  }
  if (plan.row_end != 0) vm.run.multi_top = root + plan.row_end;
  return {root + plan.base, plan.pc};
}

}  // namespace gs::orc
