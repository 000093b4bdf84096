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

namespace {
constexpr size_t kMostCallees = 4;  // that one call distinguishes
}

/// Calls a routine of runtime_calls.def, in the state before the instruction.
ValueId RegionBuilder::emit_call(RuntimeCall routine, std::vector<ValueId> args) {
  return g_.append(block_, IrOp::kCall, std::move(args), static_cast<int64_t>(routine), snapshot());
}

/// What a routine gives, that may say that it has done nothing.
ValueId RegionBuilder::value_from(RuntimeCall routine, std::vector<ValueId> args) {
  ValueId v = emit_call(routine, std::move(args));
  guard(IrOp::kGuardDone, {v});
  return v;
}

/// The region's frame of the callee begins in the caller's window, where the arguments are.
void RegionBuilder::call() {
  uint32_t count = vm::arg_b(insn_), window = ra();
  if (state_.row_end == kInMemory) return execute();
  if (count == vm::kMulti) count = state_.row_end - (window + vm::kFrameHeader);
  if (!node().handlers.empty()) return call_table(count);
  ValueId callee = read_value(window);
  std::vector<ContextId> all = callees();
  if (all.empty()) return call_native(callee, count);
  if (auto expected = expected_.find(callee); expected != expected_.end()) {
    auto is_other = [&](ContextId c) { return profile_.contexts[c].code != expected->second; };
    if (!std::ranges::all_of(all, is_other)) std::erase_if(all, is_other);
  }
  // A test for each function that has been called here, and a guard of the last one.
  guard(IrOp::kGuardTag, {callee}, static_cast<int64_t>(TypeTag::kFunction));
  ValueId address = emit(IrOp::kUnboxPtr, {callee}, static_cast<int64_t>(TypeTag::kFunction));
  State before = state_;
  for (size_t i = 0; i + 1 < all.size(); i++) {
    auto code = reinterpret_cast<int64_t>(profile_.contexts[all[i]].code);
    BlockId other = unless(emit(IrOp::kIsCode, {address}, code));
    enter_inlined(all[i], callee, count);
    emit(IrOp::kJump);
    g_.blocks[block_].successors.resize(1);
    add_pending(next_, block_, 0, state_);
    block_ = other;
    state_ = before;
  }
  guard(IrOp::kGuardCode, {address}, reinterpret_cast<int64_t>(profile_.contexts[all.back()].code));
  enter_inlined(all.back(), callee, count);
}

/// The frames of script functions that the call has made, and that something was recorded of.
std::vector<ContextId> RegionBuilder::callees() const {
  std::vector<ContextId> all;
  for (NodeId n : node().next) {
    const Context& c = profile_.contexts[profile_.nodes[n].context];
    bool is_entry = c.parent == node().context && c.call_word == node().word && profile_.nodes[n].word == 0;
    if (is_entry && all.size() < kMostCallees) all.push_back(profile_.nodes[n].context);
  }
  return all;
}

/// The callee's frame, with `count` arguments in place, begins in the caller's window; that of a variadic function above the arguments.
void RegionBuilder::enter_inlined(ContextId child, ValueId callee, uint32_t count) {
  const Context& frame = profile_.contexts[child];
  uint32_t base = frame.base, args = context().base + frame.window + vm::kFrameHeader;
  uint32_t parameters = vm::code_info(frame.code)->param_count;
  for (uint32_t i = 0; args != base && i < parameters && i < count; i++) write(base + i, read(args + i));
  for (uint32_t i = count; i < parameters; i++) write(base + i, value_constant(Value::nil()));
  if (frame.is_variadic()) write(base - vm::kFrameHeader - 1, int_constant(frame.extra));
  write(base - vm::kFrameHeader, callee);
  state_.row_end = 0;
  next_ = profile_.find(child, 0);
}

