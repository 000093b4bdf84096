// What makes cells, from the run that the collector has open; when that is full, or there is something to be learned, the
// interpreter's handler does it.
#pragma once

#include "baseline/compiler.h"

namespace gs::baseline {

/// cell := a new cell of `bytes`, zeroed. Changes kT1, kT3.
template <class M>
void Compiler<M>::allocate(R cell, uint32_t bytes) {
  m_.ld(R::kT3, in_vm(vm::Vm::heap_offset()));
  m_.ld(cell, field(R::kT3, offsetof(gc::MutatorWords, bump)));
  m_.add_imm(R::kT1, cell, static_cast<int32_t>(bytes));
  m_.branch_mem(Cond::kAbove, R::kT1, field(R::kT3, offsetof(gc::MutatorWords, limit)), slow());
  m_.st(field(R::kT3, offsetof(gc::MutatorWords, bump)), R::kT1);
}

inline uint64_t header_bits(gc::Kind kind, uint8_t byte1, uint32_t word) {
  return static_cast<uint64_t>(kind) | uint64_t{byte1} << 24 | uint64_t{word} << 32;
}

template <class M>
void Compiler<M>::visit_NewCell() {
  load_into(R::kT2, b());
  R cell = take_any();
  allocate(cell, sizeof(vm::Cell));
  m_.imm(R::kT1, header_bits(gc::Kind::kCell, 0, 0));
  m_.st(field(cell, 0), R::kT1);
  m_.st(field(cell, offsetof(vm::Cell, value)), R::kT2);
  m_.imm(R::kT1, Value::kObjectTag);
  m_.or_(cell, cell, R::kT1);
  store_result(cell, a());
}

/// kT1 := what the new closure's upvalue comes from.
template <class M>
void Compiler<M>::load_captured(const vm::UpvalueSource& source) {
  auto index = static_cast<int32_t>(8 * source.index);
  switch (source.from) {
    case vm::UpvalueSource::kRegister: return load_into(R::kT1, source.index);
    case vm::UpvalueSource::kSelf: return m_.ld(R::kT1, frame(-4));
    case vm::UpvalueSource::kUpvalue:
      m_.ld(R::kT1, frame(-4));
      m_.xor_(R::kT1, R::kT1, R::kFunctionTag);
      return m_.ld(R::kT1, field(R::kT1, sizeof(vm::Closure) + 8 * source.index));
    case vm::UpvalueSource::kFarSlot:
      load_into(R::kT1, source.row);
      m_.strip_tag(R::kT1);
      return m_.ld(R::kT1, {R::kT1, static_cast<int32_t>(sizeof(vm::Values)) + index});
  }
}

template <class M>
void Compiler<M>::visit_Closure() {
  vm::Proto* nested = scope_->proto->nested()[x()];
  size_t bytes = vm::Closure::size_for(nested->upvalue_count);
  if (bytes > gc::kMaxSmallCell) {
    hold_nothing();
    return m_.jmp(slow());
  }
  R cell = take_any();
  allocate(cell, static_cast<uint32_t>(bytes));
  m_.imm(R::kT1, header_bits(gc::Kind::kClosure, 0, nested->upvalue_count));
  m_.st(field(cell, 0), R::kT1);
  m_.imm(R::kT1, address_of(nested->code(), kNestedInListings));
  m_.st(field(cell, offsetof(vm::Closure, code)), R::kT1);
  Label interpreted = m_.new_label();
  m_.ld(R::kT2, stub(offsetof(vm::TransitionStubs, enter_function)));
  m_.ld(R::kT1, {R::kT1, static_cast<int32_t>(offsetof(vm::CodeInfo, compiled)) - static_cast<int32_t>(sizeof(vm::CodeInfo))});
  m_.jz(R::kT1, interpreted);
  m_.ld(R::kT2, field(R::kT1, offsetof(vm::CompiledCode, entry)));
  m_.bind(interpreted);
  m_.st(field(cell, offsetof(vm::Closure, jit_entry)), R::kT2);
  auto offset = sizeof(vm::Closure);
  for (const vm::UpvalueSource& source : nested->upvalues()) {
    load_captured(source);
    m_.st(field(cell, offset), R::kT1);
    offset += sizeof(Value);
  }
  m_.xor_(cell, cell, R::kFunctionTag);
  store_result(cell, a());
}

// ---------------------------------------------------------------- tables

/// To slow() while the site still learns.
template <class M>
void Compiler<M>::guard_site() {
  m_.branch_mem8(Cond::kNe, site(offsetof(vm::AllocationSite, samples)), vm::kSiteSamples, slow());
  m_.ld(R::kT1, site(offsetof(vm::AllocationSite, last)));
  m_.jnz(R::kT1, slow());
}

/// kT0 := the address of a new table without elements, as large as the site has learned; kT2 := its header but for the
/// shape. Changes kT1, kT3.
template <class M>
void Compiler<M>::allocate_table() {
  constexpr R kCell = R::kT0;
  m_.ld8(R::kT2, site(offsetof(vm::AllocationSite, inline_slots)));
  m_.ld(R::kT3, in_vm(vm::Vm::heap_offset()));
  m_.ld(kCell, field(R::kT3, offsetof(gc::MutatorWords, bump)));
  m_.add_shifted(R::kT1, kCell, R::kT2, 3);
  m_.add_imm(R::kT1, R::kT1, sizeof(vm::Table));
  m_.branch_mem(Cond::kAbove, R::kT1, field(R::kT3, offsetof(gc::MutatorWords, limit)), slow());
  m_.st(field(R::kT3, offsetof(gc::MutatorWords, bump)), R::kT1);
  m_.ld(R::kT1, in_vm(vm::Vm::empty_storage_offset()));
  m_.st(field(kCell, offsetof(vm::Table, storage)), R::kT1);
  m_.shl(R::kT2, R::kT2, 24);
}

template <class M>
void Compiler<M>::visit_NewTable() {
  hold_nothing();
  guard_site();
  m_.branch_mem32(Cond::kNe, site(offsetof(vm::AllocationSite, array_hint)), 0, slow());
  allocate_table();
  m_.imm(R::kT1, header_bits(gc::Kind::kTable, 0, vm::ShapeTree::kEmptyId));
  m_.or_(R::kT2, R::kT2, R::kT1);
  m_.st(field(R::kT0, 0), R::kT2);
  m_.xor_(R::kT0, R::kT0, R::kTableTag);
  store_result(R::kT0, a());
}

/// A table with the site's shape and its fields, if the shape's facts are known to cover these values.
template <class M>
void Compiler<M>::visit_NewObject() {
  if (c() == 0 || c() > vm::AllocationSite::kCovered) {
    hold_nothing();
    return m_.jmp(slow());
  }
  guard_site();
  for (uint32_t i = 0; i < c(); i++) {
    R value = holder(b() + i);
    if (value == R::kNone) load_into(value = R::kT2, b() + i);
    m_.branch_unless_type(value, site(offsetof(vm::AllocationSite, covered) + i), R::kT3, slow());
  }
  hold_nothing();
  allocate_table();
  static_assert(static_cast<int>(gc::Kind::kTable) < 1 << 12);
  m_.ld32(R::kT1, site(offsetof(vm::AllocationSite, shape)));
  m_.shl(R::kT1, R::kT1, 32);
  m_.or_(R::kT1, R::kT1, R::kT2);
  m_.add_imm(R::kT1, R::kT1, static_cast<int32_t>(gc::Kind::kTable));
  m_.st(field(R::kT0, 0), R::kT1);
  for (uint32_t i = 0; i < c(); i++) {
    m_.ld(R::kT2, slot(b() + i));
    m_.st(field(R::kT0, sizeof(vm::Table) + 8 * i), R::kT2);
  }
  m_.xor_(R::kT0, R::kT0, R::kTableTag);
  store_result(R::kT0, a());
}

}  // namespace gs::baseline
