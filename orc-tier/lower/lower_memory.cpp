// Memory: guards on it, loads, stores, the collector's barrier; and calls.

#include <cmath>

#include "orc-tier/lower/object_offsets.h"
#include "orc-tier/lower/region_lowering.h"
#include "vm/base/check.h"

namespace gs::orc {

using llvm::LoadInst;
using llvm::Value;
using Bits = vm::Value;

// ---------------------------------------------------------------- accesses

Value* RegionLowering::address(Value* cell, uint64_t offset) {
  return offset == 0 ? cell : builder_.CreateConstInBoundsGEP1_64(builder_.getInt8Ty(), cell, offset);
}

// In two steps, so that the first one is the same for all elements.
Value* RegionLowering::element_address(const Inst& inst, llvm::Type* element) {
  return builder_.CreateInBoundsGEP(element, address(arg(inst, 0), offsets::kStorageElements), arg(inst, 1));
}

LoadInst* RegionLowering::load(llvm::Type* type, Value* address, unsigned alignment) {
  return builder_.CreateAlignedLoad(type, address, llvm::Align(alignment));
}
/// What is in a cell that the region makes is not there from the beginning.
LoadInst* RegionLowering::load_immutable(llvm::Type* type, Value* address, unsigned alignment) {
  LoadInst* inst = load(type, address, alignment);
  if (!allocates_) alias_.tag_immutable(inst);
  return inst;
}
void RegionLowering::store(const Inst& inst, Value* value, Value* address) {
  unsigned bytes = value->getType()->isPointerTy() ? 8 : value->getType()->getIntegerBitWidth() / 8;
  alias_.tag(builder_.CreateAlignedStore(value, address, llvm::Align(bytes)), ir_info(inst.op).memory);
}

/// The row of globals moves when there are more of them, which only calls can bring about.
Value* RegionLowering::global_address(int64_t global) {
  auto load_row = [&] {
    return load(builder_.getPtrTy(), address(vm(), layout_.globals), 8, InnerMemory::kGlobalsPointer);
  };
  if (globals_stay_ && globals_ == nullptr) {
    globals_ = derive({nullptr, nullptr, entries_[0], nullptr}, load_row);
  }
  return address(globals_stay_ ? globals_ : load_row(), 8 * static_cast<uint64_t>(global));
}

Value* RegionLowering::load_length(Value* storage) {
  LoadInst* length = load(builder_.getInt32Ty(), address(storage, offsets::kStorageLength), 4, Memory::kLength);
  alias_.tag_below(length, offsets::kMaxLength + 1);
  return builder_.CreateZExt(length, i64());
}

// ---------------------------------------------------------------- guards

/// See offsets::kShapeAndSlots. A shape with a fifth byte would be a new kind of number: compared in full.
Value* RegionLowering::shape_is(Value* table, uint64_t shape) {
  if (shape >> 32 != 0) {
    LoadInst* header = load(i64(), table, 8, Memory::kShape);
    return builder_.CreateICmpEQ(builder_.CreateLShr(header, 24), word(shape));
  }
  LoadInst* found = load(builder_.getInt32Ty(), address(table, offsets::kShapeAndSlots), 1, Memory::kShape);
  return builder_.CreateICmpEQ(found, builder_.getInt32(static_cast<uint32_t>(shape)));
}

/// (A library function has its address there, which is that of no script function's code.)
Value* RegionLowering::code_is(Value* closure, uint64_t code) {
  return builder_.CreateICmpEQ(load_immutable(i64(), address(closure, offsets::kClosureCode), 8), word(code));
}

Value* RegionLowering::byte_is(LoadInst* byte, int64_t value) {
  return builder_.CreateICmpEQ(byte, builder_.getInt8(static_cast<uint8_t>(value)));
}

Value* RegionLowering::lower_guard(ValueId, const Inst& inst) {
  llvm::Type *byte = builder_.getInt8Ty(), *half = builder_.getInt32Ty();
  auto imm = static_cast<uint64_t>(inst.imm);
  Memory memory = ir_info(inst.op).memory;
  switch (inst.op) {
  case IrOp::kGuardTag: return has_tag(arg(inst, 0), static_cast<vm::TypeTag>(imm));
  case IrOp::kGuardTypes: return has_type_of(arg(inst, 0), static_cast<vm::TypeSet>(imm));
  case IrOp::kGuardTrue: return arg(inst, 0);
  case IrOp::kGuardFalse: return builder_.CreateNot(arg(inst, 0));
  case IrOp::kGuardValue: return builder_.CreateICmpEQ(arg(inst, 0), word(imm));
  case IrOp::kGuardNotNil: return builder_.CreateICmpNE(arg(inst, 0), word(Bits::kNilBits));
  case IrOp::kGuardDone:
    if (outcomes_.contains(inst.args[0])) return builder_.getTrue();
    return builder_.CreateICmpNE(arg(inst, 0), word(kNotDone));
  case IrOp::kGuardShape: return shape_is(arg(inst, 0), imm);
  case IrOp::kGuardKind: return byte_is(load_immutable(byte, address(arg(inst, 0), offsets::kKind), 1), inst.imm);
  case IrOp::kGuardCode: return code_is(arg(inst, 0), imm);
  case IrOp::kIsElements:
  case IrOp::kGuardElements: return byte_is(load(byte, address(arg(inst, 0), offsets::kByte0), 1, memory), inst.imm);
  case IrOp::kGuardField: {
    Value* fact = builder_.CreateIntToPtr(word(reinterpret_cast<uint64_t>(fact_of(inst.imm))), builder_.getPtrTy());
    return byte_is(load(byte, address(fact, offsets::kFactTypes), 1, memory), fact_types_of(inst.imm));
  }
  case IrOp::kGuardLayout: return byte_is(load_immutable(byte, address(arg(inst, 0), offsets::kByte0), 1), inst.imm);
  case IrOp::kIsFirst:
  case IrOp::kGuardFirst: {
    Value* first = address(arg(inst, 0), offsets::kStorageElements);
    if (imm == vm::Storage::kBytes)
      return builder_.CreateNot(byte_is(load(byte, first, 1, memory), vm::Storage::kByteNil));
    return builder_.CreateICmpNE(load(i64(), first, 8, memory), word(Bits::kNilBits));
  }
  case IrOp::kInBounds:
  case IrOp::kGuardBounds: return builder_.CreateICmpULT(arg(inst, 0), arg(inst, 1));
  case IrOp::kGuardFlat:
    return builder_.CreateICmpNE(load(i64(), address(arg(inst, 0), offsets::kStringData), 8), word(0));
  case IrOp::kGuardPoll: {
      // Other threads write it: volatile, so that each guard looks.
    LoadInst* poll = load(half, address(vm(), layout_.poll), 4, memory);
    poll->setVolatile(true);
    return builder_.CreateICmpEQ(poll, builder_.getInt32(0));
  }
  case IrOp::kGuardEpoch: {
    LoadInst* epoch = load(half, address(vm(), layout_.metatable_epoch), 4, memory);
    return builder_.CreateICmpEQ(epoch, builder_.getInt32(static_cast<uint32_t>(imm)));
  }
  default: GS_UNREACHABLE("a guard");
  }
}

// ---------------------------------------------------------------- loads and stores

Value* RegionLowering::lower_load(const Inst& inst) {
  llvm::Type *pointer = builder_.getPtrTy(), *half = builder_.getInt32Ty();
  auto imm = static_cast<uint64_t>(inst.imm);
  Memory memory = ir_info(inst.op).memory;
  switch (inst.op) {
  case IrOp::kLoadSlot: return load(i64(), address(function_->getArg(kParamBase), 8 * imm), 8, InnerMemory::kFrame);
  case IrOp::kLoadField: return load(i64(), address(arg(inst, 0), offsets::kTableSlots + 8 * imm), 8, memory);
  case IrOp::kLoadFar: {
    Value* storage = load(pointer, address(arg(inst, 0), offsets::kTableStorage), 8, Memory::kStorage);
    Value* row = load(pointer, address(storage, offsets::kStorageOverflow), 8, InnerMemory::kOverflowPointer);
    return load(i64(), address(row, offsets::kOverflowSlots + 8 * imm), 8, memory);
  }
  case IrOp::kLoadStorage: return load(pointer, address(arg(inst, 0), offsets::kTableStorage), 8, memory);
  case IrOp::kLoadLength: return load_length(arg(inst, 0));
  case IrOp::kLoadElement: return load(i64(), element_address(inst, i64()), 8, memory);
  case IrOp::kLoadByte: {
    LoadInst* byte = load(builder_.getInt8Ty(), element_address(inst, builder_.getInt8Ty()), 1, memory);
    alias_.tag_below(byte, vm::Storage::kByteNil + 1);
    return builder_.CreateZExt(byte, i64());
  }
  case IrOp::kLoadGlobal: return load(i64(), global_address(inst.imm), 8, memory);
  case IrOp::kLoadCell: return load(i64(), address(arg(inst, 0), offsets::kCellValue), 8, memory);
  case IrOp::kLoadUpvalue: return load_immutable(i64(), address(arg(inst, 0), offsets::kClosureUpvalues + 8 * imm), 8);
  case IrOp::kStringLength:
    return builder_.CreateZExt(load_immutable(half, address(arg(inst, 0), offsets::kStringLength), 4), i64());
  case IrOp::kLoadNative: return load(i64(), address(arg(inst, 0), offsets::kNativeUpvalues + 8 * imm), 8, memory);
  case IrOp::kStringByte: {
    // A rope's bytes are somewhere once it has been read: guarded before this, so that is no change.
    Value* bytes = load_immutable(pointer, address(arg(inst, 0), offsets::kStringData), 8);
    Value* at = builder_.CreateInBoundsGEP(builder_.getInt8Ty(), bytes, arg(inst, 1));
    return builder_.CreateZExt(load_immutable(builder_.getInt8Ty(), at, 1), i64());
  }
  default: GS_UNREACHABLE("a load");
  }
}

void RegionLowering::lower_store(const Inst& inst) {
  auto imm = static_cast<uint64_t>(inst.imm);
  switch (inst.op) {
  case IrOp::kStoreField: return store(inst, arg(inst, 1), address(arg(inst, 0), offsets::kTableSlots + 8 * imm));
  case IrOp::kStoreElement: return store(inst, arg(inst, 2), element_address(inst, i64()));
  case IrOp::kStoreByte:
    return store(inst, builder_.CreateTrunc(arg(inst, 2), builder_.getInt8Ty()),
                 element_address(inst, builder_.getInt8Ty()));
  case IrOp::kStoreGlobal: return store(inst, arg(inst, 0), global_address(inst.imm));
  case IrOp::kStoreShape:
    return store(inst, builder_.getInt32(shape_id_of(inst.imm)), address(arg(inst, 0), offsets::kShapeAndSlots + 1));
  case IrOp::kStoreCell: return store(inst, arg(inst, 1), address(arg(inst, 0), offsets::kCellValue));
  case IrOp::kStoreLength:
    return store(inst, builder_.CreateTrunc(arg(inst, 1), builder_.getInt32Ty()), address(arg(inst, 0), offsets::kStorageLength));
  case IrOp::kStoreNative: return store(inst, arg(inst, 1), address(arg(inst, 0), offsets::kNativeUpvalues + 8 * imm));
  default: GS_UNREACHABLE("a store");
  }
}

/// A new block behind the current one.
llvm::BasicBlock* RegionLowering::block_behind(const llvm::Twine& name) {
  llvm::BasicBlock* before = builder_.GetInsertBlock();
  auto* block = llvm::BasicBlock::Create(module_.getContext(), before->getName() + "." + name, function_);
  block->moveAfter(before);
  return block;
}

/// gc/barrier.h has the test. What it calls changes only what the collector knows of the cell.
void RegionLowering::barrier(Value* container, Memory memory) {
  LoadInst* state = load(builder_.getInt8Ty(), address(container, offsets::kGcState), 1, memory);
  Value* hit = builder_.CreateICmpUGE(state, builder_.getInt8(gc::kUnreported));
  llvm::LLVMContext& context = module_.getContext();
  auto* record = llvm::BasicBlock::Create(context, "record", function_);
  llvm::BasicBlock* on = block_behind("stored");
  builder_.CreateCondBr(hit, record, on, cold_weights(context, true));
  builder_.SetInsertPoint(record);
  alias_.tag(call_keeper({layout_.record_store, 2}, {vm(), builder_.CreatePtrToInt(container, i64())}), memory);
  builder_.CreateBr(on);
  builder_.SetInsertPoint(on);
}

void RegionLowering::count_rounds(const Inst& inst) {
  Memory memory = ir_info(inst.op).memory;
  Value* counter = address(vm(), layout_.rounds + 8 * static_cast<uint32_t>(inst.imm));
  Value* sum = builder_.CreateAdd(load(i64(), counter, 8, memory), arg(inst, 0));
  alias_.tag(builder_.CreateAlignedStore(sum, counter, llvm::Align(8)), memory);
}

// ---------------------------------------------------------------- calls

namespace {

/// As C++ has it. The address is a constant: regions are made for one process.
llvm::CallInst* create_call(llvm::IRBuilderBase& builder, const void* routine, llvm::Type* result,
                            llvm::ArrayRef<Value*> args) {
  std::vector<llvm::Type*> types;
  for (Value* argument : args) types.push_back(argument->getType());
  llvm::ConstantInt* bits = builder.getInt64(reinterpret_cast<uint64_t>(routine));
  Value* callee = llvm::ConstantExpr::getIntToPtr(bits, builder.getPtrTy());
  llvm::CallInst* inst = builder.CreateCall(llvm::FunctionType::get(result, types, false), callee, args);
  inst->addFnAttr(llvm::Attribute::NoUnwind);
  return inst;
}

}  // namespace

llvm::CallInst* RegionLowering::call(const void* routine, llvm::Type* result, llvm::ArrayRef<Value*> args) {
  return create_call(builder_, routine, result, args);
}

std::unique_ptr<llvm::Module> lower_keeper(llvm::LLVMContext& context, const KeptRoutine& routine, const std::string& name) {
  auto module = std::make_unique<llvm::Module>(name, context);
  llvm::Type *word = llvm::Type::getInt64Ty(context), *nothing = llvm::Type::getVoidTy(context);
  std::vector<llvm::Type*> words(routine.arguments, word);
  words[0] = llvm::PointerType::getUnqual(context);
  bool is_returned = routine.result_at == KeptRoutine::kReturned;
  llvm::FunctionType* type = llvm::FunctionType::get(is_returned ? word : nothing, words, false);
  llvm::Function* function = llvm::Function::Create(type, llvm::GlobalValue::ExternalLinkage, name, *module);
  function->setCallingConv(llvm::CallingConv::PreserveAll);
  function->addFnAttr(llvm::Attribute::NoUnwind);
  function->setSection(kColdSection);
  llvm::IRBuilder<> builder(llvm::BasicBlock::Create(context, "", function));
  std::vector<Value*> args;
  for (llvm::Argument& argument : function->args()) args.push_back(&argument);
  llvm::CallInst* result = create_call(builder, routine.address, routine.result_at != 0 ? word : nothing, args);
  if (routine.result_at != 0 && !is_returned) {
    Value* at = builder.CreateConstInBoundsGEP1_64(builder.getInt8Ty(), args[0], routine.result_at);
    builder.CreateAlignedStore(result, at, llvm::Align(8));
  }
  if (is_returned) builder.CreateRet(result);
  else builder.CreateRetVoid();
  return module;
}

/// Calls what lower_keeper() made.
llvm::CallInst* RegionLowering::call_keeper(const KeptRoutine& routine, llvm::ArrayRef<Value*> args, llvm::Type* result) {
  llvm::CallInst* inst = call(keeper_of_(routine), result == nullptr ? builder_.getVoidTy() : result, args);
  inst->setCallingConv(llvm::CallingConv::PreserveAll);
  return inst;
}

Value* RegionLowering::call_double(const Inst& inst) {
  constexpr int64_t kModDouble = 0;  // the first row of runtime_calls.def
  Value* quicker = inst.imm == kModDouble ? modulo_double(inst) : nullptr;
  return quicker != nullptr ? quicker : call_routine_of_doubles(inst);
}

Value* RegionLowering::call_routine_of_doubles(const Inst& inst) {
  std::vector<Value*> args;
  for (ValueId v : inst.args) args.push_back(use(v));
  llvm::CallInst* result = call(layout_.double_calls[static_cast<size_t>(inst.imm)], builder_.getDoubleTy(), args);
  result->setDoesNotAccessMemory();
  result->addFnAttr(llvm::Attribute::WillReturn);
  return result;
}

/// As an argument: a double as it is, everything else as a word.
Value* RegionLowering::word_of(ValueId v) {
  Value* value = use(v);
  switch (graph_.type(v)) {
  case Type::kBool: return builder_.CreateZExt(value, i64());
  case Type::kPtr: return builder_.CreatePtrToInt(value, i64());
  default: return value;
  }
}

Value* RegionLowering::lower_call(ValueId id, const Inst& inst) {
  if (is_call_of(inst, RuntimeCall::kEqualStrings)) return equal_strings(id, inst);
  if (layout_.set_element != nullptr && (inst.op == IrOp::kAppend || is_call_of(inst, RuntimeCall::kSetElement))) {
    return set_element(inst);
  }
  std::vector<Value*> args = {vm()};
  for (ValueId v : inst.args) args.push_back(word_of(v));
  if (inst.op == IrOp::kCall) return call(layout_.runtime_calls[static_cast<size_t>(inst.imm)], i64(), args);
  if (inst.op == IrOp::kReserve) {
    args.push_back(word(static_cast<uint64_t>(inst.imm)));
    return call(layout_.reserve, builder_.getVoidTy(), args), nullptr;
  }
  // A bool of C++ is the lowest byte.
  Value* done = call(layout_.append, builder_.getInt8Ty(), args);
  return builder_.CreateICmpNE(done, builder_.getInt8(0));
}

}  // namespace gs::orc
