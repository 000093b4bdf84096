// How execution passes between the interpreter, compiled code and C++, and what stands on the native stack meanwhile.
//
// Compiled functions call one another with the machine's call and return instructions. Each script function that was
// called so (FrameInfo::returns_natively) owns one *record* on the native stack: return address and frame pointer, and
// nothing else, whichever tier it runs in:
//
//        higher addresses
//     |  return address    |   into the compiled caller
//     |  its frame pointer |   <- fp of this function: rbp or x29. Compiled code runs with sp = fp.
//        lower addresses
//
// A function that the interpreter called and compiled code executes owns a record, too, whose return address is the stub
// `return_to_interpreter`, below the two words that stub needs, since results overwrite the frame's header:
//
//     |  info              |   of the frame (frame.h)
//     |  caller pc         |
//     |  return_to_inter…  |
//     |  the caller's fp   |   <- fp
//
// So a frame's native part follows from fp alone. The interpreter, too, runs with an fp: of the record of the innermost
// frame that was called natively, or of the activation, a record of the same form that begin_activation makes. This is
// its *native context*, kept in vm.run.native_fp as well; sp is fp - 8 on x86-64 (handlers expect to have been called) and
// fp on AArch64. Whatever lies below it is nobody's. Therefore
//
//   exit       Compiled code hands a frame over by making its context the interpreter's. The context is the frame's own
//              record if it was called natively; otherwise what lies below it, and the record is dropped (context_of).
//   entry      The interpreter goes on in compiled code, at any instruction: the frame has its record, or gets one of the
//              second form.
//   error      Unwinding drops the record of each frame that has one, and so arrives in the context of pcall's caller.
//   yield      A coroutine without C++ frames loses its part of the native stack: give_up_native_frames makes its
//              frames such as the interpreter called. That costs something once for each record.
//   switch     resume, yield and pcall, called by compiled code, leave the native stack for the context that exit would
//              make (leave_for_native), but their frames keep the native address that the call returns to; whoever goes
//              on with such a frame makes its caller a record again and goes there (return_to_site).
//   activation begins and ends with C++'s interpret(); leaving it goes back to its context first.
//
// A function inlined into its caller has no frame until one is made for it (baseline/inlining.h), with header and record as
// if the caller had called it at the return site in the record.
//
// A slow path of compiled code has one instruction executed by its handler (execute_one): the dispatch table then is one
// whose entries all are lead_back, which returns to the code of the next instruction. A handler that instead goes on
// in another frame (a metamethod's, say) does so through arrive(), in the context that exit would have made.
#pragma once

#include "vm/interp/machine_state.h"
#include "vm/runtime/frame.h"

