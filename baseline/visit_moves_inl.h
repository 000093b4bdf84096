// Moves, constants, variables that are not registers.
#pragma once

#include "baseline/compiler.h"

namespace gs::baseline {

template <class M>
void Compiler<M>::visit_Move() {
  std::optional<int32_t> value = known(b());
  R work = peek(b());
  m_.st(slot(a()), work);
  // What the working register holds is now in two places; the newer one is more likely to be asked for.
  hold(work, a());
  if (value) set_known(a(), *value);
}
template <class M>
void Compiler<M>::visit_LoadNil() {
  for (uint32_t i = 0; i < b(); i++) {
    m_.st(slot(a() + i), R::kNil);
    wrote(a() + i);
  }
}
template <class M>
void Compiler<M>::visit_LoadBool() { load_constant_result(Value::boolean(b() != 0)); }
template <class M>
void Compiler<M>::visit_LoadInt() {
  if (has_free_work()) {
    load_constant_result(Value::integer(sd()));
  } else {  // it can be made again
    load_constant(R::kT1, Value::integer(sd()));
    m_.st(slot(a()), R::kT1);
    wrote(a());
  }
  set_known(a(), sd());
}
template <class M>
void Compiler<M>::load_constant_result(Value value) {
  R work = take_any();
  load_constant(work, value);
  store_result(work, a());
}
template <class M>
void Compiler<M>::visit_LoadK() {
  R work = take_any();
  m_.ld(work, constant_slot(d()));
  store_result(work, a());
}
template <class M>
void Compiler<M>::visit_LoadKX() {
  R work = take_any();
  m_.ld(work, constant_slot(x()));
  store_result(work, a());
}

template <class M>
void Compiler<M>::visit_GetGlobal() {
  if (uint32_t call = group_call()) return compile_group(call);
  R work = take_any();
  R globals = m_.globals(in_vm(offsetof(vm::Vm, globals)), work);
  m_.ld(work, {globals, static_cast<int32_t>(8 * x())});
  store_result(work, a());
}
template <class M>
void Compiler<M>::visit_SetGlobal() {
  R work = peek(a());
  R globals = m_.globals(in_vm(offsetof(vm::Vm, globals)), R::kT1);
  m_.st({globals, static_cast<int32_t>(8 * x())}, work);
}

/// dst := upvalue `x` of the running function, which may be a boxed cell.
template <class M>
void Compiler<M>::load_upvalue(R dst) {
  m_.ld(dst, frame(-4));
  m_.xor_(dst, dst, R::kFunctionTag);
  m_.ld(dst, field(dst, sizeof(vm::Closure) + 8 * x()));
}
template <class M>
void Compiler<M>::visit_GetUpval() {
  R work = take_any();
  load_upvalue(work);
  store_result(work, a());
}
template <class M>
void Compiler<M>::visit_GetUpcell() {
  R work = take_any();
  load_upvalue(work);
  m_.strip_tag(work);
  m_.ld(work, field(work, offsetof(vm::Cell, value)));
  store_result(work, a());
}
template <class M>
void Compiler<M>::visit_SetUpcell() {
  load_upvalue(R::kT2);
  m_.strip_tag(R::kT2);
  load_into(R::kT1, a());
  m_.st(field(R::kT2, offsetof(vm::Cell, value)), R::kT1);
  barrier(R::kT2, R::kT1);
}
template <class M>
void Compiler<M>::visit_GetCell() {
  R work = take(b());
  m_.strip_tag(work);
  m_.ld(work, field(work, offsetof(vm::Cell, value)));
  store_result(work, a());
}
template <class M>
void Compiler<M>::visit_SetCell() {
  load_into(R::kT2, a());
  m_.strip_tag(R::kT2);
  load_into(R::kT1, b());
  m_.st(field(R::kT2, offsetof(vm::Cell, value)), R::kT1);
  barrier(R::kT2, R::kT1);
}
template <class M>
void Compiler<M>::visit_GetSelf() {
  R work = take_any();
  m_.ld(work, frame(-4));
  store_result(work, a());
}

}  // namespace gs::baseline
