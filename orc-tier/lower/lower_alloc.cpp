// New cells: taken from the run that the collector has open, as heap.h has it; where that is full, a routine finds more.
//
//     cell = heap.bump;  end = cell + bytes
//     br end <= heap.limit                       ; heap's words are of the collector's class of memory (Gc)
//   fast: heap.bump = end        slow: cell = allocate(vm, header, bytes)         ; cold; may collect
//                                      guard cell != null                         ; nothing has been done
//     cell.header = …, cell.fields = …
//
// Nothing happens between that and the last field's store, so no barrier is needed. A collection changes nothing of other cells
// that a region reads, but for gc_state. But it reads all of them, so LLVM is told nothing of the routine: no store may pass it.
#include "orc-tier/lower/object_offsets.h"
#include "orc-tier/lower/region_lowering.h"

namespace gs::orc {

using llvm::BasicBlock;
using llvm::LoadInst;
using llvm::Value;

namespace {

uint64_t header_word(gc::Kind kind, uint64_t byte1, uint64_t word) {
  return static_cast<uint64_t>(kind) | byte1 << 24 | word << 32;
}

}  // namespace

Value* RegionLowering::allocate(const Inst& inst, uint64_t header, uint64_t bytes) {
  llvm::LLVMContext& context = module_.getContext();
  bytes = gc::round_to_granule(bytes);
  LoadInst* heap = load(builder_.getPtrTy(), address(vm(), layout_.heap), 8);
  alias_.tag_immutable(heap);
  Value* open = load(builder_.getPtrTy(), address(heap, offsets::kHeapBump), 8, Memory::kGc);
  Value* limit = load(builder_.getPtrTy(), address(heap, offsets::kHeapLimit), 8, Memory::kGc);
  Value* end = builder_.CreateConstGEP1_64(builder_.getInt8Ty(), open, bytes);
  BasicBlock* before = builder_.GetInsertBlock();
  auto* slow = BasicBlock::Create(context, "full", function_);
  auto* fast = BasicBlock::Create(context, before->getName() + ".room", function_);
  auto* on = BasicBlock::Create(context, before->getName() + ".made", function_);
  fast->moveAfter(before);
  on->moveAfter(fast);
  builder_.CreateCondBr(builder_.CreateICmpULE(end, limit), fast, slow, cold_weights(context));
  builder_.SetInsertPoint(slow);
  llvm::CallInst* found = call_keeper({layout_.allocate, 3, KeptRoutine::kReturned}, {vm(), word(header), word(bytes)}, builder_.getPtrTy());
  guard(inst, builder_.CreateIsNotNull(found));
  BasicBlock* behind = builder_.GetInsertBlock();
  builder_.CreateBr(on);
  builder_.SetInsertPoint(fast);
  alias_.tag(builder_.CreateAlignedStore(end, address(heap, offsets::kHeapBump), llvm::Align(8)), Memory::kGc);
  builder_.CreateBr(on);
  builder_.SetInsertPoint(on);
  llvm::PHINode* cell = builder_.CreatePHI(builder_.getPtrTy(), 2);
  cell->addIncoming(open, fast);
  cell->addIncoming(found, behind);
  builder_.CreateAlignedStore(word(header), cell, llvm::Align(8));  // of several classes, so of all
  return cell;
}

void RegionLowering::fill(Value* cell, uint64_t offset, Value* value, Memory memory) {
  alias_.tag(builder_.CreateAlignedStore(value, address(cell, offset), llvm::Align(8)), memory);
}

/// Where calls of the function go: to its code, if it has some.
Value* RegionLowering::entry_of(int64_t code) {
  Value* field = llvm::ConstantExpr::getIntToPtr(llvm::cast<llvm::Constant>(word(static_cast<uint64_t>(code + offsets::kCodeCompiled))),
                                                 builder_.getPtrTy());
  Value* compiled = load(i64(), field, 8, InnerMemory::kClosureEntry);
  Value* stub = word(reinterpret_cast<uint64_t>(layout_.enter_function));
  llvm::LLVMContext& context = module_.getContext();
  BasicBlock* before = builder_.GetInsertBlock();
  auto* has_code = BasicBlock::Create(context, before->getName() + ".compiled", function_);
  auto* on = BasicBlock::Create(context, before->getName() + ".entry", function_);
  has_code->moveAfter(before);
  on->moveAfter(has_code);
  builder_.CreateCondBr(builder_.CreateICmpNE(compiled, word(0)), has_code, on);
  builder_.SetInsertPoint(has_code);
  Value* entry = load(i64(), address(builder_.CreateIntToPtr(compiled, builder_.getPtrTy()), offsets::kCompiledEntry), 8,
                      InnerMemory::kClosureEntry);
  builder_.CreateBr(on);
  builder_.SetInsertPoint(on);
  llvm::PHINode* out = builder_.CreatePHI(i64(), 2);
  out->addIncoming(stub, before);
  out->addIncoming(entry, has_code);
  return out;
}

/// All but its upvalues is what the pattern has.
Value* RegionLowering::new_native(const Inst& inst) {
  size_t count = inst.args.size();
  Value* pattern = llvm::ConstantExpr::getIntToPtr(llvm::cast<llvm::Constant>(word(static_cast<uint64_t>(inst.imm))), builder_.getPtrTy());
  Value* cell = allocate(inst, header_word(gc::Kind::kNative, 0, count), vm::NativeFunction::size_for(static_cast<uint32_t>(count)));
  Value* byte = load_immutable(builder_.getInt8Ty(), address(pattern, offsets::kByte0), 1);
  builder_.CreateAlignedStore(byte, address(cell, offsets::kByte0), llvm::Align(1));
  for (uint64_t at = sizeof(gc::Header); at < offsets::kNativeUpvalues; at += 8) {
    fill(cell, at, load_immutable(i64(), address(pattern, at), 8), Memory::kNone);
  }
  for (unsigned i = 0; i < count; i++) fill(cell, offsets::kNativeUpvalues + 8 * i, arg(inst, i), Memory::kNative);
  return cell;
}

Value* RegionLowering::lower_new(const Inst& inst) {
  if (inst.op == IrOp::kNewCell) {
    Value* cell = allocate(inst, header_word(gc::Kind::kCell, 0, 0), sizeof(vm::Cell));
    fill(cell, offsets::kCellValue, arg(inst, 0), Memory::kCell);
    return cell;
  }
  size_t count = inst.args.size();
  if (inst.op == IrOp::kNewClosure) {
    Value* cell = allocate(inst, header_word(gc::Kind::kClosure, 0, count), vm::Closure::size_for(static_cast<uint32_t>(count)));
    fill(cell, offsets::kClosureCode, word(static_cast<uint64_t>(inst.imm)), Memory::kNone);
    fill(cell, offsets::kClosureEntry, entry_of(inst.imm), Memory::kNone);
    for (unsigned i = 0; i < count; i++) fill(cell, offsets::kClosureUpvalues + 8 * i, arg(inst, i), Memory::kNone);
    return cell;
  }
  if (inst.op == IrOp::kNewNative) return new_native(inst);
  uint32_t slots = inline_slots_of(inst.imm);
  Value* cell = allocate(inst, header_word(gc::Kind::kTable, slots, shape_id_of(inst.imm)), vm::Table::size_for(slots));
  LoadInst* storage = load(builder_.getPtrTy(), address(vm(), layout_.empty_storage), 8);
  alias_.tag_immutable(storage);
  fill(cell, offsets::kTableStorage, storage, Memory::kStorage);
  for (unsigned i = 0; i < count; i++) fill(cell, offsets::kTableSlots + 8 * i, arg(inst, i), Memory::kField);
  return cell;
}

/// The values in a row on the native stack, where the collector sees them.
Value* RegionLowering::store_row(const Inst& inst) {
  auto count = static_cast<unsigned>(inst.args.size() - 1);
  llvm::AllocaInst* row;
  {
    llvm::IRBuilderBase::InsertPointGuard back(builder_);
    llvm::BasicBlock& entry = function_->getEntryBlock();
    builder_.SetInsertPoint(&entry, entry.getFirstInsertionPt());
    row = builder_.CreateAlloca(i64(), builder_.getInt32(std::max(1u, count)));
    row->setAlignment(llvm::Align(8));
  }
  for (unsigned i = 0; i < count; i++) {
    builder_.CreateAlignedStore(arg(inst, i + 1), address(row, 8 * i), llvm::Align(8));
  }
  Value* index = word(static_cast<uint64_t>(inst.imm));
  Value* done = call(layout_.store_row, builder_.getInt8Ty(), {vm(), arg(inst, 0), index, row, word(count)});
  return builder_.CreateICmpNE(done, builder_.getInt8(0));
}

}  // namespace gs::orc
