// Instructions that the interpreter executes: the frames are made in memory, as an exit would make them, and a stub is called
// that runs the instruction's handler (vm/jit/transitions.h, gs_execute_in_region). It comes back only if that ended in the same
// frame; if not, this function's native frame is gone, and nothing is left to be done. So there is nothing to test here.
//
// Whatever a handler calls may collect, for which vm.run.base must name a frame: handlers see to that themselves, and
// afterwards it is the root's again, since the inlined frames in memory are soon overwritten.
#include <algorithm>

#include "orc-tier/lower/region_lowering.h"

#include "vm/runtime/frame.h"

namespace gs::orc {

using llvm::Value;
using Bits = vm::Value;

namespace {

/// What edges bring for the block's parameter `v`.
std::vector<ValueId> brought_for(const Graph& graph, ValueId v) {
  std::vector<ValueId> brought;
  for (BlockId b = 0; b < graph.blocks.size(); b++) {
    const std::vector<ValueId>& params = graph.blocks[b].params;
    auto at = static_cast<size_t>(std::find(params.begin(), params.end(), v) - params.begin());
    if (at == params.size()) continue;
    for (const Block& from : graph.blocks) {
      for (const Edge& edge : from.successors) {
        if (edge.to == b) brought.push_back(edge.args[at]);
      }
    }
  }
  return brought;
}

/// The tag of the cell whose address `v` is. Parameters are carried as addresses only if all that they get has the same one.
uint64_t tag_of_cell(const Graph& graph, ValueId v) {
  std::vector<ValueId> seen{v};
  for (size_t i = 0; i < seen.size(); i++) {
    const Inst& inst = graph[seen[i]];
    switch (inst.op) {
    case IrOp::kParam:
      for (ValueId from : brought_for(graph, seen[i])) {
        if (std::find(seen.begin(), seen.end(), from) == seen.end()) seen.push_back(from);
      }
      continue;
    case IrOp::kUnboxPtr: return tag_of(static_cast<vm::TypeTag>(inst.imm));
    case IrOp::kNewNative:
    case IrOp::kNewClosure: return Bits::kFunctionTag;
    case IrOp::kNewCell: return Bits::kObjectTag;
    case IrOp::kConstPtr:
      switch (reinterpret_cast<const gc::Header*>(inst.imm)->kind) {
      case gc::Kind::kString: return Bits::kStringTag;
      case gc::Kind::kTable: return Bits::kTableTag;
      case gc::Kind::kClosure: case gc::Kind::kNative: return Bits::kFunctionTag;
      default: return Bits::kObjectTag;
      }
    default: return Bits::kTableTag;
    }
  }
  GS_UNREACHABLE("a parameter gets something from outside of its loop");
}

}  // namespace

/// As a register holds it.
Value* RegionLowering::boxed(ValueId v) {
  const Inst& inst = graph_[v];
  if (inst.op == IrOp::kConstInt) return word(Bits::integer(inst.imm).bits());
  switch (graph_.type(v)) {
  case Type::kInt: return box_int(v);
  case Type::kDouble: return builder_.CreateBitCast(use(v), i64());
  case Type::kBool: return builder_.CreateOr(builder_.CreateZExt(use(v), i64()), word(Bits::kFalseBits));
  case Type::kPtr: return builder_.CreateOr(builder_.CreatePtrToInt(use(v), i64()), word(tag_of_cell(graph_, v)));
  default: return use(v);
  }
}

Value* RegionLowering::slot_address(int64_t slot) {
  return builder_.CreateConstInBoundsGEP1_64(i64(), function_->getArg(kParamBase), static_cast<uint64_t>(slot));
}

void RegionLowering::store_slot(int64_t slot, Value* value) {
  alias_.tag(builder_.CreateAlignedStore(value, slot_address(slot), llvm::Align(8)), Memory::kFrame);
}

/// All that restore() does (region.h), but here.
void RegionLowering::make_frames(const Snapshot& snapshot) {
  for (const SnapshotSlot& s : snapshot.slots) store_slot(s.slot, boxed(s.value));
  for (const SnapshotFrame& f : snapshot.frames) {
    auto base = static_cast<int64_t>(f.base);
    store_slot(base - 4, boxed(f.callee));
    store_slot(base - 2, word(reinterpret_cast<uint64_t>(f.caller_pc)));
    store_slot(base - 1, word(vm::FrameInfo::make(f.delta, 0, f.wanted, f.is_variadic ? vm::FrameInfo::kVariadic : 0).bits));
    if (f.interrupted == nullptr) continue;
    store_slot(f.window, word(reinterpret_cast<uint64_t>(f.interrupted)));
    store_slot(int64_t{f.window} + 1, word(f.state));
  }
  if (snapshot.row_end == 0) return;
  Value* multi_top = address(vm(), layout_.multi_top);
  alias_.tag(builder_.CreateAlignedStore(slot_address(snapshot.row_end), multi_top, llvm::Align(8)), Memory::kFrame);
}

Value* RegionLowering::execute(const Inst& inst) {
  const Snapshot& snapshot = graph_.snapshots[inst.snapshot];
  make_frames(snapshot);
  auto bytecode = [&](const vm::Instr* at) {
    llvm::ConstantInt* bits = builder_.getInt64(reinterpret_cast<uint64_t>(at));
    return llvm::ConstantExpr::getIntToPtr(bits, builder_.getPtrTy());
  };
  llvm::FunctionType* type = region_type(module_.getContext());
  std::vector<Value*> args;
  for (llvm::Type* param : type->params()) args.push_back(llvm::PoisonValue::get(param));
  args[kParamPc] = bytecode(snapshot.code + snapshot.word + 1);
  args[kParamBase] = slot_address(snapshot.base);
  args[kParamVm] = vm();
  args[kParamCode] = bytecode(snapshot.code);
  args[kParamInsn] = word(static_cast<uint64_t>(inst.imm));
  Value* stub = llvm::ConstantExpr::getIntToPtr(builder_.getInt64(reinterpret_cast<uint64_t>(layout_.execute)), builder_.getPtrTy());
  llvm::CallInst* next = builder_.CreateCall(type, stub, args);
  next->setCallingConv(llvm::CallingConv::PreserveNone);
  next->addFnAttr(llvm::Attribute::NoUnwind);
  builder_.CreateAlignedStore(function_->getArg(kParamBase), address(vm(), layout_.run_base), llvm::Align(8));
  Value* bytes = builder_.CreateSub(next, word(reinterpret_cast<uint64_t>(snapshot.code)));
  return builder_.CreateLShr(bytes, __builtin_ctz(sizeof(vm::Instr)));
}

Value* RegionLowering::load_frame(const Inst& inst) {
  llvm::LoadInst* end = load(i64(), inst.op == IrOp::kLoadFrame ? slot_address(inst.imm) : address(vm(), layout_.multi_top), 8);
  alias_.tag(end, ir_info(inst.op).memory);
  if (inst.op == IrOp::kLoadFrame) return end;
  Value* bytes = builder_.CreateSub(end, builder_.CreatePtrToInt(function_->getArg(kParamBase), i64()));
  return builder_.CreateAShr(bytes, 3);
}

}  // namespace gs::orc
