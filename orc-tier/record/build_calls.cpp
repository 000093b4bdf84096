// The region builder's calls: script functions are inlined. (Library functions: build_natives.cpp)
#include <algorithm>
#include <bit>

#include "orc-tier/record/region_builder.h"
#include "vm/bytecode/fusion.h"
#include "vm/native.h"

namespace gs::orc {

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
  const std::vector<vm::NativeFunction*>& natives = node().natives;
  if (all.empty() && natives.empty()) return leave("calls something else than a function");
  snapshot();
  for (size_t i = 0; i < natives.size(); i++) {
    if (all.empty() && i + 1 == natives.size()) return call_native(natives[i], callee, count);
    call_native_apart(natives[i], callee, count);
  }
  if (auto expected = expected_.find(callee); expected != expected_.end()) {
    auto is_other = [&](ContextId c) { return profile_.contexts[c].code != expected->second; };
    if (!std::ranges::all_of(all, is_other)) std::erase_if(all, is_other);
  }
  std::erase_if(all, [&](ContextId c) { return !takes(c, count); });
  if (all.empty()) return leave("a variadic function gets another number of arguments");
  call_one_of(all, callee, count);
}

/// Whether the frame is one for so many arguments: a variadic function has another one for each number of them.
bool RegionBuilder::takes(ContextId child, uint32_t count) const {
  const Context& frame = profile_.contexts[child];
  uint32_t parameters = vm::code_info(frame.code)->param_count;
  return !frame.is_variadic() || frame.extra == (count > parameters ? count - parameters : 0);
}

/// A step of a range loop over a function, which gets what it has given last.
void RegionBuilder::call_iterator() {
  poll();
  ValueId callee = read_value(ra());
  uint32_t arguments = ra() + 3 + vm::kFrameHeader;
  write(arguments, read(ra() + 1));
  write(arguments + 1, read(ra() + 2));
  call_one_of(callees(), callee, 2);
}

/// Goes on in the frames of the functions that have been called here, with `count` arguments in the window.
void RegionBuilder::call_one_of(const std::vector<ContextId>& all, ValueId callee, uint32_t count) {
  // A test for each function that has been called here, and a guard of the last one.
  guard(IrOp::kGuardTag, {callee}, static_cast<int64_t>(TypeTag::kFunction));
  ValueId address = emit(IrOp::kUnboxPtr, {callee}, static_cast<int64_t>(TypeTag::kFunction));
  State before = state_;
  for (size_t i = 0; i + 1 < all.size(); i++) {
    auto code = reinterpret_cast<int64_t>(profile_.contexts[all[i]].code);
    BlockId other = unless(emit(IrOp::kIsCode, {address}, code));
    enter_inlined(all[i], callee, count);
    go_on_apart();
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

}  // namespace gs::orc
