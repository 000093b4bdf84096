#include "orc-tier/lower/lowering.h"

#include <algorithm>

#include <llvm/IR/MDBuilder.h>

#include "orc-tier/ir/text.h"
#include "orc-tier/lower/region_lowering.h"
#include "vm/base/check.h"

namespace gs::orc {

using llvm::BasicBlock;
using llvm::Value;

RegionLowering::RegionLowering(llvm::Module& module, const Graph& graph, const Layout& layout, KeeperOf keeper_of, AliasTags& alias)
    : graph_(graph), layout_(layout), keeper_of_(keeper_of), alias_(alias), builder_(module.getContext()), module_(module),
      by_nature_(shifted_by_nature(graph)), values_(graph.insts.size()), exit_numbers_(graph.snapshots.size(), kNoId) {}

void RegionLowering::run(const std::string& name, bool lines, LoweredRegion& out) {
  function_ =
      llvm::Function::Create(region_type(module_.getContext()), llvm::GlobalValue::ExternalLinkage, name, module_);
  function_->setCallingConv(llvm::CallingConv::PreserveNone);
  function_->addFnAttr(llvm::Attribute::NoUnwind);
  function_->addFnAttr("prefer-vector-width", "256");
  constexpr const char* kNames[kParams] = {"pc", "base", "vm", "table", "code", "int_tag", "insn", "nil_bits"};
  for (unsigned i = 0; i < kParams; i++) function_->getArg(i)->setName(kNames[i]);
  for (unsigned param : {kParamBase, kParamVm, kParamTable}) {
    function_->addParamAttr(param, llvm::Attribute::NonNull);
    function_->addParamAttr(param, llvm::Attribute::getWithAlignment(module_.getContext(), llvm::Align(8)));
  }
  if (lines) lines_.emplace(module_, *function_);
  find_depths();
  make_blocks();
  keep_rows();
  for (BlockId b = 0; b < graph_.blocks.size(); b++) lower_block(b);
  add_incoming();
  promote_kept_rows();
  out.function = function_;
  out.exits = std::move(exits_);
  out.error = std::move(error_);
}

// ---------------------------------------------------------------- values

llvm::Type* RegionLowering::type_of(Type type) {
  switch (type) {
  case Type::kInt:
  case Type::kValue: return i64();
  case Type::kDouble: return builder_.getDoubleTy();
  case Type::kBool: return builder_.getInt1Ty();
  case Type::kPtr: return builder_.getPtrTy();
  case Type::kNone: break;
  }
  GS_UNREACHABLE("values have types");
}

bool RegionLowering::is_constant(ValueId v) const {
  IrOp op = graph_[v].op;
  return op >= IrOp::kConstInt && op <= IrOp::kConstPtr;
}

void RegionLowering::make_constant(ValueId v) {
  const Inst& inst = graph_[v];
  Lowered& lowered = values_[v];
  auto bits = static_cast<uint64_t>(inst.imm);
  switch (inst.op) {
  case IrOp::kConstInt:
    lowered.value = word(bits);
    lowered.shifted = word(bits << 16);
    return;
  case IrOp::kConstDouble:
    lowered.value = llvm::ConstantFP::get(builder_.getDoubleTy(),
                                          llvm::APFloat(llvm::APFloat::IEEEdouble(), llvm::APInt(64, bits)));
    return;
  case IrOp::kConstBool: lowered.value = builder_.getInt1(bits != 0); return;
  case IrOp::kConstPtr:
    lowered.value = llvm::ConstantExpr::getIntToPtr(llvm::cast<llvm::Constant>(word(bits)), builder_.getPtrTy());
    return;
  default: lowered.value = word(bits); return;
  }
}

Value* RegionLowering::derive(const Lowered& lowered, llvm::function_ref<Value*()> make) {
  llvm::IRBuilderBase::InsertPointGuard back(builder_);
  if (lowered.behind != nullptr) {
    builder_.SetInsertPoint(lowered.block, std::next(lowered.behind->getIterator()));
  } else {
    builder_.SetInsertPoint(lowered.block, lowered.block->getFirstInsertionPt());
  }
  return make();
}

Value* RegionLowering::use(ValueId v) {
  if (values_[v].value == nullptr && is_constant(v)) make_constant(v);
  Lowered& lowered = values_[v];
  if (lowered.value == nullptr) {
    GS_CHECK(lowered.shifted != nullptr, "values are defined before they are used");
    lowered.value = derive(lowered, [&] { return builder_.CreateAShr(lowered.shifted, 16); });
  }
  return lowered.value;
}

Value* RegionLowering::use_shifted(ValueId v) {
  if (values_[v].value == nullptr && is_constant(v)) make_constant(v);
  Lowered& lowered = values_[v];
  if (lowered.shifted == nullptr) {
    GS_CHECK(lowered.value != nullptr, "values are defined before they are used");
    lowered.shifted = derive(lowered, [&] { return builder_.CreateShl(lowered.value, 16); });
  }
  return lowered.shifted;
}

void RegionLowering::define(ValueId v, Value* value, Value* shifted) {
  BasicBlock* block = builder_.GetInsertBlock();
  values_[v] = {value, shifted, block, block->empty() ? nullptr : &block->back()};
}

bool RegionLowering::prefers_shifted(const Inst& inst) const {
  auto depth = [&](ValueId v) { return is_constant(v) ? 0 : depth_[v]; };
  uint32_t deepest = 0;
  for (ValueId v : inst.args) deepest = std::max(deepest, depth(v));
  return std::any_of(inst.args.begin(), inst.args.end(), [&](ValueId v) { return by_nature_[v] && depth(v) == deepest; });
}

// ---------------------------------------------------------------- blocks

/// From a header to the last edge back to it all blocks count as the loop's, which is right but for some on ways out.
void RegionLowering::find_depths() {
  std::vector<BlockId> end(graph_.blocks.size());  // of headers: the last block that jumps back
  for (BlockId b = 0; b < graph_.blocks.size(); b++) {
    for (const Edge& edge : graph_.blocks[b].successors) {
      if (edge.to <= b) end[edge.to] = b;
    }
  }
  std::vector<uint32_t> depth(graph_.blocks.size());
  for (BlockId header = 0; header < graph_.blocks.size(); header++) {
    if (!graph_.blocks[header].is_loop_header) continue;
    for (BlockId b = header; b <= end[header]; b++) depth[b]++;
  }
  depth_.resize(graph_.insts.size());
  for (BlockId b = 0; b < graph_.blocks.size(); b++) {
    for (ValueId v : graph_.blocks[b].params) depth_[v] = depth[b];
    for (ValueId v : graph_.blocks[b].insts) depth_[v] = depth[b];
  }
}

void RegionLowering::make_blocks() {
  entries_.resize(graph_.blocks.size());
  for (BlockId b = 0; b < graph_.blocks.size(); b++) {
    if (is_removed(graph_.blocks[b])) continue;
    BasicBlock* block = entries_[b] = BasicBlock::Create(module_.getContext(), "b" + llvm::Twine(b), function_);
    builder_.SetInsertPoint(block);
    for (ValueId param : graph_.blocks[b].params) {
      Value* phi = builder_.CreatePHI(type_of(graph_.type(param)), 2);
      values_[param] = {by_nature_[param] ? nullptr : phi, by_nature_[param] ? phi : nullptr, block, nullptr};
    }
  }
  allocates_ = std::any_of(graph_.insts.begin(), graph_.insts.end(), [](const Inst& inst) {
    return ir_info(inst.op).effect == Effect::kAllocate && !inst.dead;
  });
  globals_stay_ = std::none_of(graph_.insts.begin(), graph_.insts.end(),
                               [](const Inst& inst) { return (inst.op == IrOp::kCall || inst.op == IrOp::kExecute) && !inst.dead; });
}

void RegionLowering::lower_block(BlockId b) {
  const Block& block = graph_.blocks[b];
  if (is_removed(block)) return;
  builder_.SetInsertPoint(entries_[b]);
  fits_ = fits_before(b);
  block_ = b;
  for (ValueId id : block.insts) {
    const Inst& inst = graph_[id];
    if (lines_) lines_->at(builder_, inst.line);
    switch (inst.op) {
    case IrOp::kJump: lower_jump(b, block); break;
    case IrOp::kBranch: lower_branch(b, block, inst); break;
    case IrOp::kLeave:
      guard(inst, builder_.getFalse());
      builder_.CreateUnreachable();
      break;
    default:
      if (Value* result = lower(id, inst)) define(id, result, nullptr);
    }
  }
}

/// What AddFits or its like has been asked if `b` is where the result fits, and only that; or kNoId.
ValueId RegionLowering::fits_before(BlockId b) const {
  ValueId found = kNoId;
  for (const Block& from : graph_.blocks) {
    for (const Edge& edge : from.successors) {
      if (edge.to != b) continue;
      const Inst& last = graph_[from.insts.back()];
      bool is_first = found == kNoId && &edge == &from.successors[0] && last.op == IrOp::kBranch;
      if (!is_first || !overflows_.contains(last.args[0])) return kNoId;
      found = last.args[0];
    }
  }
  return found;
}

void RegionLowering::lower_jump(BlockId from, const Block& block) {
  const Edge& edge = block.successors[0];
  enter_loop(from, edge);
  incoming_.push_back({builder_.GetInsertBlock(), &edge});
  builder_.CreateBr(entries_[edge.to]);
}

// Both ways may lead to the same block with different arguments: then the second gets a block of its own.
void RegionLowering::lower_branch(BlockId b, const Block& block, const Inst& inst) {
  const Edge *first = &block.successors[0], *second = &block.successors[1];
  enter_loop(b, *first);
  enter_loop(b, *second);
  ValueId condition = inst.args[0];
  for (; graph_[condition].op == IrOp::kNotBool; condition = graph_[condition].args[0]) std::swap(first, second);
  // The flag that the machine sets is that of an overflow.
  bool is_flag = overflows_.contains(condition);
  if (is_flag) std::swap(first, second);
  BasicBlock* from = builder_.GetInsertBlock();
  BasicBlock* to[2] = {entries_[first->to], entries_[second->to]};
  BasicBlock* between = nullptr;
  if (to[0] == to[1]) {
    between = to[1] = BasicBlock::Create(module_.getContext(), "edge", function_, to[0]);
    llvm::BranchInst::Create(to[0], between);
  }
  llvm::BranchInst* branch = builder_.CreateCondBr(is_flag ? overflows_[condition].flag : use(condition), to[0], to[1]);
  incoming_.push_back({from, first});
  incoming_.push_back({between != nullptr ? between : from, second});
  bool leaves = leaves_at_once(first->to);
  if (leaves != leaves_at_once(second->to)) {
    branch->setMetadata(llvm::LLVMContext::MD_prof, cold_weights(module_.getContext(), leaves));
  }
}

bool RegionLowering::leaves_at_once(BlockId b) const {
  return graph_[graph_.blocks[b].insts.back()].op == IrOp::kLeave;
}

void RegionLowering::add_incoming() {
  for (const Incoming& in : incoming_) {
    const Block& to = graph_.blocks[in.edge->to];
    auto phi = entries_[in.edge->to]->phis().begin();
    for (size_t i = 0; i < to.params.size(); i++, ++phi) {
      phi->addIncoming(use_in(in.edge->args[i], by_nature_[to.params[i]]), in.from);
    }
  }
}

// ---------------------------------------------------------------- exits

uint32_t RegionLowering::exit_of(SnapshotId id) {
  uint32_t& number = exit_numbers_[id];
  if (number != kNoId) return number;
  number = static_cast<uint32_t>(exits_.size());
  Exit exit{id, {}};
  const Snapshot& snapshot = graph_.snapshots[id];
  for (const SnapshotFrame& frame : snapshot.frames) add_exit_value(exit, frame.callee);
  for (const SnapshotSlot& slot : snapshot.slots) add_exit_value(exit, slot.value);
  for (const SnapshotObject& object : snapshot.objects) {
    for (ValueId field : object.fields) add_exit_value(exit, field);
  }
  if (exit.values.size() > layout_.max_exit_values) error_ = "more values at an exit than there is room for";
  exits_.push_back(std::move(exit));
  return number;
}

void RegionLowering::add_exit_value(Exit& exit, ValueId v) {
  if (is_constant(v) || is_virtual(graph_[v].op) || std::find(exit.values.begin(), exit.values.end(), v) != exit.values.end()) return;
  exit.values.push_back(v);
}

// An integer goes to the exit in the form it has; where that is shifted, the exit block shifts it back.
void RegionLowering::guard(const Inst& inst, Value* ok) {
  if (ok == builder_.getTrue()) return;
  uint32_t number = exit_of(inst.snapshot);
  uint64_t shifted = 0;
  llvm::SmallVector<Value*, 16> values;
  const std::vector<ValueId>& wanted = exits_[number].values;
  for (size_t i = 0; i < wanted.size(); i++) {
    bool is_shifted = i < 64 && by_nature_[wanted[i]];
    if (is_shifted) shifted |= uint64_t{1} << i;
    values.push_back(use_in(wanted[i], is_shifted));
  }
  create_guard(builder_, ok, number, shifted, values);
}

// ---------------------------------------------------------------- instructions

Value* RegionLowering::lower(ValueId id, const Inst& inst) {
  switch (inst.op) {
  case IrOp::kConstInt:
  case IrOp::kConstDouble:
  case IrOp::kConstBool:
  case IrOp::kConstValue:
  case IrOp::kConstPtr: return nullptr;  // made where it is used
  case IrOp::kLoadSlot:
  case IrOp::kLoadField:
  case IrOp::kLoadFar:
  case IrOp::kLoadStorage:
  case IrOp::kLoadLength:
  case IrOp::kLoadElement:
  case IrOp::kLoadByte:
  case IrOp::kLoadGlobal:
  case IrOp::kLoadCell:
  case IrOp::kLoadUpvalue:
  case IrOp::kLoadNative:
  case IrOp::kStringByte:
  case IrOp::kStringLength: return lower_load(inst);
  case IrOp::kIsShape: return shape_is(arg(inst, 0), static_cast<uint64_t>(inst.imm));
  case IrOp::kIsCode: return code_is(arg(inst, 0), static_cast<uint64_t>(inst.imm));
  case IrOp::kStoreField:
  case IrOp::kStoreElement:
  case IrOp::kStoreByte:
  case IrOp::kStoreGlobal:
  case IrOp::kStoreShape:
  case IrOp::kStoreLength:
  case IrOp::kStoreNative:
  case IrOp::kStoreCell: return lower_store(inst), nullptr;
  case IrOp::kNewTable:
  case IrOp::kNewClosure:
  case IrOp::kNewNative:
  case IrOp::kNewCell: return lower_new(inst);
  case IrOp::kStoreRow: return store_row(inst);
  case IrOp::kVirtualTable:
  case IrOp::kVirtualClosure:
  case IrOp::kVirtualNative:
  case IrOp::kVirtualCell: return nullptr;  // named by snapshots only
  case IrOp::kBarrier: return barrier(arg(inst, 0), ir_info(inst.op).memory), nullptr;
  case IrOp::kCountRounds: return count_rounds(inst), nullptr;
  case IrOp::kReserve:
  case IrOp::kAppend:
  case IrOp::kCall: return lower_call(id, inst);
  case IrOp::kExecute: return execute(inst);
  case IrOp::kLoadFrame:
  case IrOp::kLoadRowEnd: return load_frame(inst);
  case IrOp::kBoxInt:
  case IrOp::kBoxDouble:
  case IrOp::kBoxBool:
  case IrOp::kBoxPtr:
  case IrOp::kUnboxInt:
  case IrOp::kUnboxDouble:
  case IrOp::kUnboxBool:
  case IrOp::kUnboxPtr:
  case IrOp::kIsTag:
  case IrOp::kTruthy:
  case IrOp::kSameValue:
  case IrOp::kSameCell:
  case IrOp::kNotBool: return lower_value(id, inst);
  case IrOp::kGuardTag:
  case IrOp::kGuardTypes:
  case IrOp::kGuardTrue:
  case IrOp::kGuardFalse:
  case IrOp::kGuardValue:
  case IrOp::kGuardNotNil:
  case IrOp::kGuardDone:
  case IrOp::kGuardShape:
  case IrOp::kGuardKind:
  case IrOp::kGuardCode:
  case IrOp::kGuardElements:
  case IrOp::kGuardField:
  case IrOp::kGuardLayout:
  case IrOp::kGuardFirst:
  case IrOp::kGuardFlat:
  case IrOp::kGuardBounds:
  case IrOp::kGuardPoll:
  case IrOp::kGuardEpoch: return guard(inst, lower_guard(id, inst)), nullptr;
  case IrOp::kIsElements:
  case IrOp::kIsFirst:
  case IrOp::kInBounds: return lower_guard(id, inst);
  case IrOp::kNumberToDouble: return number_to_double(id, inst), nullptr;
  case IrOp::kBoolToInt: return builder_.CreateZExt(arg(inst, 0), i64());
  case IrOp::kDoubleToInt:
  case IrOp::kAddOv:
  case IrOp::kSubOv:
  case IrOp::kMulOv:
  case IrOp::kAddInt:
  case IrOp::kSubInt:
  case IrOp::kMulInt:
  case IrOp::kModInt:
  case IrOp::kModNatural:
  case IrOp::kAndInt:
  case IrOp::kOrInt:
  case IrOp::kXorInt:
  case IrOp::kShlInt:
  case IrOp::kShrInt:
  case IrOp::kQuotientInt:
  case IrOp::kMaxInt:
  case IrOp::kMinInt:
  case IrOp::kEqInt:
  case IrOp::kLtInt:
  case IrOp::kLeInt:
  case IrOp::kAddFits:
  case IrOp::kSubFits:
  case IrOp::kMulFits: return lower_int(id, inst);
  case IrOp::kIntToDouble:
  case IrOp::kAddDouble:
  case IrOp::kSubDouble:
  case IrOp::kMulDouble:
  case IrOp::kDivDouble:
  case IrOp::kNegDouble:
  case IrOp::kAbsDouble:
  case IrOp::kSqrtDouble:
  case IrOp::kFloorDouble:
  case IrOp::kMaxDouble:
  case IrOp::kMinDouble:
  case IrOp::kCallDouble:
  case IrOp::kEqDouble:
  case IrOp::kLtDouble:
  case IrOp::kLeDouble: return lower_double(inst);
  case IrOp::kParam:
  case IrOp::kJump:
  case IrOp::kBranch:
  case IrOp::kLeave: break;
  }
  GS_UNREACHABLE("parameters and ends of blocks are lowered with their blocks");
}

LoweredRegion lower_region(llvm::LLVMContext& context, const Graph& graph, const Layout& layout, KeeperOf keeper_of,
                           const std::string& name, AliasTags& alias, bool lines) {
  LoweredRegion out;
  out.module = std::make_unique<llvm::Module>(graph.name, context);
  RegionLowering(*out.module, graph, layout, keeper_of, alias).run(name, lines, out);
  if (!out.error.empty()) out.module.reset();
  return out;
}

}  // namespace gs::orc
