// Property access in full: field and element reads and writes with metatables, and the caches that make the common
// ones one compare. Shared by all tiers; nothing here runs script (see PendingCall in arith.h).
#pragma once

#include "vm/proto.h"
#include "vm/runtime/arith.h"
#include "vm/vm.h"

namespace gs::vm {

/// How long an __index or __newindex chain may be.
inline constexpr int kMaxIndexChain = 50;

/// object[key], metatables included.
Outcome index_get(Vm& vm, Value object, Value key, Value& out, PendingCall& call);
/// object[key] = value, metatables included. A call's result is dropped.
Outcome index_set(Vm& vm, Value object, Value key, Value value, PendingCall& call);

/// object.name with a cache that has missed; refills it.
Outcome field_get_miss(Vm& vm, PropertyCache& cache, Value object, Value& out, PendingCall& call);
/// object.name = value with a cache that has missed; refills it.
Outcome field_set_miss(Vm& vm, PropertyCache& cache, Value object, Value value, PendingCall& call);

}  // namespace gs::vm
