// Hot loops: from compiled code into regions and back, and the recording of what is executed (jit/regions.h).
#pragma once

#include "vm/interp/ops_tiers_inl.h"
#include "vm/jit/regions.h"

namespace gs::vm {

GS_STUB gs_hot_loop(GS_PARAMS) {
  LoopSite& site = code_info(code)->compiled->loop_at(static_cast<uint32_t>(pc - code));
  if (GS_LIKELY(site.entry != nullptr && base + site.slots <= vm->run.shallow_limit)) {
    table = site.exit_table;
    vm->run.base = base;  // a routine that the region calls may collect, and frames above this are not looked at
    GS_MUSTTAIL reinterpret_cast<Handler>(const_cast<void*>(site.entry))(GS_STATE);
  }
  vm->run.base = base;
  vm->run.pc = pc + 1;
  vm->regions->loop_is_hot(*vm, base, pc, site);
  GS_MUSTTAIL arrive(pc, base, vm, table, code, Value::kIntTag, 0, Value::kNilBits);
}

GS_STUB gs_region_exit(GS_PARAMS) {
  Continuation next = vm->regions->leave(*vm, base, table, insn);
  GS_MUSTTAIL arrive(next.pc, next.base, vm, table, next.base[-4].as<Closure>()->code, Value::kIntTag, 0, Value::kNilBits);
}

/// The region's native frame lies between this and the context. It stays if the instruction ends here again; a handler that goes on
/// elsewhere begins at the context, as after an exit.
GS_STUB gs_execute_in_region(GS_PARAMS) {
  vm->compiled_base = base;
  GS_MUSTTAIL reinterpret_cast<Handler>(const_cast<void*>(kUnfusedDispatch[insn & 0xFF]))(
      pc, base, vm, kLeadBackToRegion, code, Value::kIntTag, insn, Value::kNilBits);
}

namespace {

/// Every entry of the dispatch table kLeadBackToRegion: the instruction is done, and the next one's word has been fetched.
GS_WARM_HANDLER lead_back_to_region(GS_PARAMS) {
  pc--;
  if (GS_UNLIKELY(base != vm->compiled_base)) GOTO(arrive);
  vm->run.pc = pc;
  return reinterpret_cast<uint64_t>(pc);
}

/// Every entry of the dispatch table under which a region's bytecode is recorded. (A goroutine that blocked in C++ may come back to it
/// when the recording has long been over.)
GS_WARM_HANDLER record_instruction(GS_PARAMS) {
  if (vm->dispatch != kRecordingDispatch || !vm->regions->record(*vm, base, pc - 1)) table = vm->dispatch;
  GS_MUSTTAIL reinterpret_cast<Handler>(const_cast<void*>(kUnfusedDispatch[insn & 0xFF]))(
      pc, base, vm, table, code, Value::kIntTag, insn, Value::kNilBits);
}

}  // namespace
}  // namespace gs::vm
