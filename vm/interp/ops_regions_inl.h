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

namespace {

/// Every entry of the dispatch table under which a region's bytecode is recorded.
GS_WARM_HANDLER record_instruction(GS_PARAMS) {
  if (!vm->regions->record(*vm, base, pc - 1)) table = vm->dispatch;
  GS_MUSTTAIL reinterpret_cast<Handler>(const_cast<void*>(kUnfusedDispatch[insn & 0xFF]))(
      pc, base, vm, table, code, Value::kIntTag, insn, Value::kNilBits);
}

}  // namespace
}  // namespace gs::vm
