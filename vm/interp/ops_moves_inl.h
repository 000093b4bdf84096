// Moves, constants, variables that are not registers, and rows.
#pragma once

#include "vm/interp/handlers.h"

namespace gs::vm {
namespace {

template <Handler then = nullptr>
GS_HANDLER move(GS_PARAMS) {
  RA = base[HOT_B];
  THEN;
}
#define op_Move (move<>)

GS_HANDLER op_LoadNil(GS_PARAMS) {
  Value* r = &RA;
#pragma clang loop unroll(disable) vectorize(disable)
  for (unsigned n = B; n != 0; n--) *r++ = Value::from_bits(nil_bits);
  NEXT;
}
template <Handler then = nullptr>
GS_HANDLER load_bool(GS_PARAMS) {
  RA = Value::boolean(HOT_B != 0);
  THEN;
}
#define op_LoadBool (load_bool<>)

template <Handler then = nullptr>
GS_HANDLER load_int(GS_PARAMS) {
  RA = int_from_shifted(int64_t{SD} * 65536, int_tag);
  THEN;
}
#define op_LoadInt (load_int<>)

template <Handler then = nullptr>
GS_HANDLER load_k(GS_PARAMS) {
  RA = CONSTANT(D);
  THEN;
}
#define op_LoadK (load_k<>)

GS_HANDLER op_LoadKX(GS_PARAMS) {
  RA = CONSTANT(*pc++);
  NEXT;
}
// ---------------------------------------------------------------- rows

/// Rows and cells are carried in registers under the tag of internal objects; scripts never see them.
inline Value internal_value(const gc::Header* cell) {
  return Value::from_bits(Value::kObjectTag | reinterpret_cast<uint64_t>(cell));
}

/// A new row of `count` elements, to be filled; null after raising.
GS_NOINLINE Values* new_row(Vm& vm, uint32_t count) {
  auto* row = vm.allocate<Values>(gc::Header{gc::Kind::kValues, 0, 0, 0, count}, sizeof(Values) + count * sizeof(Value));
  if (row == nullptr) (void)vm.raise_out_of_memory();
  return row;
}

GS_SLOW_HANDLER op_NewRow(GS_PARAMS) {
  SAVE();
  uint32_t count = *pc;
  Values* row = new_row(*vm, count);
  if (row == nullptr) RAISE;
  for (uint32_t i = 0; i < count; i++) row->data()[i] = Value::nil();
  RA = internal_value(row);
  pc++;
  RESUME;
}
GS_HANDLER op_GetFar(GS_PARAMS) {
  Values* row = RB.as<Values>();
  uint32_t i = *pc++;
  RA = i < row->word ? row->data()[i] : Value::nil();
  NEXT;
}
GS_HANDLER op_SetFar(GS_PARAMS) {
  Values* row = RA.as<Values>();
  row->data()[*pc++] = RB;
  NEXT_AFTER_STORE(row, RB);
}
GS_SLOW_HANDLER op_Spill(GS_PARAMS) {
  SAVE();
  uint32_t count = *pc;
  vm->run.live_row = &RB + count;
  Values* row = new_row(*vm, count);
  vm->run.live_row = nullptr;
  if (row == nullptr) RAISE;
  std::memcpy(row->data(), &RB, count * sizeof(Value));
  RA = internal_value(row);
  pc++;
  RESUME;
}
GS_SLOW_HANDLER op_Append(GS_PARAMS) {
  SAVE();
  uint32_t count = C == kMulti ? static_cast<uint32_t>(vm->run.multi_top - &RB) : C;
  uint32_t have = RA.as<Values>()->word;
  vm->run.live_row = &RB + count;
  Values* row = new_row(*vm, have + count);
  vm->run.live_row = nullptr;
  if (row == nullptr) RAISE;
  std::memcpy(row->data(), RA.as<Values>()->data(), have * sizeof(Value));
  std::memcpy(row->data() + have, &RB, count * sizeof(Value));
  RA = internal_value(row);
  RESUME;
}
GS_SLOW_HANDLER op_Reload(GS_PARAMS) {
  Values* row = RB.as<Values>();
  std::memcpy(&RA, row->data(), C * sizeof(Value));
  RESUME;
}
GS_SLOW_HANDLER op_Spread(GS_PARAMS) {
  Values* row = RB.as<Values>();
  Value* out = &RA;
  if (out + row->word + 64 > vm->run.stack_limit) {
    SAVE();
    (void)vm->raise(ErrorId::kTooManyResults);
    RAISE;
  }
  std::memcpy(out, row->data(), row->word * sizeof(Value));
  vm->run.multi_top = out + row->word;
  RESUME;
}

// ---------------------------------------------------------------- variables

template <Handler then = nullptr>
GS_HANDLER get_global(GS_PARAMS) {
  RA = vm->globals[*pc++];
  THEN;
}
#define op_GetGlobal (get_global<>)

GS_HANDLER op_SetGlobal(GS_PARAMS) {
  vm->globals[*pc++] = RA;
  NEXT;
}
template <Handler then = nullptr>
GS_HANDLER get_upval(GS_PARAMS) {
  RA = base[-4].as<Closure>()->upvalues()[*pc++];
  THEN;
}
#define op_GetUpval (get_upval<>)
template <Handler then = nullptr>
GS_HANDLER get_upcell(GS_PARAMS) {
  RA = base[-4].as<Closure>()->upvalues()[*pc++].as<Cell>()->value;
  THEN;
}
#define op_GetUpcell (get_upcell<>)
GS_HANDLER op_SetUpcell(GS_PARAMS) {
  Cell* cell = base[-4].as<Closure>()->upvalues()[*pc++].as<Cell>();
  cell->value = RA;
  NEXT_AFTER_STORE(cell, RA);
}
GS_HANDLER op_GetCell(GS_PARAMS) {
  RA = RB.as<Cell>()->value;
  NEXT;
}
GS_HANDLER op_SetCell(GS_PARAMS) {
  Cell* cell = RA.as<Cell>();
  cell->value = RB;
  NEXT_AFTER_STORE(cell, RB);
}
GS_HANDLER op_GetSelf(GS_PARAMS) {
  RA = base[-4];
  NEXT;
}

}  // namespace
}  // namespace gs::vm
