// The region builder's calls: script functions are inlined, library functions with an instruction of their own become that.
#include <algorithm>
#include <bit>

#include "orc-tier/record/region_builder.h"
#include "vm/bytecode/fusion.h"
#include "vm/native.h"

namespace gs::orc {

using vm::FastNative;
using vm::TypeTag;
using vm::Value;

/// Calls a routine of runtime_calls.def, in the state before the instruction.
ValueId RegionBuilder::emit_call(int64_t routine, std::vector<ValueId> args) {
  return g_.append(block_, IrOp::kCall, std::move(args), routine, snapshot());
}

/// The region's frame of the callee begins in the caller's window, where the arguments are.
void RegionBuilder::call() {
  uint32_t count = vm::arg_b(insn_), window = ra(), base = window + vm::kFrameHeader;
  if (count == vm::kMulti) count = state_.row_end - base;
  ValueId callee = read_value(window);
  if (node().inlined == kNone) return call_native(callee);
  ContextId child = node().inlined;
  const Context& frame = profile_.contexts[child];
  guard(IrOp::kGuardTag, {callee}, static_cast<int64_t>(TypeTag::kFunction));
  ValueId address = emit(IrOp::kUnboxPtr, {callee}, static_cast<int64_t>(TypeTag::kFunction));
  guard(IrOp::kGuardCode, {address}, reinterpret_cast<int64_t>(frame.code));
  write(window, callee);
  state_.row_end = 0;
  uint32_t parameters = vm::code_info(frame.code)->param_count;
  for (uint32_t i = count; i < parameters; i++) write(base + i, value_constant(Value::nil()));
  next_ = profile_.find(child, 0);
  bool is_seen = std::find(node().next.begin(), node().next.end(), next_) != node().next.end();
  if (next_ == kNone || !is_seen) leave("not recorded further");
}

/// Results from `first` on; `count` of them, or those of the call before.
void RegionBuilder::return_values(uint32_t first, uint32_t count) {
  const Context& frame = context();
  if (frame.parent == kNone) return leave("the function returns");
  if (count == vm::kMulti) count = state_.row_end - first;
  uint32_t window = frame.base - vm::kFrameHeader;
  uint32_t wanted = frame.wanted == vm::kMulti ? count : frame.wanted;
  std::vector<ValueId> results;
  for (uint32_t i = 0; i < wanted; i++) {
    results.push_back(i < count ? read(first + i) : value_constant(Value::nil()));
  }
  for (uint32_t i = 0; i < wanted; i++) write(window + i, results[i]);
  state_.row_end = frame.wanted == vm::kMulti ? window + wanted : 0;
}

// ---------------------------------------------------------------- library functions

RegionBuilder::Operand RegionBuilder::argument(uint32_t i) {
  const Node& n = node();
  return reg(ra() + vm::kFrameHeader + i, i == 0 ? n.a : i == 1 ? n.b : i == 2 ? n.c : n.d);
}

void RegionBuilder::call_native(ValueId callee) {
  if (!vm::is_native(node().callee)) return leave("calls something else than a function");
  FastNative id = node().callee.as<vm::NativeFunction>()->fast();
  uint32_t window = ra(), count = vm::arg_b(insn_);
  Operand x = argument(0), y = argument(1);
  Number kx = count > 0 ? kind_of(x) : Number::kNone, ky = count > 1 ? kind_of(y) : Number::kNone;
  if (node().next.size() != 1) return leave("not recorded further");
  guard(IrOp::kGuardValue, {callee}, static_cast<int64_t>(node().callee.bits()));
  ValueId result = kNoId;
  switch (id) {
    case FastNative::kMathSqrt:
      if (count == 1 && kx != Number::kNone) result = emit(IrOp::kSqrtDouble, {double_of(x, kx)});
      break;
    case FastNative::kMathFloor:
      if (count == 1 && kx == Number::kInt) result = int_of(x);
      else if (count == 1 && kx == Number::kDouble) {
        result = guard(IrOp::kDoubleToInt, {emit(IrOp::kFloorDouble, {double_of(x, kx)})});
      }
      break;
    case FastNative::kMathAbs:
      if (count == 1 && kx == Number::kDouble) result = emit(IrOp::kAbsDouble, {double_of(x, kx)});
      else if (count == 1 && kx == Number::kInt) {
        ValueId i = int_of(x);
        result = emit(IrOp::kMaxInt, {i, guard(IrOp::kSubOv, {int_constant(0), i})});
      }
      break;
    case FastNative::kMathMax: case FastNative::kMathMin:
      if (count == 2 && kx == Number::kInt && ky == Number::kInt) {
        ValueId i = int_of(x);
        result = emit(id == FastNative::kMathMax ? IrOp::kMaxInt : IrOp::kMinInt, {i, int_of(y)});
      }
      break;
    case FastNative::kStringLen:
      if (count == 1 && node().a == vm::type_bit(TypeTag::kString)) {
        result = emit(IrOp::kStringLength, {cell(window + vm::kFrameHeader, TypeTag::kString)});
      }
      break;
    case FastNative::kMatrixGetf: {
      ValueId storage, at, element;
      if (count == 3 && matrix_place(storage, at, element)) result = emit(IrOp::kUnboxDouble, {element});
      break;
    }
    case FastNative::kMatrixSetf: {
      Operand value = argument(3);
      ValueId storage, at, element;
      if (count != 4 || vm::arg_c(insn_) != 0 || kind_of(value) != Number::kDouble) break;
      ValueId v = double_of(value, Number::kDouble);
      if (!matrix_place(storage, at, element)) break;
      emit(IrOp::kStoreElement, {storage, at, boxed(v)});
      next_ = node().next[0];
      return;
    }
    case FastNative::kBitAnd: case FastNative::kBitOr: case FastNative::kBitXor:
      if (count == 2 && kx == Number::kInt && ky == Number::kInt) {
        // The library's numbers have 32 bits.
        ValueId mask = int_constant(0xFFFFFFFF), i = emit(IrOp::kAndInt, {int_of(x), mask});
        ValueId j = emit(IrOp::kAndInt, {int_of(y), mask});
        result = emit(id == FastNative::kBitAnd ? IrOp::kAndInt : id == FastNative::kBitOr ? IrOp::kOrInt : IrOp::kXorInt, {i, j});
      }
      break;
    case FastNative::kBitLeft: case FastNative::kBitRight:
      if (count == 2 && kx == Number::kInt && ky == Number::kInt) {
        ValueId mask = int_constant(0xFFFFFFFF), i = emit(IrOp::kAndInt, {int_of(x), mask}), j = int_of(y);
        guard(IrOp::kGuardBounds, {j, int_constant(32)});
        result = id == FastNative::kBitRight ? emit(IrOp::kShrInt, {i, j}) : emit(IrOp::kAndInt, {emit(IrOp::kShlInt, {i, j}), mask});
      }
      break;
    default: break;
  }
  if (result == kNoId) return leave("a library function's uncommon case");
  uint32_t wanted = vm::arg_c(insn_);
  if (wanted == vm::kMulti) state_.row_end = window + 1;
  for (uint32_t i = 0; i < (wanted == vm::kMulti ? 1 : wanted); i++) write(window + i, i == 0 ? result : value_constant(Value::nil()));
  next_ = node().next[0];
}

}  // namespace gs::orc
