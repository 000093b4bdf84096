#include "orc-tier/opt/memory.h"

#include <algorithm>

namespace gs::orc {

// ---- classes of elements

ElementClasses::ElementClasses(const Graph& graph) : graph_(graph) {
  std::vector<ValueId> storages;
  for (const Block& block : graph.blocks) {
    for (ValueId v : block.insts) {
      const Inst& inst = graph[v];
      if (ir_info(inst.op).memory == Memory::kElement) storages.push_back(inst.args[0]);
      if (inst.op != IrOp::kGuardElements && inst.op != IrOp::kIsElements) continue;
      auto set = static_cast<vm::TypeSet>(inst.imm);
      class_.emplace(set, set);
      auto [known, is_new] = facts_.emplace(inst.args[0], set);
      if (!is_new) join(known->second, set);  // which of them it had when is no matter here
    }
  }
  for (const auto& [a, of_a] : class_) {
    for (const auto& [b, of_b] : class_) {
      if ((a & b) == a) join(a, b);
    }
  }
  for (ValueId storage : storages) {
    const Inst& inst = graph[storage];
    if (inst.op != IrOp::kLoadStorage || !facts_.contains(inst.args[0])) all_are_one_ = true;
  }
}

void ElementClasses::join(vm::TypeSet a, vm::TypeSet b) {
  vm::TypeSet from = std::max(class_[a], class_[b]), to = std::min(class_[a], class_[b]);
  for (auto& [facts, representative] : class_) {
    if (representative == from) representative = to;
  }
}

int64_t ElementClasses::of(ValueId storage) const {
  return all_are_one_ ? 0 : class_.at(facts_.at(graph_[storage].args[0]));
}

// ---- locations

Locations::Locations(const Graph& graph) : elements_(graph), of_(graph.insts.size(), kNoId) {
  for (const Block& block : graph.blocks) {
    for (ValueId v : block.insts) {
      if (ir_info(graph[v].op).memory == Memory::kNone) continue;
      Kind kind = kind_of(graph[v]);
      auto found = std::find(kinds_.begin(), kinds_.end(), kind);
      of_[v] = static_cast<Location>(found - kinds_.begin());
      if (found == kinds_.end()) kinds_.push_back(kind);
    }
  }
}

Location Locations::find(const Inst& inst) const {
  auto found = std::find(kinds_.begin(), kinds_.end(), kind_of(inst));
  return found == kinds_.end() ? kNoId : static_cast<Location>(found - kinds_.begin());
}

Locations::Kind Locations::kind_of(const Inst& inst) const {
  Memory memory = ir_info(inst.op).memory;
  if (memory == Memory::kElement) return {memory, false, elements_.of(inst.args[0])};
  bool divided = memory == Memory::kField || memory == Memory::kGlobal;
  return {memory, inst.op == IrOp::kLoadFar, divided ? inst.imm : 0};
}

// Storing an element in the general way may move and grow the storage, and change what the table says of its
// elements. It runs no script, touches no field, global or cell, and a key that is an integer is no matter of shapes. Any other
// call but those that only look something up may do everything.
bool Locations::may_call_write(const Inst& call, Memory memory) {
  if (is_lookup(call)) return false;
  bool is_element = call.op == IrOp::kAppend || call.op == IrOp::kReserve || call.op == IrOp::kStoreRow ||
                    is_call_of(call, RuntimeCall::kSetElement);
  if (!is_element) return true;
  switch (memory) {
    case Memory::kFieldFacts:
    case Memory::kField:
    case Memory::kGlobal:
    case Memory::kCell:
    case Memory::kNative:
    case Memory::kEpoch:
    case Memory::kShape: return false;
    default: return true;
  }
}

IrOp load_of(IrOp store) {
  switch (store) {
    case IrOp::kStoreField: return IrOp::kLoadField;
    case IrOp::kStoreElement: return IrOp::kLoadElement;
    case IrOp::kStoreByte: return IrOp::kLoadByte;
    case IrOp::kStoreGlobal: return IrOp::kLoadGlobal;
    case IrOp::kStoreCell: return IrOp::kLoadCell;
    case IrOp::kStoreNative: return IrOp::kLoadNative;
    default: return IrOp::kParam;  // a write that stores nothing
  }
}

// ---- loops

LoopWrites::LoopWrites(const Graph& graph, const Loops& loops, const Locations& locations)
    : count_(locations.count()), written_(loops.all().size() * count_) {
  for (BlockId b = 0; b < graph.blocks.size(); b++) {
    LoopId loop = loops.innermost(b);
    if (loop == kNoId) continue;
    for (ValueId v : graph.blocks[b].insts)
      locations.for_each_written(graph, v, [&](Location l) { written_[loop * count_ + l] = true; });
  }
  // Inner loops come first, so that what they add has been collected when their parents pass it on.
  for (LoopId loop = 0; loop < loops.all().size(); loop++) {
    LoopId parent = loops[loop].parent;
    if (parent == kNoId) continue;
    for (Location l = 0; l < count_; l++)
      if (written(loop, l)) written_[parent * count_ + l] = true;
  }
}

// ---- versions

Versions::Versions(const Graph& graph, const Predecessors& preds, const Loops& loops, const Locations& locations)
    : count_(locations.count()), first_of_blocks_(static_cast<Version>(graph.insts.size())),
      entry_(graph.blocks.size() * count_, kNoId), exit_(entry_.size(), kNoId) {
  LoopWrites writes(graph, loops, locations);
  for (BlockId b = 0; b < graph.blocks.size(); b++) {
    Version* entry = entry_.data() + b * count_;
    Version* exit = exit_.data() + b * count_;
    LoopId loop = loops.innermost(b);
    bool is_header = loop != kNoId && loops[loop].header == b;
    for (Location l = 0; b > 0 && l < count_; l++) {
      bool renewed = is_header && writes.written(loop, l);
      entry[l] = renewed ? first_of_blocks_ + b : meet(preds.of(b), b, l);
    }
    std::copy(entry, entry + count_, exit);
    for (ValueId v : graph.blocks[b].insts)
      locations.for_each_written(graph, v, [&](Location l) { exit[l] = after(v); });
  }
}

// What comes over the edges into `b`, without those that go back to it: they bring what entered the loop.
Version Versions::meet(std::span<const EdgeRef> edges, BlockId b, Location l) const {
  Version common = exit_[edges[0].from * count_ + l];
  for (EdgeRef edge : edges) {
    if (edge.from >= b) break;
    if (exit_[edge.from * count_ + l] != common) return first_of_blocks_ + b;
  }
  return common;
}

}  // namespace gs::orc
