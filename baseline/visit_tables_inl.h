// Fields, elements, lengths, range loops: what the interpreter's caches and the tables' facts make short.
#pragma once

#include "baseline/array_elements.h"
#include "baseline/compiler.h"
#include "vm/table.h"

namespace gs::baseline {

using vm::PropertyCache;
using vm::Storage;
using vm::Table;

// ---------------------------------------------------------------- fields

/// Goes to `other` unless the table at `table` has the shape of the instruction's cache and the cached slot inline. Both
/// words have the same form (vm/proto.h). Changes kT1.
template <class M>
void Compiler<M>::guard_shape(R table, Label other) {
  m_.ld(R::kT1, field(table, 0));
  m_.xor_mem(R::kT1, R::kT1, cache(0));
  m_.shift_and_branch_nonzero(R::kT1, 24, other);
}

template <class M>
void Compiler<M>::visit_GetField() {
  R work = take(b());
  m_.untag_table(work, slow());
  guard_shape(work, slow());
  m_.ld8(R::kT1, cache(offsetof(PropertyCache, slot)));
  m_.ld(work, {work, sizeof(Table), R::kT1, 3});
  m_.branch(Cond::kEq, work, R::kNil, slow());
  store_result(work, a());
}

template <class M>
void Compiler<M>::visit_SetField() {
  load_into(R::kT2, b());
  R table = take(a());
  m_.untag_table(table, slow());
  guard_shape(table, slow());
  m_.branch_mem8(Cond::kEq, cache(offsetof(PropertyCache, types)), 0, slow());  // every store matters
  m_.ld8(R::kT1, cache(offsetof(PropertyCache, slot)));
  store_over(table, {table, sizeof(Table), R::kT1, 3}, R::kT2, R::kT3);
}

/// Stores `value` into `place` of the cell `container` if what is there has the same type and is something, and so is the
/// value: then no fact changes. Otherwise to slow(). Changes `value` and `scratch`.
template <class M>
void Compiler<M>::store_over(R container, Mem place, R value, R scratch) {
  Label not_double = m_.new_label(), done = m_.new_label(), due = m_.new_label();
  m_.branch(Cond::kAboveEq, value, R::kNil, not_double);
  m_.ld(scratch, place);
  m_.branch(Cond::kAboveEq, scratch, R::kNil, slow());
  m_.st(place, value);
  m_.bind(done);
  warm([=, this, slow = slow()] {
    m_.bind(not_double);
    m_.ld(scratch, place);
    m_.xor_(scratch, scratch, value);
    m_.shift_and_branch_nonzero(scratch, 48, slow);
    m_.branch(Cond::kEq, value, R::kNil, slow);
    m_.st(place, value);
    m_.branch_mem8(Cond::kBelow, field(container, offsetof(gc::Header, gc_state)), gc::kUnreported, done);
    m_.jmp(due);
  });
  cold([&] {
    m_.bind(due);
    report_store(container, value, done);
  });
}

template <class M>
void Compiler<M>::visit_Self() {
  Label other = m_.new_label(), found = m_.new_label();
  load_into(R::kT2, b());
  hold_nothing();
  m_.mov(R::kT0, R::kT2);
  m_.untag_table(R::kT0, slow());
  guard_shape(R::kT0, other);
  m_.ld8(R::kT1, cache(offsetof(PropertyCache, slot)));
  m_.ld(R::kT0, {R::kT0, sizeof(Table), R::kT1, 3});
  m_.bind(found);
  m_.branch(Cond::kEq, R::kT0, R::kNil, slow());
  m_.st(slot(a()), R::kT0);
  m_.st(slot(a() + vm::kFrameHeader), R::kT2);
  // A method that the metatable's __index has: the receiver's shape says so as long as no such table changes.
  warm([=, this, slow = slow(), shape = cache(offsetof(PropertyCache, other)), state = cache(offsetof(PropertyCache, state)),
        epoch = cache(offsetof(PropertyCache, epoch)), holder = cache(offsetof(PropertyCache, holder)),
        index = cache(offsetof(PropertyCache, slot))] {
    m_.bind(other);
    m_.ld32(R::kT1, field(R::kT0, offsetof(Table, word)));
    m_.branch32_mem(Cond::kNe, R::kT1, shape, slow);
    m_.branch_mem8(Cond::kNe, state, PropertyCache::kHolder, slow);
    m_.ld32(R::kT1, in_vm(offsetof(vm::Vm, metatable_epoch)));
    m_.branch32_mem(Cond::kNe, R::kT1, epoch, slow);
    m_.ld(R::kT0, holder);
    m_.ld8(R::kT1, index);
    m_.ld8(R::kT3, field(R::kT0, offsetof(Table, byte1)));
    m_.and_imm(R::kT3, R::kT3, 0x7F);
    m_.branch(Cond::kAboveEq, R::kT1, R::kT3, slow);
    m_.ld(R::kT0, {R::kT0, sizeof(Table), R::kT1, 3});
    m_.jmp(found);
  });
}

// ---------------------------------------------------------------- elements

/// table := element kT1 (a number above every length if the key is no index) of the table there, or to `other`. Changes
/// kT1, kT2, kT3.
template <class M>
void Compiler<M>::load_element(R table, Label other) {
  Label bytes = m_.new_label(), done = m_.new_label();
  find_element(m_, table, R::kT1, R::kT2, R::kT3, other, bytes);
  m_.ld(table, value_element(R::kT2, R::kT1));
  m_.branch(Cond::kEq, table, R::kNil, other);
  m_.bind(done);
  warm([=, this] {
    m_.bind(bytes);
    m_.ld8(table, byte_element(R::kT2, R::kT1));
    m_.branch_imm(Cond::kEq, table, Storage::kByteNil, other);
    load_false(R::kT3);
    m_.add(table, table, R::kT3);
    m_.jmp(done);
  });
}

template <class M>
void Compiler<M>::visit_GetIndex() {
  load_into(R::kT1, c());
  R work = take(b());
  m_.untag_table(work, slow());
  m_.xor_(R::kT1, R::kT1, R::kIntTag);
  load_element(work, slow());
  store_result(work, a());
}
template <class M>
void Compiler<M>::visit_GetIndexI() {
  R work = take(b());
  m_.untag_table(work, slow());
  m_.imm(R::kT1, c());
  load_element(work, slow());
  store_result(work, a());
}

/// Element kT1 of the table at `table` := register `value`, over one of its own type, or behind the last one where that has
/// its type; otherwise to slow().
template <class M>
void Compiler<M>::set_element(R table, uint32_t value) {
  Label bytes = m_.new_label(), done = m_.new_label(), outside = m_.new_label();
  constexpr R kStorage = R::kCount;
  load_into(R::kT2, value);
  find_element(m_, table, R::kT1, kStorage, R::kT3, outside, bytes);
  store_over(kStorage, value_element(kStorage, R::kT1), R::kT2, R::kT3);
  m_.bind(done);
  Label due = m_.new_label();
  warm([=, this, slow = slow()] {
    m_.bind(bytes);
    load_false(R::kT3);
    m_.sub(R::kT2, R::kT2, R::kT3);
    m_.branch_imm(Cond::kAbove, R::kT2, 1, slow);
    m_.ld8(R::kT3, byte_element(kStorage, R::kT1));
    m_.branch_imm(Cond::kEq, R::kT3, Storage::kByteNil, slow);
    m_.st8(byte_element(kStorage, R::kT1), R::kT2);
    m_.jmp(done);

    // Appending: there is room, nobody else has a say (a metatable, keys waiting in the hash part), and the last element
    // says that the table's facts cover the value.
    m_.bind(outside);
    m_.branch(Cond::kNe, R::kT1, R::kT3, slow);
    m_.jz(R::kT1, slow);
    m_.branch_mem32(Cond::kNe, field(table, offsetof(Table, word)), vm::ShapeTree::kEmptyId, slow);
    m_.ld32(table, field(kStorage, offsetof(Storage, capacity)));
    m_.branch(Cond::kAboveEq, R::kT1, table, slow);
    m_.ld(table, field(kStorage, offsetof(Storage, dict)));
    m_.jnz(table, slow);
    Label not_double = m_.new_label(), covered = m_.new_label(), longer = m_.new_label(), grown = m_.new_label();
    Label append_byte = m_.new_label();
    m_.branch_mem8(Cond::kNe, field(kStorage, offsetof(Storage, byte0)), Storage::kValues, append_byte);
    m_.ld(table, {kStorage, sizeof(Storage) - 8, R::kT1, 3});
    m_.branch(Cond::kAboveEq, R::kT2, R::kNil, not_double);
    m_.branch(Cond::kAboveEq, table, R::kNil, slow);
    m_.bind(covered);
    m_.st(value_element(kStorage, R::kT1), R::kT2);
    m_.bind(longer);
    m_.add_imm(R::kT1, R::kT1, 1);
    m_.st32(field(kStorage, offsetof(Storage, length)), R::kT1);
    m_.ld32(R::kT3, field(kStorage, offsetof(Storage, word)));
    m_.branch(Cond::kAboveEq, R::kT3, R::kT1, grown);
    m_.st32(field(kStorage, offsetof(Storage, word)), R::kT1);
    m_.bind(grown);
    m_.branch_mem8(Cond::kBelow, field(kStorage, offsetof(gc::Header, gc_state)), gc::kUnreported, done);
    m_.jmp(due);
    m_.bind(not_double);
    m_.xor_(table, table, R::kT2);
    m_.shift_and_branch_nonzero(table, 48, slow);
    m_.branch(Cond::kNe, R::kT2, R::kNil, covered);
    m_.jmp(slow);
    m_.bind(append_byte);
    load_false(table);
    m_.sub(table, R::kT2, table);
    m_.branch_imm(Cond::kAbove, table, 1, slow);
    m_.st8(byte_element(kStorage, R::kT1), table);
    m_.jmp(longer);
  });
  cold([&] {
    m_.bind(due);
    report_store(kStorage, R::kT2, done);
  });
}
template <class M>
void Compiler<M>::visit_SetIndex() {
  load_into(R::kT1, b());
  R table = take(a());
  m_.untag_table(table, slow());
  m_.xor_(R::kT1, R::kT1, R::kIntTag);
  set_element(table, c());
}
template <class M>
void Compiler<M>::visit_SetIndexI() {
  R table = take(a());
  m_.untag_table(table, slow());
  m_.imm(R::kT1, b());
  set_element(table, c());
}

template <class M>
void Compiler<M>::visit_Len() {
  Label string = m_.new_label(), store = m_.new_label();
  R work = take(b());
  m_.untag_table(work, string);
  m_.branch_mem32(Cond::kNe, field(work, offsetof(Table, word)), vm::ShapeTree::kEmptyId, slow());
  m_.ld(work, field(work, offsetof(Table, storage)));
  m_.ld32(work, field(work, offsetof(Storage, length)));
  m_.jz(work, store);
  m_.add_imm(work, work, -1);
  m_.bind(store);
  m_.or_(work, work, R::kIntTag);
  store_result(work, a());
  warm([=, this, slow = slow()] {
    m_.bind(string);
    m_.xor_(work, work, R::kTableTag);
    m_.shr(R::kT1, work, 48);
    m_.branch_imm(Cond::kNe, R::kT1, static_cast<int32_t>(Value::kStringTag >> 48), slow);
    m_.strip_tag(work);
    m_.ld32(work, field(work, offsetof(vm::String, word)));
    m_.jmp(store);
  });
}

// ---------------------------------------------------------------- range loops

/// Elements of an array part, and the numbers below an integer; functions are called; the rest is the interpreter's, which counts
/// those rounds, too (ops_ranges_inl.h).
template <class M>
void Compiler<M>::visit_RangeNext() {
  Label not_table = m_.new_label(), next = m_.new_label(), call = m_.new_label();
  Label body = label_of(target_word());
  hold_nothing();
  m_.branch_mem32(Cond::kNe, in_vm(offsetof(vm::Vm, poll)), 0, slow());
  m_.ld(R::kT0, slot(a()));
  m_.ld(R::kT4, slot(a() + 1));
  m_.untag_table(R::kT0, not_table);
  m_.xor_(R::kT1, R::kT4, R::kIntTag);
  load_element(R::kT0, slow());
  m_.bind(next);
  m_.st(slot(a() + 3), R::kT4);
  m_.st(slot(a() + 4), R::kT0);
  m_.add_imm(R::kT4, R::kT4, 1);
  m_.st(slot(a() + 1), R::kT4);
  if (!loops_.empty()) count_round(target_word());
  m_.jmp(body);
  warm([=, this, slow = slow(), first = a()] {
    m_.bind(not_table);
    m_.xor_(R::kT0, R::kT0, R::kTableTag);
    m_.branch(Cond::kBelow, R::kT0, R::kIntTag, call);
    m_.shl(R::kT1, R::kT4, 16);
    m_.shl(R::kT0, R::kT0, 16);
    m_.branch(Cond::kGe, R::kT1, R::kT0, slow);
    m_.mov(R::kT0, R::kT4);
    m_.jmp(next);
    // The window begins at the key; behind the call comes the RangeTest.
    m_.bind(call);
    m_.mov(R::kT1, R::kT0);
    m_.untag_function(R::kT1, slow);
    m_.st(slot(first + 3), R::kT0);
    m_.ld(R::kT1, slot(first + 2));
    m_.st(slot(first + 3 + vm::kFrameHeader), R::kT4);
    m_.st(slot(first + 4 + vm::kFrameHeader), R::kT1);
  });
  // (A call notes where it returns to, which has to be done while this is the current instruction.)
  uint32_t behind = next_word();
  warm([=, this, first = a()] {
    emit_call(first + 3, 2, 2, behind);
    m_.jmp(label_of(behind));
  });
}
template <class M>
void Compiler<M>::visit_RangeTest() {
  Label done = label_of(next_word());
  hold_nothing();
  m_.ld(R::kT0, slot(a() + 3));
  m_.branch(Cond::kEq, R::kT0, R::kNil, done);
  m_.st(slot(a() + 2), R::kT0);
  if (!loops_.empty()) count_round(target_word());
  m_.jmp(label_of(target_word()));
}

}  // namespace gs::baseline
