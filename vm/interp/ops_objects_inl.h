// What makes cells: variables' cells, closures, tables.
#pragma once

#include "vm/interp/handlers.h"
#include "vm/runtime/range.h"

namespace gs::vm {
namespace {

// Each of these handlers has a slow twin that may collect; the fast one takes what the open run has room for.

GS_SLOW_HANDLER new_cell_slow(GS_PARAMS) {
  SAVE();
  auto* cell = vm->allocate<Cell>(gc::Kind::kCell, sizeof(Cell));
  if (cell == nullptr) {
    (void)vm->raise_out_of_memory();
    RAISE;
  }
  cell->value = RB;
  RA = internal_value(cell);
  RESUME;
}
GS_WARM_HANDLER op_NewCell(GS_PARAMS) {
  auto* cell = static_cast<Cell*>(vm->heap().try_allocate({gc::Kind::kCell, 0, 0, 0, 0}, sizeof(Cell)));
  if (GS_UNLIKELY(cell == nullptr)) GOTO(new_cell_slow);
  cell->value = RB;
  RA = internal_value(cell);
  NEXT;
}

/// Makes `closure` one of `proto`, in the frame at `base`.
GS_INLINE void fill_closure(Closure* closure, Proto* proto, Value* base) {
  closure->word = proto->upvalue_count;
  closure->code = proto->code();
  const CompiledCode* compiled = proto->info().compiled;
  closure->jit_entry = compiled != nullptr ? compiled->entry : reinterpret_cast<const void*>(gs_enter_function);
  Value* out = closure->upvalues();
  for (const UpvalueSource& source : proto->upvalues()) {
    switch (source.from) {
      case UpvalueSource::kRegister: *out++ = base[source.index]; break;
      case UpvalueSource::kFarSlot: *out++ = base[source.row].as<Values>()->data()[source.index]; break;
      case UpvalueSource::kUpvalue: *out++ = base[-4].as<Closure>()->upvalues()[source.index]; break;
      case UpvalueSource::kSelf: *out++ = base[-4]; break;
    }
  }
}
GS_SLOW_HANDLER closure_slow(GS_PARAMS) {
  SAVE();
  Proto* proto = code_info(code)->proto->nested()[*pc];
  auto* closure = vm->allocate<Closure>(gc::Kind::kClosure, Closure::size_for(proto->upvalue_count));
  if (closure == nullptr) {
    (void)vm->raise_out_of_memory();
    RAISE;
  }
  fill_closure(closure, proto, base);
  RA = Value::function(closure);
  pc++;
  RESUME;
}
GS_WARM_HANDLER op_Closure(GS_PARAMS) {
  Proto* proto = code_info(code)->proto->nested()[*pc];
  gc::Header* cell = vm->heap().try_allocate({gc::Kind::kClosure, 0, 0, 0, 0}, Closure::size_for(proto->upvalue_count));
  if (GS_UNLIKELY(cell == nullptr)) GOTO(closure_slow);
  auto* closure = static_cast<Closure*>(cell);
  fill_closure(closure, proto, base);
  RA = Value::function(closure);
  pc++;
  NEXT;
}

// ---------------------------------------------------------------- making tables

constexpr uint32_t kMaxArrayHint = 64;   // elements that are reserved because a table had so many
constexpr uint32_t kMaxEqualHint = 512;  // or because all tables had so many

/// How many elements to reserve, after a table that had `seen`: as many as the largest had, up to a row of 64. More only as long as all
/// that have been looked at had the same number, as the rows of a matrix have.
inline uint32_t array_hint_after(const AllocationSite& site, uint32_t seen) {
  uint32_t all = std::min(seen, kMaxEqualHint);
  if (all > kMaxArrayHint && (site.samples == 1 || site.array_hint == all)) return all;
  return std::min(std::max(seen, site.array_hint), kMaxArrayHint);
}

/// Looks at what became of the table made here before, and sizes the next ones by it.
GS_NOINLINE void learn_from_last(Vm& vm, AllocationSite& site) {
  Table* last = site.last;
  site.last = nullptr;
  if (last == nullptr) return;
  uint32_t fields = vm.shapes().get(last->shape_id())->count;
  if (fields > site.inline_slots) site.inline_slots = static_cast<uint8_t>(fields);
  site.array_hint = array_hint_after(site, last->storage->length);
}

GS_INLINE void sample(Vm& vm, AllocationSite& site, const Instr* code, Table* made) {
  if (site.samples == kSiteSamples) return;
  site.samples++;
  site.last = site.samples == kSiteSamples ? nullptr : made;
  vm.barrier(code_info(code)->proto);  // weak, but whoever traces the function has to forget the sample
}

GS_SLOW_HANDLER new_table_slow(GS_PARAMS) {
  SAVE();
  AllocationSite& site = SITE(*pc);
  if (GS_UNLIKELY(site.last != nullptr)) learn_from_last(*vm, site);
  Result<Table*> made = new_table(*vm, site.inline_slots, site.array_hint);
  if (!made.ok()) RAISE;
  sample(*vm, site, code, *made);
  RA = Value::table(*made);
  pc++;
  RESUME;
}

/// A table of what the site has learned, without elements; null where that takes more than the open run.
GS_INLINE Table* try_new_table(Vm& vm, const AllocationSite& site, ShapeId shape) {
  gc::Header header{gc::Kind::kTable, 0, 0, site.inline_slots, shape};
  auto* t = static_cast<Table*>(vm.heap().try_allocate(header, Table::size_for(site.inline_slots)));
  if (GS_LIKELY(t != nullptr)) t->storage = vm.empty_storage();
  return t;
}

GS_WARM_HANDLER op_NewTable(GS_PARAMS) {
  const AllocationSite& site = SITE(*pc);
  if (GS_UNLIKELY(site.samples != kSiteSamples || site.last != nullptr || site.array_hint != 0)) GOTO(new_table_slow);
  Table* t = try_new_table(*vm, site, ShapeTree::kEmptyId);
  if (GS_UNLIKELY(t == nullptr)) GOTO(new_table_slow);
  RA = Value::table(t);
  pc++;
  NEXT;
}

/// The shape of an object literal's fields, worked out at its first execution.
GS_NOINLINE void prepare_site(Vm& vm, AllocationSite& site, const Instr* code) {
  Shape* shape = vm.shapes().empty();
  for (uint32_t i = 0; i < site.key_count; i++) {
    shape = vm.shapes().add_field(shape, CONSTANT(site.first_key + i).as_string());
    if (shape == nullptr) shape = vm.shapes().dictionary();
    if (shape->is_dictionary) break;
  }
  site.shape = shape->id;
  if (site.inline_slots < site.key_count) site.inline_slots = static_cast<uint8_t>(site.key_count);
}

/// Literals whose keys made too many shapes: field by field.
GS_NOINLINE Result<Table*> new_object_slowly(Vm& vm, const AllocationSite& site, const Instr* code, const Value* values) {
  GS_TRY(Table* t, new_table(vm, 0, 0));
  for (uint32_t i = 0; i < site.key_count; i++) {
    GS_TRYV(table_set(vm, t, CONSTANT(site.first_key + i), values[i]));
  }
  return t;
}

GS_SLOW_HANDLER new_object_slow(GS_PARAMS) {
  SAVE();
  AllocationSite& site = SITE(*pc);
  if (GS_UNLIKELY(site.shape == 0)) prepare_site(*vm, site, code);
  if (GS_UNLIKELY(site.last != nullptr)) learn_from_last(*vm, site);
  Shape* shape = vm->shapes().get(site.shape);
  const Value* values = &RB;
  if (GS_UNLIKELY(shape->is_dictionary)) {
    Result<Table*> made = new_object_slowly(*vm, site, code, values);
    if (!made.ok()) RAISE;
    RA = Value::table(*made);
    pc++;
    RESUME;
  }
  Result<Table*> made = new_table(*vm, site.inline_slots, 0);
  if (!made.ok()) RAISE;
  Table* t = *made;
  uint32_t count = C;
  for (uint32_t i = 0; i < count; i++) {
    FieldFact* fact = shape->properties[i].fact;
    Value v = values[i];
    if (GS_UNLIKELY(v.type_set() & ~fact->types) || GS_UNLIKELY(fact->is_constant)) vm->shapes().widen(shape, i, v);
    t->slots()[i] = v;
  }
  t->word = shape->id;
  for (uint32_t i = 0; i < count && i < AllocationSite::kCovered; i++) {
    const FieldFact* fact = shape->properties[i].fact;
    site.covered[i] = fact->is_constant ? TypeSet{0} : fact->types;
  }
  sample(*vm, site, code, t);
  RA = Value::table(t);
  pc++;
  RESUME;
}

/// Do the facts of the first `count` fields of the site's shape cover these values?
GS_INLINE bool cover_row(Vm& vm, const AllocationSite& site, const Value* values, uint32_t count) {
  uint32_t known = count < AllocationSite::kCovered ? count : AllocationSite::kCovered;
  for (uint32_t i = 0; i < known; i++) {
    if (GS_UNLIKELY(values[i].type_set() & ~site.covered[i] & 0xFF)) return false;
  }
  if (GS_LIKELY(known == count)) return true;
  const Shape* shape = vm.shapes().get(site.shape);
  for (uint32_t i = known; i < count; i++) {
    const FieldFact* fact = shape->properties[i].fact;
    if (GS_UNLIKELY((values[i].type_set() & ~fact->types & 0xFF) || fact->is_constant)) return false;
  }
  return true;
}
GS_WARM_HANDLER op_NewObject(GS_PARAMS) {
  const AllocationSite& site = SITE(*pc);
  if (GS_UNLIKELY(site.samples != kSiteSamples || site.last != nullptr)) GOTO(new_object_slow);
  const Value* values = &RB;
  uint32_t count = C;  // of a dictionary's fields none is covered
  if (GS_UNLIKELY(count == 0 || !cover_row(*vm, site, values, count))) GOTO(new_object_slow);
  Table* t = try_new_table(*vm, site, site.shape);
  if (GS_UNLIKELY(t == nullptr)) GOTO(new_object_slow);
  for (uint32_t i = 0; i < count; i++) t->slots()[i] = values[i];
  RA = Value::table(t);
  pc++;
  NEXT;
}

GS_SLOW_HANDLER op_SetList(GS_PARAMS) {
  SAVE();
  Table* t = RA.as_table();
  const Value* values = &RB;
  uint32_t count = C;
  if (count == kMulti) count = static_cast<uint32_t>(vm->run.multi_top - values);
  vm->run.live_row = &RB + count;
  if (!table_set_row(*vm, t, *pc, values, count).ok()) RAISE;
  vm->run.live_row = nullptr;
  pc++;
  RESUME;
}

GS_SLOW_HANDLER op_MakeArray(GS_PARAMS) {
  SAVE();
  Result<Table*> made = make_array(*vm, RB, static_cast<ArrayZero>(C));
  if (!made.ok()) RAISE;
  RA = Value::table(*made);
  RESUME;
}

}  // namespace
}  // namespace gs::vm
