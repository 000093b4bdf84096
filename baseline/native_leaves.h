// Library functions whose common case is so short that compiled code calls machine code of its own for it: no frame, no C++.
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

 private:
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
