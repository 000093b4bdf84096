// What the interpreter and the baseline tier know of a tier above them that compiles *regions*: hot loops, with everything they
// call inlined.
//
//   baseline code  --- backward jump, counted --->  gs_hot_loop  --- no region yet ---> RegionTier::loop_is_hot
//        ^                                               |                                    |
//        |                                               | there is one                       | wants to see a round of it
//        |                                               v                                    v
//      arrive() <--- RegionTier::leave <--- exit --- region's code              interpreter, under the recording table:
//                                                                               RegionTier::record before each instruction
//
// A region runs in the interpreter's native context, as a handler of its does, and its frame is the root's; those of inlined calls
// are not there until an exit makes them. So entering is a tail call with the machine state, leaving is another, and
// whatever tier the root's frame was in, interpreter and baseline code go on from where the region left.
//
// While something is recorded nothing runs compiled, so that every instruction passes the recording table.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "vm/object.h"
#include "vm/runtime/frame.h"

namespace gs::vm {

/// A loop of a compiled function, by its header: the instruction that backward jumps go to.
struct LoopSite {
  int32_t countdown;    ///< rounds until somebody has to look; code of a region, once there, is entered in each
  uint32_t word;        ///< of the header
  const void* entry = nullptr;               ///< the region's code, or null
  const void* const* exit_table = nullptr;   ///< of the region
  uint32_t slots = 0;   ///< the frames that its exits make lie so many slots above base
};

/// Rounds of loops, that is backward jumps taken, by the tier that took them. Counted only if `wanted` when code was compiled,
/// but for the interpreter's, whose backward jumps cost more anyway.
struct RoundCounts {
  bool wanted = false;
  uint64_t interpreted = 0;  ///< jumps that were not taken are among them
  uint64_t baseline = 0;
  uint64_t regions = 0;      ///< within regions: without the round that each entry begins with
  uint64_t on_trial = 0;     ///< within regions that are compared with baseline code: of the region's own loop alone
};

/// One line of what a tier says of itself under --stats.
struct TierCounter {
  std::string name;
  double value;
  bool integral;
};

/// How many words (Vm::exit_values) a region's code may leave behind at an exit.
inline constexpr uint32_t kMaxExitValues = 192;

class RegionTier {
 public:
  virtual ~RegionTier() = default;
  /// The loop whose header is at `header`, in the frame at `base`, has gone round often enough. Afterwards it has a region, or is
  /// being recorded, or has another countdown.
  virtual void loop_is_hot(Vm& vm, Value* base, const Instr* header, LoopSite& site) = 0;
  /// A region was left through `exit`: makes the frames and says where to go on. May begin to record there.
  virtual Continuation leave(Vm& vm, Value* base, const void* const* exit_table, uint64_t exit) = 0;
  /// While recording, before the instruction at `pc` is executed in the frame at `base`. False: recording is over.
  virtual bool record(Vm& vm, Value* base, const Instr* pc) = 0;
  /// The function at `code`, and its loops, are about to be freed.
  virtual void forget(const Instr* code) = 0;

  /// What it has done so far, and what there is of it now.
  virtual std::vector<TierCounter> counters() const = 0;
  /// How often something happened, the most frequent first.
  struct Tally {
    std::string what;
    uint64_t times;
  };
  virtual std::vector<Tally> aborts() const = 0;  ///< of recordings and of building, by reason
  virtual std::vector<Tally> exits() const = 0;   ///< by place: "file:line:column opcode"

  uint32_t threshold = 0;     ///< rounds of a loop before it is looked at
};

}  // namespace gs::vm
