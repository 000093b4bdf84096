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
typename Compiler<M>::CacheFields Compiler<M>::cache_fields() const {
  return {cache(offsetof(PropertyCache, shape)), cache(offsetof(PropertyCache, other)), cache(offsetof(PropertyCache, state)),
          cache(offsetof(PropertyCache, epoch)), cache(offsetof(PropertyCache, holder)), cache(offsetof(PropertyCache, new_shape)),
          cache(offsetof(PropertyCache, slot)), cache(offsetof(PropertyCache, types)), cache(offsetof(PropertyCache, key))};
}

/// Goes to `other` if a metatable has changed since the cache was filled. Changes kT1.
template <class M>
void Compiler<M>::guard_epoch(const CacheFields& cache, Label other) {
  m_.ld32(R::kT1, in_vm(offsetof(vm::Vm, metatable_epoch)));
  m_.branch32_mem(Cond::kNe, R::kT1, cache.epoch, other);
}

/// kT1 := the cached slot, kT3 := how many slots the table at `table` has inline.
template <class M>
void Compiler<M>::load_slot_number(R table, const CacheFields& cache) {
  m_.ld8(R::kT1, cache.slot);
  m_.ld8(R::kT3, field(table, offsetof(Table, byte1)));
  m_.and_imm(R::kT3, R::kT3, static_cast<uint8_t>(~Table::kObserved));
}
/// Behind load_slot_number, where the slot is not inline: table := the row it is in, and kT1 the slot's number there.
template <class M>
void Compiler<M>::find_overflow(R table) {
  m_.sub(R::kT1, R::kT1, R::kT3);
  m_.ld(table, field(table, offsetof(Table, storage)));
  m_.ld(table, field(table, offsetof(Storage, overflow)));
}

/// table := what the cache says of the table there, which has not its shape with the slot inline: that goes on at `found`, unless
/// it is nil, at `absent` where that is the answer, or else at `other`. A slot that is inline, unexpectedly, is the handler's
/// business, which learns. If the cache says nothing, goes on at `another_shape`. Changes kT1, kT3.
template <class M>
void Compiler<M>::load_field_elsewhere(R table, const CacheFields& cache, Label found, Label absent, Label another_shape,
                                       Label other) {
  Label not_own = m_.new_label(), overflow = m_.new_label(), loaded = m_.new_label();
  m_.ld32(R::kT1, field(table, offsetof(Table, word)));
  m_.branch32_mem(Cond::kNe, R::kT1, cache.shape, not_own);
  load_slot_number(table, cache);
  m_.branch(Cond::kBelow, R::kT1, R::kT3, other);
  m_.bind(overflow);
  find_overflow(table);
  m_.ld(table, {table, sizeof(vm::Slots), R::kT1, 3});
  m_.bind(loaded);
  m_.branch(Cond::kNe, table, R::kNil, found);
  m_.branch_mem8(Cond::kEq, cache.types, vm::kTypeNil, absent);
  m_.jmp(other);
  // What the metatable's __index has: the receiver's shape says so as long as no such table changes.
  m_.bind(not_own);
  m_.branch32_mem(Cond::kNe, R::kT1, cache.other, another_shape);
  m_.branch_mem8(Cond::kEq, cache.state, PropertyCache::kAbsent, absent);
  m_.branch_mem8(Cond::kNe, cache.state, PropertyCache::kHolder, other);
  guard_epoch(cache, other);
  m_.ld(table, cache.holder);
  load_slot_number(table, cache);
  m_.branch(Cond::kAboveEq, R::kT1, R::kT3, overflow);
  m_.ld(table, {table, sizeof(Table), R::kT1, 3});
  m_.jmp(loaded);
}

/// table := what other sites have found out of the table there (native_leaves.h), which has not the shape of the cache. To `other`
/// if that is nothing, or the cache is empty. Changes kT1, kT2, kT3, kCount.
template <class M>
void Compiler<M>::load_field_remembered(R table, const CacheFields& cache, Label other) {
  m_.branch_mem8(Cond::kEq, cache.state, PropertyCache::kEmpty, other);
  m_.mov(R::kT1, table);
  m_.ld(R::kT3, cache.key);
  m_.call_mem(in_vm(offsetof(vm::Vm, load_remembered)));
  m_.branch(Cond::kEq, R::kT1, R::kNil, other);
  m_.mov(table, R::kT1);
}

