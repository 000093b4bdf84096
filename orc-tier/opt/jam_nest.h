// Nests that can be jammed (jam.cpp says what that is), and what is known of them.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "orc-tier/opt/memory.h"

namespace gs::orc {

/// A loop, and in it a loop of one block, by blocks: header … inner - 1 lie in front of the inner loop, in a line; inner + 1 … latch
/// behind it.
struct Nest {
  /// What must hold for another round of the outer loop to be begun.
  struct Condition {
    ValueId value;
    bool wanted;
  };
  /// Two tables which must not be the same one, or two indices of their elements: one of what is read in front of the inner loop or in
  /// it; the other, from outside the nest, of what is written behind it.
  struct Apart {
    IrOp question;  ///< whether they are the same
    ValueId read, written;
    bool operator==(const Apart&) const = default;
  };

  BlockId header, inner, latch;
  std::vector<Condition> conditions;
  std::vector<Apart> apart;
  /// Of each value of the nest: it can be computed for later rounds before the inner loop has run in this one: it is made by simple
  /// arithmetic from what is outside, and parameters of the header of which the same is true.
  std::vector<bool> is_early;
  /// Of each value in front of the inner loop and in it: it differs from one round of the outer loop to the next.
  std::vector<bool> varies;
  uint32_t copies = 0;  ///< rounds of the outer loop at a time

  BlockId behind() const { return inner + 1; }
  bool contains(BlockId b) const { return b >= header && b <= latch; }
};

/// Finds the nests of a graph whose loops have preheaders.
class NestFinder {
 public:
  explicit NestFinder(const Graph& graph);
  /// The last nest that begins before `end`, if there is one.
  std::optional<Nest> find(BlockId end) const;

 private:
  std::optional<Nest> examine(LoopId outer) const;
  bool find_blocks(LoopId outer, Nest& nest) const;
  bool is_line(BlockId from, BlockId to) const;
  bool ends_well(LoopId outer, const Nest& nest) const;
  bool has_copies(const Nest& nest) const;
  void find_early(Nest& nest) const;
  bool find_conditions(Nest& nest) const;
  bool needs_early_only(const Nest& nest) const;
  void find_varying(Nest& nest) const;
  bool find_conflicts(Nest& nest) const;
  bool keep_apart(Nest& nest, ValueId read, ValueId write) const;
  bool keep_indices_apart(Nest& nest, const Inst& read, const Inst& write) const;
  ValueId table_of(ValueId access) const;
  bool choose_copies(Nest& nest) const;
  bool is_inside(const Nest& nest, ValueId v) const { return where_[v] != kNoId && nest.contains(where_[v]); }

  const Graph& g_;
  Predecessors preds_;
  Loops loops_;
  Locations locations_;
  std::vector<BlockId> where_;
};

/// The edge from one block to another.
const Edge& edge_between(const Graph& graph, BlockId from, BlockId to);
/// What asks for what a guard guards, if that is an instruction of its own with the same operands and immediate.
std::optional<IrOp> question_of(IrOp guard);

}  // namespace gs::orc
