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
      case vm::FastNative::kMathFloor: return leaf(1, [this] { floor(); });
      case vm::FastNative::kMathAbs: return leaf(1, [this] { absolute(); });
      case vm::FastNative::kMathMax: return leaf(2, [this] { extreme(true); });
      case vm::FastNative::kMathMin: return leaf(2, [this] { extreme(false); });
      case vm::FastNative::kBitAnd: return leaf(2, [this] { bits([this] { m_.and_(R::kT0, R::kT0, R::kT1); }); });
      case vm::FastNative::kBitOr: return leaf(2, [this] { bits([this] { m_.or_(R::kT0, R::kT0, R::kT1); }); });
      case vm::FastNative::kBitXor: return leaf(2, [this] { bits([this] { m_.xor_(R::kT0, R::kT0, R::kT1); }); });
      case vm::FastNative::kBitLeft: return leaf(2, [this] { shift([this] { m_.shl32_by(R::kT0, R::kT1); }); });
      case vm::FastNative::kBitRight: return leaf(2, [this] { shift([this] { m_.shr32_by(R::kT0, R::kT1); }); });
      case vm::FastNative::kStringLen: return leaf(1, [this] { string_length(); });
      case vm::FastNative::kStringByte: return leaf(2, [this] { string_byte(), give_int(R::kT0); });
      case vm::FastNative::kStringSub: return leaf(3, [this] { string_sub(); });
      case vm::FastNative::kType: return leaf(1, [this] { type(); });
      case vm::FastNative::kToNumber: return leaf(1, [this] { to_number(); });
      case vm::FastNative::kTableRemove: return leaf(1, [this] { table_remove(); });
      case vm::FastNative::kTableInsert: return leaf(2, [this] { table_insert(); });
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

  /// An integer of 48 bits, the upper ones zeros.
  void give_int(R payload) {
    m_.or_(R::kT0, payload, R::kIntTag);
    give(R::kT0);
  }

  void floor() {
    Label done = m_.new_label(), is_floor = m_.new_label();
    m_.ld(R::kT0, argument(0));
    m_.branch(Cond::kAboveEq, R::kT0, R::kIntTag, done);
    m_.branch(Cond::kAboveEq, R::kT0, R::kNil, general_);
    m_.fmov_bits(F::k0, R::kT0);
    m_.fcompare(FCond::kNe, F::k0, F::k0, general_);
    m_.truncate(R::kT1, F::k0);
    m_.int64_to_double(F::k1, R::kT1);
    m_.fcompare(FCond::kLe, F::k1, F::k0, is_floor);
    m_.add_imm(R::kT1, R::kT1, -1);
    m_.bind(is_floor);
    m_.shl(R::kT0, R::kT1, 16);
    m_.sar(R::kT2, R::kT0, 16);
    m_.branch(Cond::kNe, R::kT1, R::kT2, general_);
    m_.shr(R::kT0, R::kT0, 16);
    m_.or_(R::kT0, R::kT0, R::kIntTag);
    m_.bind(done);
    give(R::kT0);
  }

  void absolute() {
    Label done = m_.new_label(), integer = m_.new_label();
    m_.ld(R::kT0, argument(0));
    m_.branch(Cond::kAboveEq, R::kT0, R::kIntTag, integer);
    m_.branch(Cond::kAboveEq, R::kT0, R::kNil, general_);
    m_.shl(R::kT0, R::kT0, 1);
    m_.shr(R::kT0, R::kT0, 1);
    m_.bind(done);
    give(R::kT0);
    m_.bind(integer);
    m_.shl(R::kT1, R::kT0, 16);
    m_.branch_imm(Cond::kGe, R::kT1, 0, done);
    m_.imm(R::kT2, 0);
    m_.sub(R::kT1, R::kT2, R::kT1);
    m_.branch_imm(Cond::kLt, R::kT1, 0, general_);  // of the smallest it is none
    m_.shr(R::kT1, R::kT1, 16);
    give_int(R::kT1);
  }

  void extreme(bool want_max) {
    Label doubles = m_.new_label(), second = m_.new_label();
    m_.ld(R::kT0, argument(0));
    m_.ld(R::kT1, argument(1));
    m_.and_(R::kT2, R::kT0, R::kT1);
    m_.branch(Cond::kBelow, R::kT2, R::kIntTag, doubles);
    m_.mov(R::kT2, R::kT0);
    m_.int_compare(want_max ? Cond::kGt : Cond::kLt, R::kT1, R::kT2, second);
    give(R::kT0);
    m_.bind(doubles);
    m_.branch(Cond::kAboveEq, R::kT0, R::kNil, general_);
    m_.branch(Cond::kAboveEq, R::kT1, R::kNil, general_);
    m_.fmov_bits(F::k0, R::kT0);
    m_.fmov_bits(F::k1, R::kT1);
    m_.fcompare(FCond::kLt, want_max ? F::k0 : F::k1, want_max ? F::k1 : F::k0, second);
    give(R::kT0);
    m_.bind(second);
    give(R::kT1);
  }

  void two_ints() {
    m_.ld(R::kT0, argument(0));
    m_.ld(R::kT1, argument(1));
    m_.and_(R::kT2, R::kT0, R::kT1);
    m_.branch(Cond::kBelow, R::kT2, R::kIntTag, general_);
  }
  /// Integers modulo 2^32.
  template <class Operation>
  void bits(Operation operation) {
    two_ints();
    operation();
    m_.shl(R::kT0, R::kT0, 32);
    m_.shr(R::kT0, R::kT0, 32);
    give_int(R::kT0);
  }
  template <class Operation>
  void shift(Operation operation) {
    two_ints();
    m_.xor_(R::kT1, R::kT1, R::kIntTag);
    m_.branch_imm(Cond::kAbove, R::kT1, 31, general_);
    operation();
    give_int(R::kT0);
  }

  /// kT0 := the address of the string that argument 0 is.
  void take_string() {
    m_.ld(R::kT0, argument(0));
    m_.shr(R::kT1, R::kT0, 48);
    m_.branch_imm(Cond::kNe, R::kT1, static_cast<int32_t>(vm::Value::kStringTag >> 48), general_);
    m_.strip_tag(R::kT0);
  }
  void string_length() {
    take_string();
    m_.ld32(R::kT0, at(R::kT0, offsetof(vm::String, word)));
    give_int(R::kT0);
  }
  /// kT0 := the byte of the string in argument 0 at the position in argument 1, which is left in kT1, less 1.
  void string_byte() {
    take_string();
    m_.ld(R::kT1, argument(1));
    m_.branch(Cond::kBelow, R::kT1, R::kIntTag, general_);
    m_.xor_(R::kT1, R::kT1, R::kIntTag);
    m_.add_imm(R::kT1, R::kT1, -1);
    m_.ld32(R::kT2, at(R::kT0, offsetof(vm::String, word)));
    m_.branch(Cond::kAboveEq, R::kT1, R::kT2, general_);
    m_.ld(R::kT2, at(R::kT0, offsetof(vm::String, data)));
    m_.jz(R::kT2, general_);  // a rope
    m_.ld8(R::kT0, {R::kT2, 0, R::kT1, 0});
  }
  /// One byte, whose string exists once it has been asked for.
  void string_sub() {
    string_byte();
    m_.ld(R::kT1, argument(1));
    m_.ld(R::kT2, argument(2));
    m_.branch(Cond::kNe, R::kT1, R::kT2, general_);
    m_.ld(R::kT0, {R::kVm, static_cast<int32_t>(vm::Vm::byte_strings_offset()), R::kT0, 3});
    m_.jz(R::kT0, general_);
    m_.imm(R::kT1, vm::Value::kStringTag);
    m_.or_(R::kT0, R::kT0, R::kT1);
    give(R::kT0);
  }

  /// The names are the function's upvalues, by TypeTag.
  void type() {
    constexpr uint64_t kDoubleTag = (vm::Value::kNilBits >> 48) - 1;
    Label tagged = m_.new_label();
    m_.ld(R::kT0, argument(0));
    m_.shr(R::kT0, R::kT0, 48);
    m_.imm(R::kT1, kDoubleTag);
    m_.branch(Cond::kAboveEq, R::kT0, R::kT1, tagged);
    m_.mov(R::kT0, R::kT1);
    m_.bind(tagged);
    m_.sub(R::kT0, R::kT0, R::kT1);
    m_.branch_imm(Cond::kEq, R::kT0, static_cast<int32_t>(vm::TypeTag::kObject), general_);
    m_.ld(R::kT1, {R::kBase, -32});
    m_.xor_(R::kT1, R::kT1, R::kFunctionTag);
    m_.ld(R::kT0, {R::kT1, sizeof(vm::NativeFunction), R::kT0, 3});
    give(R::kT0);
  }
  void to_number() {
    Label done = m_.new_label();
    m_.ld(R::kT0, argument(0));
    m_.branch(Cond::kAboveEq, R::kT0, R::kIntTag, done);
    m_.branch(Cond::kAboveEq, R::kT0, R::kNil, general_);
    m_.bind(done);
    give(R::kT0);
  }

  /// kT3 := the storage, of values, of the table in argument 0, kT4 := its length, which is `least` or more.
  void take_array(int32_t least) {
    m_.ld(R::kT1, argument(0));
    m_.untag_table(R::kT1, general_);
    m_.ld(R::kT3, at(R::kT1, offsetof(vm::Table, storage)));
    m_.ld32(R::kT4, at(R::kT3, offsetof(vm::Storage, length)));
    m_.branch_imm(Cond::kBelow, R::kT4, least, general_);
    m_.branch_mem8(Cond::kNe, at(R::kT3, offsetof(vm::Storage, byte0)), vm::Storage::kValues, general_);
  }
  static Mem element_before_end() { return {R::kT3, sizeof(vm::Storage) - 8, R::kT4, 3}; }
  void table_remove() {
    take_array(3);
    m_.ld(R::kT0, element_before_end());
    m_.add_imm(R::kT4, R::kT4, -1);
    m_.ld(R::kT1, element_before_end());
    m_.branch(Cond::kEq, R::kT1, R::kNil, general_);
    m_.branch(Cond::kEq, R::kT0, R::kNil, general_);
    m_.st32(at(R::kT3, offsetof(vm::Storage, length)), R::kT4);
    give(R::kT0);
  }
  /// Where there is room, what has the type of the last element, which the table's facts then cover. What the collector would
  /// have to know is left to the handler.
  void table_insert() {
    Label not_double = m_.new_label(), append = m_.new_label(), grown = m_.new_label();
    take_array(1);
    m_.ld(R::kT0, at(R::kT3, offsetof(vm::Storage, dict)));
    m_.jnz(R::kT0, general_);
    m_.ld32(R::kT0, at(R::kT3, offsetof(vm::Storage, capacity)));
    m_.branch(Cond::kAboveEq, R::kT4, R::kT0, general_);
    m_.ld(R::kT2, argument(1));
    m_.ld(R::kT0, element_before_end());
    m_.branch(Cond::kAboveEq, R::kT2, R::kNil, not_double);
    m_.branch(Cond::kAboveEq, R::kT0, R::kNil, general_);
    m_.bind(append);
    m_.st(value_element(R::kT3, R::kT4), R::kT2);
    m_.add_imm(R::kT4, R::kT4, 1);
    m_.st32(at(R::kT3, offsetof(vm::Storage, length)), R::kT4);
    m_.ld32(R::kT0, at(R::kT3, offsetof(vm::Storage, word)));
    m_.branch(Cond::kAboveEq, R::kT0, R::kT4, grown);
    m_.st32(at(R::kT3, offsetof(vm::Storage, word)), R::kT4);
    m_.bind(grown);
    m_.imm(R::kCount, 0);
    m_.ret();
    m_.bind(not_double);
    m_.branch(Cond::kEq, R::kT2, R::kNil, general_);
    m_.xor_(R::kT0, R::kT0, R::kT2);
    m_.shift_and_branch_nonzero(R::kT0, 48, general_);
    m_.branch(Cond::kAboveEq, R::kT2, R::kIntTag, append);
    m_.branch_mem8(Cond::kAboveEq, at(R::kT3, offsetof(gc::Header, gc_state)), gc::kUnreported, general_);
    m_.jmp(append);
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
