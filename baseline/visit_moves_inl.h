// Moves, constants, variables that are not registers.
#pragma once

#include "baseline/compiler.h"

namespace gs::baseline {

template <class M>
void Compiler<M>::visit_Move() {
  m_.ld(R::kT0, slot(b()));
  m_.st(slot(a()), R::kT0);
}
template <class M>
void Compiler<M>::visit_LoadNil() {
  for (uint32_t i = 0; i < b(); i++) m_.st(slot(a() + i), R::kNil);
}
template <class M>
void Compiler<M>::visit_LoadBool() { store_constant(slot(a()), Value::boolean(b() != 0)); }
template <class M>
void Compiler<M>::visit_LoadInt() { store_constant(slot(a()), Value::integer(sd())); }
template <class M>
void Compiler<M>::visit_LoadK() {
  m_.ld(R::kT0, constant_slot(d()));
  m_.st(slot(a()), R::kT0);
}
template <class M>
void Compiler<M>::visit_LoadKX() {
  m_.ld(R::kT0, constant_slot(x()));
  m_.st(slot(a()), R::kT0);
}

template <class M>
void Compiler<M>::visit_GetGlobal() {
  m_.ld(R::kT0, in_vm(offsetof(vm::Vm, globals)));
  m_.ld(R::kT0, {R::kT0, static_cast<int32_t>(8 * x())});
  m_.st(slot(a()), R::kT0);
}
template <class M>
void Compiler<M>::visit_SetGlobal() {
  m_.ld(R::kT0, in_vm(offsetof(vm::Vm, globals)));
  m_.ld(R::kT1, slot(a()));
  m_.st({R::kT0, static_cast<int32_t>(8 * x())}, R::kT1);
}

/// kT0 := upvalue `x` of the running function, which may be a boxed cell.
template <class M>
void Compiler<M>::load_upvalue() {
  m_.ld(R::kT0, frame(-4));
  m_.xor_(R::kT0, R::kT0, R::kFunctionTag);
  m_.ld(R::kT0, field(R::kT0, sizeof(vm::Closure) + 8 * x()));
}
template <class M>
void Compiler<M>::visit_GetUpval() {
  load_upvalue();
  m_.st(slot(a()), R::kT0);
}
template <class M>
void Compiler<M>::visit_GetUpcell() {
  load_upvalue();
  m_.strip_tag(R::kT0);
  m_.ld(R::kT0, field(R::kT0, offsetof(vm::Cell, value)));
  m_.st(slot(a()), R::kT0);
}
template <class M>
void Compiler<M>::visit_SetUpcell() {
  load_upvalue();
  m_.strip_tag(R::kT0);
  m_.ld(R::kT1, slot(a()));
  m_.st(field(R::kT0, offsetof(vm::Cell, value)), R::kT1);
  barrier(R::kT0, R::kT1);
}
template <class M>
void Compiler<M>::visit_GetCell() {
  m_.ld(R::kT0, slot(b()));
  m_.strip_tag(R::kT0);
  m_.ld(R::kT0, field(R::kT0, offsetof(vm::Cell, value)));
  m_.st(slot(a()), R::kT0);
}
template <class M>
void Compiler<M>::visit_SetCell() {
  m_.ld(R::kT0, slot(a()));
  m_.strip_tag(R::kT0);
  m_.ld(R::kT1, slot(b()));
  m_.st(field(R::kT0, offsetof(vm::Cell, value)), R::kT1);
  barrier(R::kT0, R::kT1);
}
template <class M>
void Compiler<M>::visit_GetSelf() {
  m_.ld(R::kT0, frame(-4));
  m_.st(slot(a()), R::kT0);
}

}  // namespace gs::baseline
