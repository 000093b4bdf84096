// The region builder's new cells: tables, closures, captured variables.
//
// What makes a cell comes last in its instruction, behind all guards. What a table is made with is what its site has learned; the
// recorder waits until there is nothing more to learn.
#include <algorithm>

#include "orc-tier/record/region_builder.h"
#include "vm/bytecode/fusion.h"

namespace gs::orc {

using vm::TypeSet;
using vm::TypeTag;
using vm::Value;

namespace {
constexpr uint32_t kMostReserved = 64;  // elements
constexpr uint32_t kMostInRow = 128;
}  // namespace

/// A new cell, as the tagged value it is to the program.
ValueId RegionBuilder::make_new(IrOp op, std::vector<ValueId> args, int64_t imm, TypeTag tag) {
  ValueId cell = g_.append(block_, op, std::move(args), imm, snapshot());
  ValueId v = emit(IrOp::kBoxPtr, {cell}, static_cast<int64_t>(tag));
  known_types_[v] = tag;
  return v;
}

const vm::AllocationSite& RegionBuilder::allocation_site() const {
  const auto* code = reinterpret_cast<const char*>(context().code);
  return *reinterpret_cast<const vm::AllocationSite*>(code - context().code[node().word + 1]);
}

void RegionBuilder::new_table() {
  const vm::AllocationSite& site = allocation_site();
  uint32_t elements = site.array_hint;
  if (site.last != nullptr) elements = std::max(elements, std::min(site.last->storage->length, kMostReserved));
  int64_t shape = int64_t{vm::ShapeTree::kEmptyId} << 8 | site.inline_slots;
  ValueId table = make_new(IrOp::kNewTable, {}, shape, TypeTag::kTable);
  if (elements != 0) emit(IrOp::kReserve, {g_[table].args[0]}, elements);
  write(ra(), table);
}

/// Makes sure that the value in `slot` may be stored into a field with this fact. False if it may not, by what was seen.
bool RegionBuilder::take_field(uint32_t slot, TypeSet seen, const vm::FieldFact& fact) {
  TypeSet types = settle_type(slot, (seen & (seen - 1)) == 0 ? seen : fact.types);
  if ((types & ~fact.types) != 0) return false;
  if (!fact.is_constant) return true;
  guard(IrOp::kGuardValue, {read_value(slot)}, static_cast<int64_t>(fact.constant.bits()));
  return true;
}

void RegionBuilder::new_object() {
  const vm::AllocationSite& site = allocation_site();
  const vm::Shape* shape = vm_.shapes().get(site.shape);
  uint32_t count = vm::arg_c(insn_), first = rb();
  bool simple = !shape->is_dictionary && shape->count == count && count <= site.inline_slots && node().row.size() >= count;
  if (!simple) return leave("an object with very many fields");
  std::vector<ValueId> fields;
  for (uint32_t i = 0; i < count; i++) {
    if (!take_field(first + i, node().row[i], *shape->properties[i].fact)) return leave("an object that changes what a field may hold");
  }
  for (uint32_t i = 0; i < count; i++) fields.push_back(read_value(first + i));
  write(ra(), make_new(IrOp::kNewTable, std::move(fields), int64_t{site.shape} << 8 | site.inline_slots, TypeTag::kTable));
}

/// A list's elements, of a table that is being made.
void RegionBuilder::store_row() {
  uint32_t count = vm::arg_c(insn_), first = rb();
  if (count == vm::kMulti) count = state_.row_end - first;
  if (count > kMostInRow) return leave("a very long list");
  std::vector<ValueId> args{cell(ra(), TypeTag::kTable)};
  for (uint32_t i = 0; i < count; i++) args.push_back(read_value(first + i));
  ValueId done = emit(IrOp::kStoreRow, std::move(args), context().code[node().word + 1]);
  guard(IrOp::kGuardTrue, {done});
  state_.row_end = 0;
}

void RegionBuilder::new_closure() {
  vm::Proto* nested = context().proto->nested()[context().code[node().word + 1]];
  std::vector<ValueId> upvalues;
  if (vm::Closure::size_for(nested->upvalue_count) > gc::kMaxSmallCell) return leave("a closure with very many upvalues");
  for (const vm::UpvalueSource& source : nested->upvalues()) {
    switch (source.from) {
      case vm::UpvalueSource::kRegister: upvalues.push_back(read_value(slot_of(source.index))); break;
      case vm::UpvalueSource::kUpvalue: upvalues.push_back(emit(IrOp::kLoadUpvalue, {closure()}, source.index)); break;
      case vm::UpvalueSource::kSelf: upvalues.push_back(callee()); break;
      case vm::UpvalueSource::kFarSlot: return leave("a closure of variables that are in no register");
    }
  }
  write(ra(), make_new(IrOp::kNewClosure, std::move(upvalues), reinterpret_cast<int64_t>(nested->code()), TypeTag::kFunction));
}

/// A store of a field that the table does not have yet.
void RegionBuilder::add_field(const PropertySeen& seen) {
  constexpr uint64_t kObserved = vm::Table::kObserved;
  const vm::Shape* shape = vm_.shapes().get(shape_id_of(static_cast<int64_t>(seen.next_shape)));
  if (seen.is_far || (seen.shape_word & kObserved) != 0) return leave("a store that adds a field elsewhere");
  if (!take_field(rb(), node().b, *shape->properties[seen.slot].fact)) return leave("a store that changes what a field may hold");
  if (settle_type(rb(), node().b) & vm::kTypeNil) return leave("nil is stored into a field");
  ValueId table = cell(ra(), TypeTag::kTable);
  guard(IrOp::kGuardShape, {table}, static_cast<int64_t>(seen.shape_word));
  if (seen.has_metatable) guard(IrOp::kGuardEpoch, {}, seen.epoch);
  ValueId v = read(rb());
  emit(IrOp::kStoreShape, {table}, static_cast<int64_t>(seen.next_shape));
  emit(IrOp::kStoreField, {table, boxed(v)}, seen.slot);
  report(table, v);
}

}  // namespace gs::orc