template <class M>
void Compiler<M>::visit_GetField() {
  Label elsewhere = m_.new_label(), nothing = m_.new_label(), found = m_.new_label();
  R work = take(b());
  m_.untag_table(work, slow());
  guard_shape(work, elsewhere);
  m_.ld8(R::kT1, cache(offsetof(PropertyCache, slot)));
  m_.ld(work, {work, sizeof(Table), R::kT1, 3});
  m_.branch(Cond::kEq, work, R::kNil, nothing);
  m_.bind(found);
  store_result(work, a());
  warm([=, this, slow = slow(), cache = cache_fields()] {
    Label absent = m_.new_label();
    m_.bind(nothing);
    m_.branch_mem8(Cond::kEq, cache.types, vm::kTypeNil, found);
    m_.jmp(slow);
    m_.bind(elsewhere);
    Label another_shape = m_.new_label();
    load_field_elsewhere(work, cache, found, absent, another_shape, slow);
    m_.bind(absent);
    m_.mov(work, R::kNil);
    m_.jmp(found);
    m_.bind(another_shape);
    load_field_remembered(work, cache, slow);
    m_.jmp(found);
  });
}

template <class M>
void Compiler<M>::visit_SetField() {
  constexpr R kValue = R::kT2;
  Label elsewhere = m_.new_label(), other_type = m_.new_label(), stored = m_.new_label();
  load_into(kValue, b());
  R table = take(a());
  m_.untag_table(table, slow());
  guard_shape(table, elsewhere);
  m_.branch_mem8(Cond::kEq, cache(offsetof(PropertyCache, types)), 0, slow());  // every store matters
  m_.ld8(R::kT1, cache(offsetof(PropertyCache, slot)));
  Mem place{table, sizeof(Table), R::kT1, 3};
  store_over(table, place, kValue, R::kT3, other_type);
  m_.bind(stored);
  warm([=, this, slow = slow(), cache = cache_fields()] {
    m_.bind(other_type);
    store_other_type(table, place, cache, stored, slow);
    m_.bind(elsewhere);
    store_field_elsewhere(table, cache, stored, slow);
  });
}

/// Stores kT2 into a field of the cached shape, at `place` of the cell `container`, if the field's fact covers it. Where nothing
/// is, a metatable might have a say. Changes kT2, kT3.
template <class M>
void Compiler<M>::store_other_type(R container, Mem place, const CacheFields& cache, Label stored, Label other) {
  Label may = m_.new_label();
  m_.branch_unless_type(R::kT2, cache.types, R::kT3, other);
  m_.ld(R::kT3, place);
  m_.branch(Cond::kNe, R::kT3, R::kNil, may);
  m_.branch_mem8(Cond::kNe, cache.state, PropertyCache::kOwn, other);
  m_.bind(may);
  m_.st(place, R::kT2);
  end_store(container, R::kT2, stored);
}

/// Stores kT2 into a field of the table at `table`, which has not the cached shape with the slot inline: one that is not inline,
/// or a new one, which gives the table its next shape. Changes kT1, kT2, kT3 and `table`.
template <class M>
void Compiler<M>::store_field_elsewhere(R table, const CacheFields& cache, Label stored, Label other) {
  Label adds = m_.new_label();
  m_.ld32(R::kT1, field(table, offsetof(Table, word)));
  m_.branch32_mem(Cond::kNe, R::kT1, cache.shape, adds);
  load_slot_number(table, cache);
  m_.branch(Cond::kBelow, R::kT1, R::kT3, other);  // unexpectedly: the handler learns
  find_overflow(table);
  store_other_type(table, {table, sizeof(vm::Slots), R::kT1, 3}, cache, stored, other);

  m_.bind(adds);
  m_.branch32_mem(Cond::kNe, R::kT1, cache.other, other);
  m_.branch_mem8(Cond::kNe, cache.state, PropertyCache::kAdd, other);
  guard_epoch(cache, other);
  m_.branch(Cond::kEq, R::kT2, R::kNil, other);
  m_.branch_unless_type(R::kT2, cache.types, R::kT3, other);
  m_.ld8(R::kT1, cache.slot);
  m_.ld8(R::kT3, field(table, offsetof(Table, byte1)));
  m_.branch_imm(Cond::kAboveEq, R::kT3, Table::kObserved, other);
  m_.branch(Cond::kAboveEq, R::kT1, R::kT3, other);
  m_.st({table, sizeof(Table), R::kT1, 3}, R::kT2);
  m_.ld32(R::kT3, cache.new_shape);
  m_.st32(field(table, offsetof(Table, word)), R::kT3);
  end_store(table, R::kT2, stored);
}

