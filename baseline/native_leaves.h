// Machine code that compiled code calls, of its own: no frame, no C++. That is library functions whose common case is short, and
// what would be too long for each of the many places that need it.
#pragma once

#include "baseline/array_elements.h"
#include "baseline/masm.h"
#include "vm/jit/transitions.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/vm.h"

namespace gs::baseline {

/// Emits the leaves: entered like any function (compiler.h), with the arguments from base on and the frame's header half
/// made. What is not the common case (fast_natives.def) goes on in the interpreter's handler, with nothing changed.
template <class M>
class NativeLeaves {
 public:
  explicit NativeLeaves(M& masm) : m_(masm) {}

  /// The leaf of `id`; an invalid label if it has none.
  Label emit(vm::FastNative id) {
    switch (id) {
      case vm::FastNative::kMathSqrt: return leaf(1, [this] { square_root(); });
      case vm::FastNative::kMatrixGetf: return leaf(3, [this] { matrix_get(); });
      case vm::FastNative::kMatrixSetf: return leaf(4, [this] { matrix_set(); });
      default: return Label();
    }
  }

  /// kT1 := the field kT3 (a name's address) of the table at kT1 that load_memo knows (vm/runtime/property_memo.h), or nil: then
  /// the interpreter's handler shall look. Changes kT2, kT3, kCount.
  Label emit_load_remembered() {
    using vm::PropertyCache;
    constexpr R kTable = R::kT1, kKey = R::kT3, kEntry = R::kCount;
    constexpr uint32_t kLearnEvery = 31;  // so a site whose cache is of a shape that it sees no more gets another
    Label entry = m_.new_label(), nothing = m_.new_label(), learn = m_.new_label();
    Label not_own = m_.new_label(), load = m_.new_label(), overflow = m_.new_label();
    Mem count{R::kVm, static_cast<int32_t>(offsetof(vm::Vm, remembered_loads))};
    constexpr size_t kEntries = offsetof(vm::Vm, load_memo) + vm::PropertyMemo::entries_offset();
    m_.align(16);
    m_.bind(entry);
    m_.count_down(R::kT2, count, learn);
    m_.ld32(kEntry, at(kKey, offsetof(vm::String, hash)));
    m_.ld32(R::kT2, at(kTable, offsetof(vm::Table, word)));
    m_.xor_(kEntry, kEntry, R::kT2);
    m_.mul32(kEntry, vm::PropertyMemo::kFactor);
    m_.shr(kEntry, kEntry, vm::PropertyMemo::kShift);
    m_.shl(kEntry, kEntry, std::countr_zero(sizeof(PropertyCache)));
    m_.ld(R::kT2, at(R::kVm, kEntries));
    m_.jz(R::kT2, nothing);
    m_.add(kEntry, kEntry, R::kT2);
    m_.branch_mem(Cond::kNe, kKey, at(kEntry, offsetof(PropertyCache, key)), nothing);
    m_.ld32(R::kT2, at(kTable, offsetof(vm::Table, word)));
    m_.branch32_mem(Cond::kNe, R::kT2, at(kEntry, offsetof(PropertyCache, shape)), not_own);
    m_.bind(load);
    m_.ld8(R::kT2, at(kEntry, offsetof(PropertyCache, slot)));
    m_.ld8(R::kT3, at(kTable, offsetof(vm::Table, byte1)));
    m_.and_imm(R::kT3, R::kT3, static_cast<uint8_t>(~vm::Table::kObserved));
    m_.branch(Cond::kAboveEq, R::kT2, R::kT3, overflow);
    m_.ld(kTable, {kTable, sizeof(vm::Table), R::kT2, 3});
    m_.ret();
    m_.bind(overflow);
    m_.sub(R::kT2, R::kT2, R::kT3);
    m_.ld(kTable, at(kTable, offsetof(vm::Table, storage)));
    m_.ld(kTable, at(kTable, offsetof(vm::Storage, overflow)));
    m_.ld(kTable, {kTable, sizeof(vm::Slots), R::kT2, 3});
    m_.ret();
    m_.bind(not_own);
    m_.branch32_mem(Cond::kNe, R::kT2, at(kEntry, offsetof(PropertyCache, other)), nothing);
    m_.branch_mem8(Cond::kNe, at(kEntry, offsetof(PropertyCache, state)), PropertyCache::kHolder, nothing);
    m_.ld32(R::kT2, at(R::kVm, offsetof(vm::Vm, metatable_epoch)));
    m_.branch32_mem(Cond::kNe, R::kT2, at(kEntry, offsetof(PropertyCache, epoch)), nothing);
    m_.ld(kTable, at(kEntry, offsetof(PropertyCache, holder)));
    m_.jmp(load);
    m_.bind(learn);
    m_.imm(R::kT2, kLearnEvery);
    m_.st32(count, R::kT2);
    m_.bind(nothing);
    m_.mov(kTable, R::kNil);
    m_.ret();
    return entry;
  }

 private:
  static Mem at(R object, size_t offset) { return {object, static_cast<int32_t>(offset)}; }
  static Mem argument(int i) { return {R::kBase, 8 * i}; }

  template <class Body>
  Label leaf(int arguments, Body body) {
    Label entry = m_.new_label();
    general_ = m_.new_label();
    m_.align(16);
    m_.bind(entry);
    m_.branch_imm(Cond::kNe, R::kCount, arguments, general_);
    body();
    m_.switch_to(Area::kCold);
    m_.bind(general_);
    m_.jmp_mem({R::kVm, static_cast<int32_t>(offsetof(vm::Vm, stubs) + offsetof(vm::TransitionStubs, fast_native))});
    m_.switch_to(Area::kHot);
    return entry;
  }
  void give(R value) {
    m_.mov(R::kT0, value);
    m_.st({R::kBase, -32}, R::kT0);
    m_.imm(R::kCount, 1);
    m_.ret();
  }

  void square_root() {
    m_.ld(R::kT0, argument(0));
    m_.branch(Cond::kAboveEq, R::kT0, R::kNil, general_);
    m_.fmov_bits(F::k0, R::kT0);
    m_.fsqrt(F::k0, F::k0);
    m_.bits_of(R::kT0, F::k0);
    give(R::kT0);
  }

  /// kT3 := the storage, of values, of the table in kT1; kT2 := argument `index`, an index inside it.
  void find_element(int index) {
    m_.untag_table(R::kT1, general_);
    m_.ld(R::kT2, argument(index));
    m_.xor_(R::kT2, R::kT2, R::kIntTag);
    baseline::find_element(m_, R::kT1, R::kT2, R::kT3, R::kT4, general_, general_);
  }
  static Mem element() { return value_element(R::kT3, R::kT2); }
  /// Element (i, j) of the rows in argument 0 is at element(); kT0 := what is there, a double.
  void matrix_element() {
    m_.ld(R::kT1, argument(0));
    find_element(1);
    m_.ld(R::kT1, element());
    find_element(2);
    m_.ld(R::kT0, element());
    m_.branch(Cond::kAboveEq, R::kT0, R::kNil, general_);
  }
  void matrix_get() {
    matrix_element();
    give(R::kT0);
  }
  /// A double over a double: no fact changes, and the collector need not know.
  void matrix_set() {
    matrix_element();
    m_.ld(R::kT0, argument(3));
    m_.branch(Cond::kAboveEq, R::kT0, R::kNil, general_);
    m_.st(element(), R::kT0);
    m_.imm(R::kCount, 0);
    m_.ret();
  }

  M& m_;
  Label general_;
};

}  // namespace gs::baseline
