// Loops around loops, as the policy sees them: by their sites.
#pragma once

#include "orc-tier/record/profile.h"
#include "vm/jit/regions.h"

namespace gs::orc {

/// The innermost loop of the function at `code` around the loop with the header `word`, or null.
vm::LoopSite* loop_around(const vm::Instr* code, uint32_t word);

/// The innermost loop around the one with the header `word`, in the function whose frame is at `base`: one of that function, or else
/// one that has called it, a few calls up. Null if there is none.
vm::LoopSite* loop_around(vm::Value* base, uint32_t word);

/// Whether a loop of the function at `code` that has a region lies around the one with the header `inner`, and within that with the
/// header `outer`.
bool has_region_between(const vm::Instr* code, uint32_t outer, uint32_t inner);

/// Whether the instruction at `word` of the profile's root function can jump out of its loop.
bool can_end_loop(const Profile& profile, uint32_t word);

}  // namespace gs::orc
