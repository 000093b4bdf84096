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

#include "orc-tier/lower/object_offsets.h"
#include "orc-tier/lower/region_lowering.h"

namespace gs::orc {

using llvm::BasicBlock;
using llvm::Value;
using Bits = vm::Value;

/// The one type that `v`, a tagged value, has by its definition; 0 if that does not say, or it is nil.
vm::TypeSet RegionLowering::type_by_definition(ValueId v) const {
  const Inst& inst = graph_[v];
  switch (inst.op) {
  case IrOp::kBoxInt: return vm::kTypeInt;
  case IrOp::kBoxDouble: return vm::kTypeDouble;
  case IrOp::kBoxBool: return vm::kTypeBool;
  case IrOp::kBoxPtr: return vm::type_bit(static_cast<vm::TypeTag>(inst.imm));
  case IrOp::kConstValue: {
    vm::TypeSet type = Bits::from_bits(static_cast<uint64_t>(inst.imm)).type_set();
    return type == vm::kTypeNil ? 0 : type;
  }
  default: return 0;
  }
}

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

void RegionLowering::write_element(Value* storage, Value* key, ValueId v) {
  bool is_byte = type_by_definition(v) == vm::kTypeBool;
  llvm::Type* type = is_byte ? builder_.getInt8Ty() : i64();
  Value* value = is_byte ? builder_.CreateTrunc(use(v), type) : use(v);
  if (is_byte) value = builder_.CreateAnd(value, builder_.getInt8(1));
  Value* at = builder_.CreateInBoundsGEP(type, address(storage, offsets::kStorageElements), key);
  builder_.CreateAlignedStore(value, at, llvm::Align(is_byte ? 1 : 8));
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
  bool appends = inst.op == IrOp::kAppend;
  ValueId v = inst.args.back();
  vm::TypeSet type = type_by_definition(v);
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
  constexpr vm::TypeSet kNoCells = vm::kTypeNumber | vm::kTypeBool | vm::kTypeNil;
  if (type == 0) barrier_if_cell(storage, use(v));
  else if ((type & kNoCells) == 0) barrier(storage, Memory::kGc);
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

}  // namespace gs::orc
