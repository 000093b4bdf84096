// Where interpreted and compiled code meet (jit/transitions.h): the interpreter's half.
#pragma once

#include "vm/interp/handlers.h"
#include "vm/interp/ops_calls_inl.h"
#include "vm/interp/ops_natives_inl.h"

namespace gs::vm {
namespace {

/// The machine code of the function at `code`, if it may be entered in the frame at `base` now.
GS_INLINE const CompiledCode* compiled_code(const Vm* vm, const Instr* code, const Value* base) {
  const CompiledCode* compiled = code_info(code)->compiled;
  return compiled != nullptr && may_run_compiled(vm, base) ? compiled : nullptr;
}
/// Goes on in compiled code at word `word` of the function.
#define ENTER_COMPILED(compiled, word)                                        \
  GS_MUSTTAIL gs_enter_compiled(pc, base, vm, table, code, Value::kIntTag,    \
                                reinterpret_cast<uint64_t>((compiled)->entry_at(static_cast<uint64_t>(word))), \
                                Value::kNilBits)

/// Counts one more entry or round of the function at `code`, and has it compiled when that was enough.
GS_INLINE bool is_still_cold(Vm* vm, const Instr* code) {
  CodeInfo* info = mutable_code_info(code);
  return info->compiled == nullptr && ((info->flags & CodeInfo::kNotCompilable) || info->hotness++ < vm->tier->threshold);
}
GS_NOINLINE void compile_function(Vm& vm, const Instr* code) {
  CodeInfo* info = mutable_code_info(code);
  if (info->compiled == nullptr) vm.tier->compile(vm, info->proto);
}

/// The frame of the function at `code` stands and pc is its first instruction: goes on there, in whatever tier.
GS_SLOW_HANDLER function_hot(GS_PARAMS) {
  SAVE();
  vm->run.pc = pc + 1;
  compile_function(*vm, code);
  const CompiledCode* compiled = compiled_code(vm, code, base);
  if (compiled != nullptr) ENTER_COMPILED(compiled, pc - code);
  GS_MUSTTAIL gs_interpret_in_context(pc, base, vm, table, code, Value::kIntTag, insn, Value::kNilBits);
}
GS_WARM_HANDLER function_entered(GS_PARAMS) {
  const CompiledCode* compiled = compiled_code(vm, code, base);
  if (compiled != nullptr) ENTER_COMPILED(compiled, 0);
  if (is_still_cold(vm, code)) GOTO(gs_interpret_in_context);
  GOTO(function_hot);
}

/// Arrives at pc in the frame at base by a slow path, perhaps with another native context than this handler's.
GS_SLOW_HANDLER arrive(GS_PARAMS) {
  if (vm->tier != nullptr && !is_stub(pc)) {
    if (pc == code) GOTO(function_entered);
    const CompiledCode* compiled = compiled_code(vm, code, base);
    if (compiled != nullptr) ENTER_COMPILED(compiled, pc - code);
  }
  GOTO(gs_interpret_in_context);
}

/// A backward jump that may or may not be taken; pc is behind its first word. The function may be compiled, or now become
/// so: then the jump itself is the first instruction in compiled code.
GS_WARM_HANDLER count_back_edge(GS_PARAMS) {
  const CompiledCode* compiled = compiled_code(vm, code, base);
  if (compiled != nullptr) ENTER_COMPILED(compiled, pc - 1 - code);
  vm->rounds.interpreted++;
  if (is_still_cold(vm, code)) {
    GS_MUSTTAIL reinterpret_cast<Handler>(const_cast<void*>(kUnfusedDispatch[insn & 0xFF]))(GS_STATE);
  }
  pc--;
  if (!(code_info(code)->flags & CodeInfo::kNotCompilable) && is_shallow(vm->run, base)) GOTO(function_hot);
  pc++;
  GS_MUSTTAIL reinterpret_cast<Handler>(const_cast<void*>(kUnfusedDispatch[insn & 0xFF]))(GS_STATE);
}

/// Every entry of the dispatch table kLeadBack: an instruction executed for compiled code is done, and the next one's word
/// has been fetched.
GS_WARM_HANDLER lead_back(GS_PARAMS) {
  pc--;
  if (GS_UNLIKELY(base != vm->compiled_base)) GOTO(arrive);
  insn = reinterpret_cast<uint64_t>(code_info(code)->compiled->entry_at(static_cast<uint64_t>(pc - code)));
  GOTO(gs_continue_compiled);
}

/// What the function entry needed attention for. Gives where the function goes on; pc null after raising.
GS_NOINLINE Continuation enter_from_compiled(Vm& vm, Value* base, uint32_t count) {
  FrameInfo info = frame_info(base);
  const auto* record = reinterpret_cast<const NativeRecord*>(vm.run.native_fp);
  Value *window = base - kFrameHeader, *caller = base - info.delta();
  vm.run.base = caller;
  auto* return_address = static_cast<const Instr*>(record->return_address);
  set_frame_caller_pc(base, return_address);
  if (is_closure(window[0])) {
    auto* closure = window->as<Closure>();
    const CompiledCode* compiled = code_info(closure->code)->compiled;
    if (compiled != nullptr) closure->jit_entry = compiled->entry;
    vm.run.pc = caller_pc(base);
    Continuation next = enter_script(vm, caller, window, count, info.wanted(), return_address, FrameInfo::kReturnNative);
    // Without a frame there is no record: the error is the caller's.
    if (vm.run.base == caller) vm.run.native_fp = context_of(record->caller_fp);
    return next;
  }
  // Something else that can be called, or not: as the interpreter would do it, in the caller's frame.
  const Instr* pc = caller_pc(base);
  vm.run.pc = pc;
  vm.run.native_fp = context_of(record->caller_fp);
  return enter_call(vm, caller, window, count, info.wanted(), pc);
}

}  // namespace

GS_STUB gs_arrive(GS_PARAMS) { GOTO(arrive); }

GS_STUB gs_function_entry(GS_PARAMS) {
  Continuation next = enter_from_compiled(*vm, base, static_cast<uint32_t>(insn));
  table = vm->dispatch;
  CONTINUE_AT(next);
}

/// pc and code carry the caller's pc and the info word that the function's header had, insn the number of results.
GS_STUB gs_returned_to_interpreter(GS_PARAMS) {
  FrameInfo info{reinterpret_cast<uint64_t>(code)};
  Value* out = base - kFrameHeader;
  uint64_t wanted = info.wanted(), count = insn;
  if (wanted == kMulti) {
    vm->run.multi_top = out + count;
  } else {
#pragma clang loop unroll(disable) vectorize(disable)
    for (; count < wanted; count++) out[count] = Value::nil();
  }
  base -= info.delta();
  code = base[-4].as<Closure>()->code;
  table = vm->dispatch;
  // The function may be compiled although its frame was interpreted so far, or has been given up.
  if (GS_LIKELY(!is_stub(pc))) {
    const CompiledCode* compiled = compiled_code(vm, code, base);
    if (compiled != nullptr) ENTER_COMPILED(compiled, pc - code);
  }
  NEXT;
}

namespace {

/// The native has not returned: it goes on by calling something, or another coroutine runs now.
GS_SLOW_HANDLER native_goes_elsewhere(GS_PARAMS) {
  auto count = static_cast<int32_t>(insn);
  CONTINUE_AT(enter_tail_call(*vm, base, NativeResult::from_raw(count)));
}

}  // namespace

namespace {

/// Every entry of the dispatch table under which a fast native's handler runs for compiled code: it is done.
GS_HANDLER fast_native_done(GS_PARAMS) {
  GS_MUSTTAIL gs_return_from_native(kPcInCompiledCode, vm->compiled_base, vm, kTableInCompiledCode, code, int_tag, 1, nil_bits);
}
constexpr Instr kAfterFastNative = 0;

}  // namespace

/// Compiled code calls the library function in the window below base, with insn arguments, and its common case is a handler
/// (fast_natives.def). That works as for the interpreter's Call; what comes next leads back. If it is not that case after
/// all, call_native_for_compiled does it.
GS_STUB gs_fast_native_entry(GS_PARAMS) {
  FrameInfo info = frame_info(base);
  uint64_t count = insn;
  if (GS_UNLIKELY(count >= kMulti)) GOTO(gs_native_entry);
  vm->compiled_base = base;
  FastNative fast = base[-4].as<NativeFunction>()->fast();
  insn = encode_abc(Op::Call, info.delta() - kFrameHeader, static_cast<unsigned>(count), info.wanted());
  base -= info.delta();
  pc = &kAfterFastNative;
  table = kFastNativeLeadBack;
  GS_MUSTTAIL kFastNatives[static_cast<int>(fast)](GS_STATE);
}

namespace {
GS_WARM_HANDLER call_native_for_compiled(GS_PARAMS) {
  base = vm->compiled_base;
  insn = B;
  GOTO(gs_native_entry);
}
}  // namespace

/// Compiled code calls the native in the window below base, with insn arguments.
GS_STUB gs_native_entry(GS_PARAMS) {
  auto* function = base[-4].as<NativeFunction>();
  set_frame_caller_pc(base, static_cast<const Instr*>(__builtin_return_address(0)));
  set_frame_info(base, {frame_info(base).bits | FrameInfo::kNative});
  auto caller_fp = *static_cast<uintptr_t*>(__builtin_frame_address(0));
  ExecutionState& run = vm->run;
  run.native_fp = context_of(caller_fp);
  run.base = base;
  auto count = static_cast<uint32_t>(insn);
  run.top = base + count;
  if (GS_UNLIKELY(run.top + 8 > run.stack_limit)) {
    (void)raise_overflow(*vm);
    RAISE;
  }
  NativeResult result = function->code(*vm, Args(*vm, base, count));
  if (GS_UNLIKELY(result.raised())) RAISE;
  insn = static_cast<uint64_t>(result.raw());
  if (GS_UNLIKELY(result.goes_on_elsewhere())) GOTO(native_goes_elsewhere);
  GS_MUSTTAIL gs_return_from_native(kPcInCompiledCode, base, vm, kTableInCompiledCode, code, Value::kIntTag, insn, Value::kNilBits);
}

namespace {

/// The native at base, called by compiled code, changes frames or coroutines in a way that is not that of its handler.
GS_SLOW_HANDLER switch_in_general(GS_PARAMS) {
  auto count = static_cast<uint32_t>(insn);
  ExecutionState& run = vm->run;
  run.base = base;
  run.top = base + count;
  if (GS_UNLIKELY(run.top + 8 > run.stack_limit)) {
    (void)raise_overflow(*vm);
    RAISE;
  }
  // Results overwrite the header.
  pc = frame_caller_pc(base);
  code = reinterpret_cast<const Instr*>(frame_caller(base));
  NativeResult result = base[-4].as<NativeFunction>()->code(*vm, Args(*vm, base, count));
  if (GS_UNLIKELY(result.raised())) RAISE;
  insn = static_cast<uint64_t>(result.raw());
  if (GS_LIKELY(result.goes_on_elsewhere())) GOTO(native_goes_elsewhere);
  GS_MUSTTAIL gs_return_to_site(pc, base, vm, table, code, Value::kIntTag, insn, Value::kNilBits);
}

/// By FastNative, from kPcall on.
constexpr Handler kSwitchingNatives[] = {
    protected_call<Caller::kCompiled>, coroutine_resume<Caller::kCompiled>, coroutine_wrapped<Caller::kCompiled>,
    coroutine_yield<Caller::kCompiled>,
};
static_assert(kFastNativeCount - static_cast<int>(FastNative::kPcall) == std::size(kSwitchingNatives));

}  // namespace

/// Compiled code calls a native that changes frames or coroutines. Its frame stands, insn arguments are in place, and the
/// context is the one that exit would have made (gs_leave_for_native).
GS_STUB gs_switching_native(GS_PARAMS) {
  auto fast = base[-4].as<NativeFunction>()->fast();
  GS_MUSTTAIL kSwitchingNatives[static_cast<int>(fast) - static_cast<int>(FastNative::kPcall)](GS_STATE);
}

}  // namespace gs::vm
