// Memory as passes see it: locations that never overlap, and which of them an instruction writes.
//
// A location is a class of memory (ir/graph.h); that of fields is divided by slot index, that of globals by global, that
// of elements by what tables say of theirs: stores to different ones never touch the same bytes. Within a location
// nothing is distinguished: a store to the field of one table may be to that of any other.
//
// Versions. A version names the state of a location: equal versions at two places, one of which dominates the other,
// mean that nothing in between has written there. So a load is as good as a pure instruction with the version as an
// operand. Each write makes a new version; so do a block where paths with different ones join, and a loop's header
// for what is written in the loop. (The idea of memory SSA, with numbers instead of phi functions.)
#pragma once

#include <map>
#include <span>
#include <vector>

#include "orc-tier/opt/cfg.h"

namespace gs::orc {

using Location = uint32_t;
using Version = uint32_t;

/// Which storages of values are never the same: those of different classes.
///
/// Facts of elements only widen. So what has been guarded to have one set of them at one time and another set at another is one
/// table only if the one set contains the other; otherwise these are two tables, each with a storage of its own. A store into a row
/// of numbers leaves the table of rows alone.
class ElementClasses {
 public:
  explicit ElementClasses(const Graph& graph);
  /// The class of what is loaded from the storage, or stored into it.
  int64_t of(ValueId storage) const;

 private:
  void join(vm::TypeSet a, vm::TypeSet b);
  const Graph& graph_;
  std::map<ValueId, vm::TypeSet> facts_;  ///< of guarded tables
  std::map<vm::TypeSet, vm::TypeSet> class_;  ///< of facts: the least of those that stand for it
  bool all_are_one_ = false;              ///< facts of some table are not known
};

/// The locations of a graph, and what its instructions do to them.
class Locations {
 public:
  explicit Locations(const Graph& graph);
  Location count() const { return static_cast<Location>(kinds_.size()); }
  /// What the instruction reads or writes; kNoId if that is nothing, or many (a call).
  Location of(ValueId v) const { return v < of_.size() ? of_[v] : kNoId; }
  /// What an instruction that is made from this accesses; kNoId if no instruction of the graph does.
  Location find(const Inst& inst) const;
  /// The instruction made last accesses what `v` does.
  void add_copy(ValueId v) { of_.push_back(of_[v]); }
  /// The instruction made last accesses nothing.
  void add_nowhere() { of_.push_back(kNoId); }
  /// Calls f(location) for each one that the instruction may write.
  template <typename F>
  void for_each_written(const Graph& graph, ValueId v, F f) const {
    Effect effect = ir_info(graph[v].op).effect;
    if (effect == Effect::kWrite) f(of(v));
    if (effect != Effect::kCall) return;
    for (Location l = 0; l < count(); l++)
      if (may_call_write(graph[v], kinds_[l].memory)) f(l);
  }

 private:
  struct Kind {
    Memory memory;
    bool far;     ///< of fields: an overflow slot
    int64_t imm;  ///< which field, which global
    bool operator==(const Kind&) const = default;
  };
  Kind kind_of(const Inst& inst) const;
  static bool may_call_write(const Inst& call, Memory memory);

  ElementClasses elements_;
  std::vector<Kind> kinds_;
  std::vector<Location> of_;
};

/// The load that reads what `store` writes: it has its operands but the last one, which is the value. Param if
/// `store` is none.
IrOp load_of(IrOp store);

/// Which locations are written in each loop, inner loops included.
class LoopWrites {
 public:
  LoopWrites(const Graph& graph, const Loops& loops, const Locations& locations);
  bool written(LoopId loop, Location location) const { return written_[loop * count_ + location]; }

 private:
  Location count_;
  std::vector<bool> written_;
};

/// The versions at the beginning of each block.
class Versions {
 public:
  Versions(const Graph& graph, const Predecessors& preds, const Loops& loops, const Locations& locations);
  std::span<const Version> at_entry(BlockId b) const { return {entry_.data() + b * count_, count_}; }
  /// The instruction that wrote `l` last on all paths to the end of `b`; kNoId if there is no such one.
  ValueId writer_at_exit(BlockId b, Location l) const {
    Version version = exit_[b * count_ + l];
    return version < first_of_blocks_ ? version : kNoId;
  }
  /// The version that the instruction makes of what it writes.
  static Version after(ValueId v) { return v; }

 private:
  Version meet(std::span<const EdgeRef> edges, BlockId b, Location l) const;

  Location count_;
  Version first_of_blocks_;  ///< versions below are instructions', those from here on blocks'
  std::vector<Version> entry_, exit_;
};

}  // namespace gs::orc
