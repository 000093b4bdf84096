// Storing into rows that grow: the simple cases of the routine SetElement, and of Append, in line.
//
//   covers:   facts cover the value's type, or slowly         (then the storage has the layout that suits it, too)
//             (the type by the value's definition or else by its tag: then neither nil nor boolean, and the barrier is for cells)
//             key < length, or append
//   write:    storage[key] = value; barrier
//             ...
//   append:   key == length, key < capacity, no dict, or slowly
//             length = key + 1; physical = max(physical, length)
//             to write
//   slowly:   SetElement, keeping all registers               (cold)
//             if it has done nothing, the region is left; else behind write
//
// Append has the length for its key, and goes on if nothing has been done: it gives whether something has. (No guard may follow it in its
// instruction, which stores somewhere else when it is executed again.)
//
// To passes over trace SSA all this is one call that may write elements, storages, lengths and facts. What is stored here is
// therefore not told apart from other memory: LLVM is to know no more than they.
#include <algorithm>

#include <llvm/IR/Dominators.h>
#include <llvm/IR/MDBuilder.h>
#include <llvm/Transforms/Utils/PromoteMemToReg.h>

#include "orc-tier/lower/object_offsets.h"
#include "orc-tier/lower/region_lowering.h"

namespace gs::orc {

using llvm::BasicBlock;
using llvm::Value;
using Bits = vm::Value;

/// Goes on in a new block if the condition holds, and to `otherwise`, which is cold, if not.
void RegionLowering::unless(Value* condition, BasicBlock* otherwise) {
  llvm::BasicBlock* on = block_behind("on");
  builder_.CreateCondBr(condition, on, otherwise, cold_weights(module_.getContext()));
  builder_.SetInsertPoint(on);
}

/// Whether elements of the type may be stored as things are. Booleans among other things are not stored as bytes.
Value* RegionLowering::covers(Value* table, vm::TypeSet type) {
  Value* facts = load(builder_.getInt8Ty(), address(table, offsets::kByte0), 1, Memory::kFacts);
  bool is_bool = type == vm::kTypeBool;
  Value* wanted = builder_.CreateAnd(facts, builder_.getInt8(is_bool ? static_cast<uint8_t>(~vm::kTypeNil) : type));
  return builder_.CreateICmpEQ(wanted, builder_.getInt8(type));
}

/// The same of a value whose type is told by its tag: types are numbered as tags are, behind the doubles. Neither nil nor, as it may
/// have to be stored as a byte, a boolean.
Value* RegionLowering::covers_value(Value* table, Value* value) {
  constexpr auto kStored = static_cast<uint8_t>(~(vm::kTypeNil | vm::kTypeBool));
  Value* facts = load(builder_.getInt8Ty(), address(table, offsets::kByte0), 1, Memory::kFacts);
  Value* stored = builder_.CreateZExt(builder_.CreateAnd(facts, builder_.getInt8(kStored)), i64());
  Value* tag = builder_.CreateSub(builder_.CreateLShr(value, kTagShift), word((Bits::kNilBits >> kTagShift) - 1));
  Value* type = builder_.CreateSelect(has_tag(value, vm::TypeTag::kDouble), word(0), tag);
  return builder_.CreateTrunc(builder_.CreateLShr(stored, type), builder_.getInt1Ty());
}

/// The barrier, if the value is a cell.
void RegionLowering::barrier_if_cell(Value* container, Value* value) {
  BasicBlock *cell = block_behind("cell"), *plain = BasicBlock::Create(module_.getContext(), cell->getName() + ".plain", function_);
  Value* above = builder_.CreateSub(value, word(Bits::kObjectTag));
  builder_.CreateCondBr(builder_.CreateICmpULT(above, word(Bits::kIntTag - Bits::kObjectTag)), cell, plain);
  builder_.SetInsertPoint(cell);
  barrier(container, Memory::kGc);
  builder_.CreateBr(plain);
  plain->moveAfter(builder_.GetInsertBlock());
  builder_.SetInsertPoint(plain);
}

/// One element more. The physical length is never below the length.
void RegionLowering::lengthen(Value* storage, Value* length) {
  llvm::Type* half = builder_.getInt32Ty();
  Value* before = builder_.CreateTrunc(length, half);
  Value* after = builder_.CreateAdd(before, builder_.getInt32(1));
  Value* at = address(storage, offsets::kStoragePhysical);
  Value* physical = load(half, at, 4);
  Value* longest = builder_.CreateSelect(builder_.CreateICmpEQ(physical, before), after, physical);
  builder_.CreateAlignedStore(longest, at, llvm::Align(4));
  builder_.CreateAlignedStore(after, address(storage, offsets::kStorageLength), llvm::Align(4));
}

void RegionLowering::write(Value* elements, Value* key, ValueId v) {
  bool is_byte = type_by_definition(graph_, v) == vm::kTypeBool;
  llvm::Type* type = is_byte ? builder_.getInt8Ty() : i64();
  Value* value = is_byte ? builder_.CreateTrunc(use(v), type) : use(v);
  if (is_byte) value = builder_.CreateAnd(value, builder_.getInt8(1));
  Value* at = builder_.CreateInBoundsGEP(type, elements, key);
  builder_.CreateAlignedStore(value, at, llvm::Align(is_byte ? 1 : 8));
}

/// The collector is told that the value has been stored, if it wants to know.
void RegionLowering::report(ValueId v, llvm::function_ref<Value*()> storage) {
  vm::TypeSet type = type_by_definition(graph_, v);
  if (type == 0) barrier_if_cell(storage(), use(v));
  else if ((type & ~vm::kTypesWithoutReferences) != 0) barrier(storage(), Memory::kGc);
}

void RegionLowering::write_element(Value* storage, Value* key, ValueId v) {
  write(address(storage, offsets::kStorageElements), key, v);
  report(v, [&] { return storage; });
}

/// The routine: whether it has done something.
Value* RegionLowering::set_element_slowly(const Inst& inst) {
  Value *table = arg(inst, 0), *key;
  if (inst.op == IrOp::kAppend) {
    Value* length = load_length(load(builder_.getPtrTy(), address(table, offsets::kTableStorage), 8, Memory::kStorage));
    key = builder_.CreateBinaryIntrinsic(llvm::Intrinsic::umax, length, word(1));  // where there are elements, there is a place for element 0
  } else {
    key = arg(inst, 1);
  }
  call_keeper({layout_.set_element, 4, layout_.exit_values}, {vm(), word_of(inst.args[0]), key, use(inst.args.back())});
  Value* done = load(i64(), address(vm(), layout_.exit_values), 8, InnerMemory::kExitValues);
  return builder_.CreateTrunc(done, builder_.getInt1Ty());
}

/// Gives what the routine would give.
Value* RegionLowering::set_element(const Inst& inst) {
  if (const KeptRow* row = kept_row()) return set_element(inst, *row);
  bool appends = inst.op == IrOp::kAppend;
  ValueId v = inst.args.back();
  vm::TypeSet type = type_by_definition(graph_, v);
  Value* table = arg(inst, 0);
  BasicBlock* here = builder_.GetInsertBlock();
  auto make = [&](const char* name) { return BasicBlock::Create(module_.getContext(), here->getName() + name, function_); };
  BasicBlock *slowly = make(".slowly"), *append = make(".append"), *write = make(".write"), *on = make(".on");

  unless(type == 0 ? covers_value(table, use(v)) : covers(table, type), slowly);
  Value* storage = load(builder_.getPtrTy(), address(table, offsets::kTableStorage), 8, Memory::kStorage);
  Value *length = load_length(storage), *key = appends ? length : arg(inst, 1);
  if (appends) builder_.CreateBr(append);
  else builder_.CreateCondBr(builder_.CreateICmpULT(key, length), write, append);

  append->moveAfter(builder_.GetInsertBlock());
  builder_.SetInsertPoint(append);
  unless(appends ? builder_.CreateICmpNE(length, word(0)) : builder_.CreateICmpEQ(key, length), slowly);
  Value* capacity = load_immutable(builder_.getInt32Ty(), address(storage, offsets::kStorageCapacity), 4);
  unless(builder_.CreateICmpULT(builder_.CreateTrunc(length, builder_.getInt32Ty()), capacity), slowly);
  Value* dict = load(i64(), address(storage, offsets::kStorageDict), 8);
  unless(builder_.CreateICmpEQ(dict, word(0)), slowly);
  lengthen(storage, length);
  builder_.CreateBr(write);

  write->moveAfter(builder_.GetInsertBlock());
  builder_.SetInsertPoint(write);
  write_element(storage, key, v);
  BasicBlock* written = builder_.GetInsertBlock();
  builder_.CreateBr(on);

  builder_.SetInsertPoint(slowly);
  Value* done = set_element_slowly(inst);
  if (!appends) guard(inst, done);  // if nothing has been done, the state is still that of the snapshot
  BasicBlock* stored = builder_.GetInsertBlock();
  builder_.CreateBr(on);
  on->moveAfter(written);
  builder_.SetInsertPoint(on);
  if (!appends) return word(Bits::boolean(true).bits());
  llvm::PHINode* result = builder_.CreatePHI(builder_.getInt1Ty(), 2);
  result->addIncoming(builder_.getTrue(), written);
  result->addIncoming(done, stored);
  return result;
}

// ---- rows that a loop makes longer (ir/growing_rows.h)
//
//             key < limit and key == length, or general
//   append:   storage[key] = value; barrier
//             length = key + 1; physical = max(physical, length)
//             ...
//   general:  facts cover the value's type, or slowly
//             key < length: write over, and on
//             find storage, length, physical and limit: the capacity, or 0 if there is a dict
//             key < limit and key == length: append; or slowly
//   slowly:   SetElement; limit = 0                           (cold)
//
// Where the elements are, length, physical and limit are the loop's variables. Lengths are written to memory all the same, for whoever
// comes next. Append has the length for its key.

void RegionLowering::keep_rows() {
  if (layout_.set_element == nullptr) return;
  builder_.SetInsertPoint(entries_[0], entries_[0]->getFirstInsertionPt());
  for (const GrowingRow& row : find_growing_rows(graph_)) {
    auto variable = [&](llvm::Type* type, const char* name) { return builder_.CreateAlloca(type, nullptr, name); };
    kept_rows_.push_back({row, variable(builder_.getPtrTy(), "elements"), variable(i64(), "length"),
                          variable(i64(), "physical"), variable(i64(), "limit")});
  }
}

const RegionLowering::KeptRow* RegionLowering::kept_row() const {
  for (const KeptRow& kept : kept_rows_) {
    if (block_ >= kept.row.header && block_ <= kept.row.last) return &kept;
  }
  return nullptr;
}

void RegionLowering::forget_row(const KeptRow& row) {
  builder_.CreateStore(word(0), row.length);
  builder_.CreateStore(word(0), row.limit);
}

void RegionLowering::enter_loop(BlockId from, const Edge& edge) {
  for (const KeptRow& kept : kept_rows_) {
    bool is_outside = from < kept.row.header || from > kept.row.last;
    if (edge.to == kept.row.header && is_outside) forget_row(kept);
  }
}

void RegionLowering::promote_kept_rows() {
  if (kept_rows_.empty()) return;
  llvm::SmallVector<llvm::AllocaInst*, 8> variables;
  for (const KeptRow& row : kept_rows_) variables.append({row.elements, row.length, row.physical, row.limit});
  llvm::DominatorTree dominators(*function_);
  llvm::PromoteMemToReg(variables, dominators);
}

/// What follows stores at the row's end, or forgets it again: so an Append never meets a row that is known to be empty, whose
/// first element it would store in the wrong place.
void RegionLowering::find_row(const KeptRow& row, Value* storage, Value* length, bool appends) {
  auto half = [&](uint64_t offset) { return builder_.CreateZExt(load(builder_.getInt32Ty(), address(storage, offset), 4), i64()); };
  Value* dict = load(i64(), address(storage, offsets::kStorageDict), 8);
  Value* is_simple = builder_.CreateICmpEQ(dict, word(0));
  if (appends) is_simple = builder_.CreateAnd(is_simple, builder_.CreateICmpNE(length, word(0)));
  builder_.CreateStore(address(storage, offsets::kStorageElements), row.elements);
  builder_.CreateStore(length, row.length);
  builder_.CreateStore(half(offsets::kStoragePhysical), row.physical);
  builder_.CreateStore(builder_.CreateSelect(is_simple, half(offsets::kStorageCapacity), word(0)), row.limit);
}

void RegionLowering::append_to(const KeptRow& row, Value* key, ValueId v) {
  Value* elements = kept(row.elements);
  auto in_storage = [&](uint64_t offset) { return builder_.CreateConstInBoundsGEP1_64(builder_.getInt8Ty(), elements, offset - offsets::kStorageElements); };
  write(elements, key, v);
  report(v, [&] { return in_storage(0); });
  Value* length = builder_.CreateAdd(key, word(1));
  Value* before = kept(row.physical);
  Value* physical = builder_.CreateSelect(builder_.CreateICmpULT(before, length), length, before);
  auto store_half = [&](Value* value, uint64_t offset) {
    builder_.CreateAlignedStore(builder_.CreateTrunc(value, builder_.getInt32Ty()), in_storage(offset), llvm::Align(4));
  };
  store_half(physical, offsets::kStoragePhysical);
  store_half(length, offsets::kStorageLength);
  builder_.CreateStore(physical, row.physical);
  builder_.CreateStore(length, row.length);
}

Value* RegionLowering::set_element(const Inst& inst, const KeptRow& row) {
  bool appends = inst.op == IrOp::kAppend;
  ValueId v = inst.args.back();
  Value* table = arg(inst, 0);
  BasicBlock* here = builder_.GetInsertBlock();
  auto make = [&](const char* name) { return BasicBlock::Create(module_.getContext(), here->getName() + name, function_); };
  BasicBlock *slowly = make(".slowly"), *append = make(".append"), *general = make(".general"), *on = make(".on");
  auto key = [&] { return appends ? kept(row.length) : arg(inst, 1); };
  llvm::MDNode* mostly = llvm::MDBuilder(module_.getContext()).createBranchWeights(16, 1);
  auto append_or = [&](BasicBlock* otherwise) {
    BasicBlock* below = appends ? append : block_behind("below");
    builder_.CreateCondBr(builder_.CreateICmpULT(key(), kept(row.limit)), below, otherwise, mostly);
    if (appends) return;
    builder_.SetInsertPoint(below);
    builder_.CreateCondBr(builder_.CreateICmpEQ(key(), kept(row.length)), append, otherwise, mostly);
  };

  append_or(general);
  append->moveAfter(builder_.GetInsertBlock());
  builder_.SetInsertPoint(append);
  append_to(row, key(), v);
  BasicBlock* appended = builder_.GetInsertBlock();
  builder_.CreateBr(on);

  general->moveAfter(appended);
  builder_.SetInsertPoint(general);
  unless(covers(table, type_by_definition(graph_, v)), slowly);
  Value* storage = load(builder_.getPtrTy(), address(table, offsets::kTableStorage), 8, Memory::kStorage);
  Value* length = load_length(storage);
  if (!appends) {
    BasicBlock *write = block_behind("write"), *behind = block_behind("behind");
    builder_.CreateCondBr(builder_.CreateICmpULT(key(), length), write, behind);
    builder_.SetInsertPoint(write);
    write_element(storage, key(), v);
    builder_.CreateBr(on);
    builder_.SetInsertPoint(behind);
  }
  find_row(row, storage, length, appends);
  append_or(slowly);
  BasicBlock* last = builder_.GetInsertBlock();

  builder_.SetInsertPoint(slowly);
  Value* done = set_element_slowly(inst);
  if (!appends) guard(inst, done);  // if nothing has been done, the state is still that of the snapshot
  forget_row(row);
  BasicBlock* stored = builder_.GetInsertBlock();
  builder_.CreateBr(on);
  on->moveAfter(last);
  builder_.SetInsertPoint(on);
  if (!appends) return word(Bits::boolean(true).bits());
  llvm::PHINode* result = builder_.CreatePHI(builder_.getInt1Ty(), 2);
  result->addIncoming(builder_.getTrue(), appended);
  result->addIncoming(done, stored);
  return result;
}

}  // namespace gs::orc
