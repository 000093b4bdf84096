// Calls, returns and unwinding on the value stack: the part of the transition matrix (runtime/frame.h) that is not
// worth inlining into opcode handlers. Shared by the interpreter and by C++ that calls script.
#pragma once

#include "vm/runtime/arith.h"
#include "vm/runtime/frame.h"
#include "vm/vm.h"

namespace gs::vm {

/// The stub instructions that frames made by the VM return to.
enum class Stub : uint8_t {
  kReturn, kPcall, kRequire,  // these three by NativeResult::tail_call number
  kStore, kDrop, kBool, kNotBool, kJump, kConcat, kHandler, kStart, kFinish, kExit,
};
extern const Instr kStubCode[];
inline const Instr* stub(Stub s) { return kStubCode + static_cast<int>(s); }
inline bool is_stub(const Instr* pc) { return pc >= kStubCode && pc <= stub(Stub::kExit); }

/// Calls what stands in `window[0]` with `count` arguments from window[4] on; `base` is the calling frame and
/// `return_pc` where it goes on. Script functions get a frame and are not run yet; natives are run. `flags` are
/// FrameInfo flags for the new frame.
Continuation enter_call(Vm& vm, Value* base, Value* window, uint32_t count, uint32_t wanted, const Instr* return_pc,
                        uint64_t flags = 0);

/// Goes on after a native, running at `args`, has answered with a tail call or a switch of coroutines.
Continuation enter_tail_call(Vm& vm, Value* args, NativeResult result);

/// What a native's frame says about its caller. Results overwrite that header, so it is read before the native runs.
struct NativeFrame {
  explicit NativeFrame(Value* args) : base(args), return_pc(caller_pc(args)), info(frame_info(args)) {}
  Value* base;
  const Instr* return_pc;
  FrameInfo info;
};
/// Leaves `frame`, whose native has `count` results in place.
inline Continuation return_results(Vm& vm, const NativeFrame& frame, uint32_t count) {
  Value* out = frame.base - kFrameHeader;
  uint32_t wanted = frame.info.wanted();
  if (wanted == kMulti) {
    vm.run.multi_top = out + count;
  } else {
#pragma clang loop unroll(disable) vectorize(disable)
    for (; count < wanted; count++) out[count] = Value::nil();
  }
  vm.run.base = frame.base - frame.info.delta();
  return {vm.run.base, frame.return_pc};
}
/// Goes on after a native, running in `frame`, has answered with whatever it may.
Continuation return_from_native(Vm& vm, const NativeFrame& frame, NativeResult result);

/// The error of too many frames, or of too little room for one.
Raised raise_overflow(Vm& vm);

/// Returns `count` values at `values` from the frame at `base`, to an interpreted caller.
Continuation return_from(Vm& vm, Value* base, Value* values, uint32_t count);
/// The same to a compiled one (FrameInfo::returns_natively), up to the jump: the results are where it expects them, below
/// `base`, and as many as it wants.
struct NativeResults {
  Value* base;
  uint32_t count;
};
NativeResults return_to_compiled(Vm& vm, Value* base, Value* values, uint32_t count);

/// Pushes the frame of the closure in `window[0]`, called from the frame at `base` with `count` arguments in place.
/// `return_pc` as base[-2] has it. pc null after raising.
Continuation enter_script(Vm& vm, Value* base, Value* window, uint32_t count, uint32_t wanted, const Instr* return_pc,
                          uint64_t flags);

/// A frame there can be neither one too many nor lack room (ExecutionState::shallow_limit).
inline bool is_shallow(const ExecutionState& run, const Value* base) { return base <= run.shallow_limit; }
/// How many script frames there are up to and including the one at `base`. Notes it in the frames it has counted, so
/// that each is counted once.
uint32_t frame_depth(const ExecutionState& run, Value* base);
inline void set_frame_depth(Value* base, uint32_t depth) {
  set_frame_info(base, {frame_info(base).bits | uint64_t{depth} << FrameInfo::kDepthShift});
}

/// Pops frames until one catches the error in vm.error, from vm.run.base on, through coroutines that end by it. pc null:
/// nobody up to the C++ caller does; vm.run.base is then the caller's frame.
Continuation unwind(Vm& vm);

/// Makes a frame in the scratch window of the script frame at `base` for `call`; the result goes to `stub`.
Continuation enter_pending(Vm& vm, Value* base, const Instr* pc, const PendingCall& call, Stub stub,
                           uint64_t state = 0);

/// The scratch window of the script frame at `base`.
inline Value* scratch_window(Value* base) {
  return base + code_info(base[-4].as<Closure>()->code)->frame_size;
}
/// The instruction a stub has to finish: where the script frame at `base` was interrupted.
inline const Instr* interrupted_pc(Value* base) {
  return reinterpret_cast<const Instr*>(scratch_window(base)[0].bits());
}

/// True when a pcall or xpcall frame encloses the current one in the coroutine with these registers.
bool has_handler(const ExecutionState& state);

/// Runs script until the frame at `base` returns to its Exit stub: false when an error left it.
bool interpret(Vm& vm, Value* base, const Instr* pc);

/// The opcode handlers.
extern const void* const kDispatch[256];

}  // namespace gs::vm
