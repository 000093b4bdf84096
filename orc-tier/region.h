// A region: a loop's profile, what was made of it, and the ways out.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "orc-tier/ir/graph.h"
#include "orc-tier/lower/compile.h"
#include "orc-tier/record/profile.h"
#include "orc-tier/trial.h"
#include "vm/jit/regions.h"

namespace gs::orc {

/// How one exit makes the frames: a snapshot, resolved to where each value comes from.
struct ExitPlan {
  /// A value's origin: a word that the region's code left behind, or a constant.
  struct Source {
    Type type;           ///< kNone: the constant `bits`, boxed
    uint32_t index;      ///< in RegionTier::exit_values; of an object: in `objects`
    uint64_t bits;
    bool is_object = false;
  };
  /// A cell to be made: what stands for it in the graph, and what it holds.
  struct Object {
    IrOp op;
    int64_t imm;
    std::vector<Source> fields;
  };
  struct Slot {
    uint32_t slot;
    Source source;
  };
  struct Frame {
    uint32_t base, delta, wanted;
    const vm::Instr* caller_pc;
    Source callee;
    bool is_variadic;
    const vm::Instr* interrupted;   ///< as in the snapshot
    uint32_t window, state;
  };
  std::vector<Slot> slots;
  std::vector<Frame> frames;
  std::vector<Object> objects;
  const vm::Instr* code = nullptr;  ///< of the innermost frame
  const vm::Instr* pc = nullptr;
  uint32_t base = 0;
  uint32_t row_end = 0;     ///< as in the snapshot
  uint32_t line = 0;
  bool is_poll = false;
  bool stands = false;      ///< as in the snapshot
  bool begins = false;      ///< leads to where the region begins: of the last round nothing has been done
  bool may_end = false;     ///< leads to where the region's loop may end
  uint64_t taken = 0;
  std::string place;        ///< in the source, for listings; known when it has been taken
  uint64_t looked_at = 0;   ///< `taken` when something was last recorded from here
  uint64_t look_at = 0;     ///< `taken` when somebody will look again at what is behind it
};

ExitPlan make_plan(const Graph& graph, const Exit& exit);
/// "file:line:column opcode"
std::string place_of(const ExitPlan& plan);
/// Makes the frames of the exit above `root`, from what its code left in Vm::exit_values. Gives where execution goes on.
vm::Continuation restore(vm::Vm& vm, const ExitPlan& plan, vm::Value* root);

struct Region {
  static constexpr uint64_t kExitsBetweenMarks = 128;
  Profile profile;
  vm::LoopSite* site = nullptr;
  std::string name;                     ///< function and line
  Graph graph;
  CompiledRegion code;
  std::vector<ExitPlan> exits;
  std::unique_ptr<const void*[]> table; ///< this region, then the exit table
  uint64_t ticket = 0;                  ///< of the compilation under way, if one is
  uint32_t attempts = 0;                ///< recordings of the root that came to nothing
  uint32_t last_rounds = 0;             ///< recordings that began just before the loop ended
  uint32_t looks = 0;                   ///< recordings that came to something
  uint32_t looks_in_vain = 0;           ///< the last ones of these, that brought nothing new
  bool is_stale = false;                ///< something new was recorded since the compilation under way began
  uint32_t compilations = 0;
  uint64_t left = 0;                    ///< times, polls apart
  double watched_at = 0;                ///< when `left` was a multiple of Trial::kExits last
  double marked_at = 0;                 ///< when it was a multiple of kExitsBetweenMarks last
  double between_marks = 1;             ///< seconds from the mark before
  Trial trial;
  uint32_t retirements = 0;
  const void* const* exit_table() const { return table.get() + 1; }
  /// Where the header is, in the source.
  const std::string& file() const;
  uint32_t line() const;
};

}  // namespace gs::orc