/// Results from `first` on; `count` of them, or those of the call before.
void RegionBuilder::return_values(uint32_t first, uint32_t count) {
  const Context& frame = context();
  if (frame.parent == kNone) return leave("the function returns");
  if (count == vm::kMulti) count = state_.row_end - first;
  if (frame.stub != nullptr) return finish_interrupted(count > 0 ? read(first) : value_constant(Value::nil()));
  uint32_t window = frame.base - frame.delta + frame.window;
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

/// Library functions. The common cases of some are instructions; all else the interpreter calls.
void RegionBuilder::call_native(ValueId callee, uint32_t count) {
  if (!vm::is_native(node().callee)) return leave("calls something else than a function");
  FastNative id = node().callee.as<vm::NativeFunction>()->fast();
  if (vm::changes_frames(id)) return leave("calls a library function that changes frames");
  if (!has_instruction(id)) return execute();
  guard(IrOp::kGuardValue, {callee}, static_cast<int64_t>(node().callee.bits()));
  ValueId result = kNoId;
  if (!native_result(id, count, result)) return execute();
  uint32_t wanted = vm::arg_c(insn_), window = ra(), given = result != kNoId;
  state_.row_end = wanted == vm::kMulti ? window + given : 0;
  if (wanted == vm::kMulti) wanted = given;
  for (uint32_t i = 0; i < wanted; i++) write(window + i, i < given ? result : value_constant(Value::nil()));
  next_ = node().next[0];
}

bool RegionBuilder::has_instruction(FastNative id) {
  switch (id) {
    case FastNative::kMathSqrt: case FastNative::kMathFloor: case FastNative::kMathAbs:
    case FastNative::kMathMax: case FastNative::kMathMin:
    case FastNative::kBitAnd: case FastNative::kBitOr: case FastNative::kBitXor:
    case FastNative::kBitLeft: case FastNative::kBitRight:
    case FastNative::kStringLen: case FastNative::kStringByte: case FastNative::kStringSub: case FastNative::kToNumber:
    case FastNative::kMatrixGetf: case FastNative::kMatrixSetf: case FastNative::kSetMetatable:
      return true;
    default: return false;
  }
}

/// What the function gives for `count` arguments, if it gives something. False, with nothing done, if that is no common case.
bool RegionBuilder::native_result(FastNative id, uint32_t count, ValueId& result) {
  uint32_t window = ra();
  Operand x = argument(0), y = argument(1);
  Number kx = count > 0 ? kind_of(x) : Number::kNone, ky = count > 1 ? kind_of(y) : Number::kNone;
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
    case FastNative::kStringByte:
      if (count == 2 && node().a == vm::type_bit(TypeTag::kString) && ky == Number::kInt) {
        ValueId string = cell(window + vm::kFrameHeader, TypeTag::kString);
        result = emit(IrOp::kUnboxInt, {value_from(RuntimeCall::kStringByte, {string, int_of(y)})});
      }
      break;
    case FastNative::kStringSub:
      if (count == 3 && node().a == vm::type_bit(TypeTag::kString) && ky == Number::kInt && kind_of(argument(2)) == Number::kInt) {
        ValueId string = cell(window + vm::kFrameHeader, TypeTag::kString), from = int_of(y);
        result = value_from(RuntimeCall::kStringSub, {string, from, int_of(argument(2))});
        known_types_[result] = TypeTag::kString;
      }
      break;
    case FastNative::kToNumber:
      if (count == 1 && (kx == Number::kInt || kx == Number::kDouble)) result = kx == Number::kInt ? int_of(x) : double_of(x, kx);
      break;
    case FastNative::kSetMetatable: return count == 2 && give_metatable(result);
    case FastNative::kMatrixGetf: {
      ValueId storage, at, element;
      if (count == 3 && matrix_place(storage, at, element)) result = emit(IrOp::kUnboxDouble, {element});
      break;
    }
    case FastNative::kMatrixSetf: {
      Operand value = argument(3);
      ValueId storage, at, element;
      if (count != 4 || kind_of(value) != Number::kDouble) break;
      ValueId v = double_of(value, Number::kDouble);
      if (!matrix_place(storage, at, element)) break;
      emit(IrOp::kStoreElement, {storage, at, boxed(v)});
      return true;
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
  return result != kNoId;
}

}  // namespace gs::orc