namespace gs::vm {

/// A record, as drawn above.
struct NativeRecord {
  uintptr_t caller_fp;
  const void* return_address;
};

// ---- stubs, in machine code (transitions.cpp). All take and pass on the machine state; `insn` is their operand.
#define GS_STUB extern "C" __attribute__((preserve_none)) uint64_t
/// C++ begins to run script at pc, in whatever tier. Gives what leave_activation was told.
GS_STUB gs_begin_activation(GS_PARAMS);
/// Ends the innermost activation with the result insn.
GS_STUB gs_leave_activation(GS_PARAMS);
/// Interprets on at pc, in the context vm.run.native_fp.
GS_STUB gs_interpret_in_context(GS_PARAMS);
/// Goes on at native address insn in the frame at base.
GS_STUB gs_enter_compiled(GS_PARAMS);
/// The function interpreted so far, whose results are below base and insn in number, returns to its compiled caller.
GS_STUB gs_return_natively(GS_PARAMS);
/// A native called by compiled code returns insn results to it.
GS_STUB gs_return_from_native(GS_PARAMS);
/// Back to compiled code at native address insn, from an instruction executed for it.
GS_STUB gs_continue_compiled(GS_PARAMS);
/// Behind a call in compiled code, at native address pc: what it called has left insn results below base. `code` is the base
/// of the calling frame.
GS_STUB gs_return_to_site(GS_PARAMS);
// Entered from compiled code:
/// Executes the instruction at word insn of the function's bytecode, and goes on behind it.
GS_STUB gs_execute_one(GS_PARAMS);
/// gs_execute_one after counting it (jit/slow_paths.h), which needs a stack aligned as for a call.
GS_STUB gs_count_execute_one(GS_PARAMS);
GS_STUB gs_count_one(GS_PARAMS);
GS_STUB gs_execute_one_counted(GS_PARAMS);
/// Hands the frame over to the interpreter at word insn.
GS_STUB gs_exit(GS_PARAMS);
/// Hands the frame over at word insn, the header of a loop that gets hot, or has a region.
GS_STUB gs_loop_is_hot(GS_PARAMS);
/// The same for the interpreter, that executes a jump to the header pc for compiled code.
GS_STUB gs_hot_loop_in_context(GS_PARAMS);
/// Called instead of a function's code, with insn arguments: what is called is not compiled, or its entry needs a closer
/// look. (On AArch64 the caller of a function has the frame's info word in x9; the callee stores it.)
GS_STUB gs_enter_function(GS_PARAMS);
/// Called instead of a native that changes frames or coroutines: its frame stands then, and is left by gs_return_to_site.
GS_STUB gs_leave_for_native(GS_PARAMS);
/// Tells the collector of a store into the cell insn. Returns; changes code, insn and the scratch registers but the first and
/// the last (baseline's working registers).
GS_STUB gs_record_store(GS_PARAMS);
/// Where compiled code returns to that the interpreter entered.
GS_STUB gs_return_to_interpreter(GS_PARAMS);


/// What compiled code has in the registers of pc and the dispatch table.
inline const Instr* const kPcInCompiledCode = reinterpret_cast<const Instr*>(Value::kTableTag);
inline const void* const* const kTableInCompiledCode = reinterpret_cast<const void* const*>(Value::kFunctionTag);

/// AArch64: where the interpreter has the function's first instruction, compiled code has what lies so many bytes below.
/// Constants and caches stand in between, and offsets of loads reach 256 bytes down but pages up.
inline constexpr int32_t kCodeBiasOnA64 = 4096;

/// The context in which the interpreter goes on with a frame that runs compiled on the record `fp`.
inline uintptr_t context_of(uintptr_t fp) {
  const auto* record = reinterpret_cast<const NativeRecord*>(fp);
  bool entered = record->return_address == reinterpret_cast<const void*>(gs_return_to_interpreter);
  return entered ? record->caller_fp : fp;
}

/// The running coroutine's frames that own records between the context vm.run.native_fp and `until` become such as the
/// interpreter called; the context becomes `until`.
void give_up_native_frames(Vm& vm, uintptr_t until);

// ---- the interpreter's side (interp/ops_tiers_inl.h), for the stubs
GS_STUB gs_arrive(GS_PARAMS);
GS_STUB gs_function_entry(GS_PARAMS);
GS_STUB gs_returned_to_interpreter(GS_PARAMS);
/// In the interpreter's context: the loop at pc is hot, or has a region.
GS_STUB gs_hot_loop(GS_PARAMS);
/// Where all exits of regions go first: number insn of the exit table `table`.
GS_STUB gs_region_exit(GS_PARAMS);
GS_STUB gs_switching_native(GS_PARAMS);
/// Called by a region: executes the instruction insn, of whose first word pc is behind, in the frame at base. Returns the pc of the
/// next one if that is in the same frame, and leaves it in vm.run.pc; otherwise it does not return, and the caller's native frame is
/// gone, as everything below the context is.
GS_STUB gs_execute_in_region(GS_PARAMS);
/// A native's code, for compiled callers.
GS_STUB gs_native_entry(GS_PARAMS);
/// The same for one with a handler (fast_natives.def).
GS_STUB gs_fast_native_entry(GS_PARAMS);
#if defined(__aarch64__)
/// The same, before the frame's header has been stored.
GS_STUB gs_open_native_frame(GS_PARAMS);
GS_STUB gs_open_fast_native_frame(GS_PARAMS);
inline constexpr Handler kNativeEntry = gs_open_native_frame, kFastNativeEntry = gs_open_fast_native_frame;
#else
inline constexpr Handler kNativeEntry = gs_native_entry, kFastNativeEntry = gs_fast_native_entry;
#endif
inline constexpr Handler kSwitchingNativeEntry = gs_leave_for_native;

/// What compiled code reaches through the Vm, since it may lie too far away for direct jumps.
struct TransitionStubs {
  Handler execute_one, exit, enter_function, record_store, fast_native, loop_is_hot;
};
inline constexpr TransitionStubs kTransitionStubs = {gs_execute_one, gs_exit, gs_enter_function, gs_record_store, kFastNativeEntry, gs_loop_is_hot};

extern const void* const kDispatch[256];          ///< the opcode handlers
extern "C" const void* const kUnfusedDispatch[256];   ///< the same, without those of fused runs
extern const void* const kCountingDispatch[256];  ///< the same, counting backward jumps
extern const void* const kFastNativeLeadBack[256];///< for fast natives called by compiled code
extern "C" const void* const kLeadBack[256];
extern const void* const kLeadBackToRegion[256];   ///< the same for instructions that a region has executed
extern const void* const kRecordingDispatch[256]; ///< tells the region tier of each instruction

}  // namespace gs::vm