/// In warm code, `value` has been stored into the cell `container`: on to `stored`. Changes `value`.
template <class M>
void Compiler<M>::end_store(R container, R value, Label stored) {
  Label due = m_.new_label();
  m_.branch_mem8(Cond::kBelow, field(container, offsetof(gc::Header, gc_state)), gc::kUnreported, stored);
  m_.jmp(due);
  cold([&] {
    m_.bind(due);
    report_store(container, value, stored);
  });
}

/// Stores `value` into `place` of the cell `container` if what is there has the same type and is something, and so is the
/// value: then no fact changes. Otherwise to `other`, with all but `scratch` as it was. Changes `value` and `scratch`.
template <class M>
void Compiler<M>::store_over(R container, Mem place, R value, R scratch, Label other) {
  Label not_double = m_.new_label(), done = m_.new_label(), due = m_.new_label();
  m_.branch(Cond::kAboveEq, value, R::kNil, not_double);
  m_.ld(scratch, place);
  m_.branch(Cond::kAboveEq, scratch, R::kNil, other);
  m_.st(place, value);
  m_.bind(done);
  warm([=, this] {
    m_.bind(not_double);
    m_.ld(scratch, place);
    m_.xor_(scratch, scratch, value);
    m_.shift_and_branch_nonzero(scratch, 48, other);
    m_.branch(Cond::kEq, value, R::kNil, other);
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
  warm([=, this, slow = slow(), cache = cache_fields(), object = slot(b())] {
    Label another_shape = m_.new_label();
    m_.bind(other);
    load_field_elsewhere(R::kT0, cache, found, slow, another_shape, slow);
    m_.bind(another_shape);
    load_field_remembered(R::kT0, cache, slow);
    m_.ld(R::kT2, object);
    m_.jmp(found);
  });
}

// ---------------------------------------------------------------- elements

/// table := element kT1 (a number above every length if the key is no index) of the table there. To `outside`, with both as they
/// were, if it has none such; to `other` if that is nil. Changes kT1, kT2, kT3.
template <class M>
void Compiler<M>::load_element(R table, Label outside, Label other) {
  Label bytes = m_.new_label(), done = m_.new_label();
  find_element(m_, table, R::kT1, R::kT2, R::kT3, outside, bytes);
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

/// Where key ^ kIntTag, in kT1, was no index within the array part: if the key is a whole double, it is made an integer, and the
/// search begins again at `find`. (That comes back with an integer's tag, or something that is no whole number.)
template <class M>
void Compiler<M>::whole_key(Label find, Label other) {
  m_.xor_(R::kT1, R::kT1, R::kIntTag);
  m_.branch(Cond::kAboveEq, R::kT1, R::kNil, other);
  m_.fmov_bits(F::k0, R::kT1);
  m_.double_to_int32(R::kT1, F::k0, other);
  m_.jmp(find);
}

template <class M>
void Compiler<M>::visit_GetIndex() {
  Label find = m_.new_label(), outside = m_.new_label();
  load_into(R::kT1, c());
  R work = take(b());
  m_.untag_table(work, slow());
  m_.xor_(R::kT1, R::kT1, R::kIntTag);
  m_.bind(find);
  load_element(work, outside, slow());
  store_result(work, a());
  warm([=, this, slow = slow()] {
    m_.bind(outside);
    whole_key(find, slow);
  });
}
template <class M>
void Compiler<M>::visit_GetIndexI() {
  R work = take(b());
  m_.untag_table(work, slow());
  m_.imm(R::kT1, c());
  load_element(work, slow(), slow());
  store_result(work, a());
}

/// Element kT1 of the table at `table` := register `value`, over one of its own type, or behind the last one where that has
/// its type; otherwise to slow(). `find`, if valid, is where that begins, with kT1 the key ^ kIntTag.
template <class M>
void Compiler<M>::set_element(R table, uint32_t value, Label find) {
  Label bytes = m_.new_label(), done = m_.new_label(), outside = m_.new_label();
  constexpr R kStorage = R::kCount;
  load_into(R::kT2, value);
  if (find.isValid()) m_.bind(find);
  find_element(m_, table, R::kT1, kStorage, R::kT3, outside, bytes);
  store_over(kStorage, value_element(kStorage, R::kT1), R::kT2, R::kT3, slow());
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
    Label elsewhere = find.isValid() ? m_.new_label() : slow;
    m_.branch(Cond::kNe, R::kT1, R::kT3, elsewhere);
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
    if (!find.isValid()) return;
    m_.bind(elsewhere);
    whole_key(find, slow);
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
  set_element(table, c(), m_.new_label());
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
  load_element(R::kT0, slow(), slow());
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
