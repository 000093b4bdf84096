// Tags, integers, doubles.

#include "orc-tier/lower/region_lowering.h"

#include "vm/base/check.h"

#if GS_VALUE_ENCODING != GS_ENCODING_DOUBLES_PLAIN
#error "the optimizing tier knows the encoding kDoublesPlain only: build with -DGS_ORC=OFF"
#endif

namespace gs::orc {

using llvm::CmpInst;
using llvm::Value;
using vm::TypeTag;
using Bits = vm::Value;

uint64_t tag_of(TypeTag tag) {
  switch (tag) {
  case TypeTag::kNil: return Bits::kNilBits;
  case TypeTag::kBool: return Bits::kFalseBits;
  case TypeTag::kObject: return Bits::kObjectTag;
  case TypeTag::kString: return Bits::kStringTag;
  case TypeTag::kTable: return Bits::kTableTag;
  case TypeTag::kFunction: return Bits::kFunctionTag;
  case TypeTag::kInt: return Bits::kIntTag;
  case TypeTag::kDouble: break;
  }
  GS_UNREACHABLE("doubles have no tag");
}

// ---------------------------------------------------------------- tags

// Doubles and integers are the two ends of the order of words, nil is one word; for the rest it is the upper 16 bits,
// shifted down: AArch64 compares with a shifted register, and the constant is small on both targets.
Value* RegionLowering::has_tag(Value* value, TypeTag tag) {
  if (tag == TypeTag::kDouble) return builder_.CreateICmpULT(value, word(Bits::kNilBits));
  if (tag == TypeTag::kInt) return builder_.CreateICmpUGE(value, word(Bits::kIntTag));
  if (tag == TypeTag::kNil) return builder_.CreateICmpEQ(value, word(Bits::kNilBits));
  return builder_.CreateICmpEQ(builder_.CreateLShr(value, kTagShift), word(tag_of(tag) >> kTagShift));
}

// Words in ascending order are doubles, nil, booleans … and integers, as the types are numbered, and as on a clock's
// face the doubles come behind the integers: types that are neighbours are one interval, and one compare.
Value* RegionLowering::has_type_of(Value* value, vm::TypeSet types) {
  constexpr int kTypes = 8;
  auto has = [&](int type) { return (types >> (type & (kTypes - 1)) & 1) != 0; };
  auto first_word = [](int type) {
    type &= kTypes - 1;
    return type == 0 ? 0 : Bits::kNilBits + (static_cast<uint64_t>(type - 1) << kTagShift);
  };
  if (types == vm::kTypeAny) return builder_.getTrue();
  Value* any = builder_.getFalse();
  for (int begin = 0; begin < kTypes; begin++) {
    if (!has(begin) || has(begin + kTypes - 1)) continue;
    int end = begin;
    while (has(end)) end++;
    Value* above = begin == 0 ? value : builder_.CreateSub(value, word(first_word(begin)));
    Value* within = builder_.CreateICmpULT(above, word(first_word(end) - first_word(begin)));
    any = builder_.CreateOr(any, within);
  }
  return any;
}

// nil and false differ from each other in one bit once a bit has been added to both, and from all else in more.
Value* RegionLowering::truthy(Value* value) {
  constexpr uint64_t kStep = uint64_t{1} << kTagShift;
  static_assert(Bits::kFalseBits == Bits::kNilBits + kStep &&
                ((Bits::kFalseBits ^ (Bits::kFalseBits + kStep)) == kStep));
  Value* joined = builder_.CreateOr(builder_.CreateAdd(value, word(kStep)), word(kStep));
  return builder_.CreateICmpNE(joined, word(Bits::kFalseBits + kStep));
}

// The integer tag is all ones, as the upper bits of a negative integer are.
Value* RegionLowering::box_int(ValueId v) {
  static_assert(Bits::kIntTag >> kTagShift == 0xFFFF);
  Value* low = by_nature_[v] ? builder_.CreateLShr(use_shifted(v), 16) : use(v);
  return builder_.CreateOr(low, word(Bits::kIntTag));
}

void RegionLowering::unbox_int(ValueId id, const Inst& inst) {
  define(id, nullptr, builder_.CreateShl(arg(inst, 0), 16));
}

Value* RegionLowering::unbox_pointer(const Inst& inst) {
  return builder_.CreateIntToPtr(builder_.CreateAnd(arg(inst, 0), word(Bits::kPayloadMask)), builder_.getPtrTy());
}

Value* RegionLowering::lower_value(ValueId id, const Inst& inst) {
  switch (inst.op) {
  case IrOp::kBoxInt: return box_int(inst.args[0]);
  case IrOp::kBoxDouble: return builder_.CreateBitCast(arg(inst, 0), i64());
  case IrOp::kBoxBool: return builder_.CreateOr(builder_.CreateZExt(arg(inst, 0), i64()), word(Bits::kFalseBits));
  case IrOp::kBoxPtr:
    return builder_.CreateOr(builder_.CreatePtrToInt(arg(inst, 0), i64()),
                             word(tag_of(static_cast<TypeTag>(inst.imm))));
  case IrOp::kUnboxInt: return unbox_int(id, inst), nullptr;
  case IrOp::kUnboxDouble: return builder_.CreateBitCast(arg(inst, 0), builder_.getDoubleTy());
  case IrOp::kUnboxBool:
    if (auto known = outcomes_.find(inst.args[0]); known != outcomes_.end()) return known->second;
    return builder_.CreateTrunc(arg(inst, 0), builder_.getInt1Ty());
  case IrOp::kUnboxPtr: return unbox_pointer(inst);
  case IrOp::kIsTag: return has_tag(arg(inst, 0), static_cast<TypeTag>(inst.imm));
  case IrOp::kTruthy: return truthy(arg(inst, 0));
  case IrOp::kSameValue:
  case IrOp::kSameCell: return builder_.CreateICmpEQ(arg(inst, 0), arg(inst, 1));
  case IrOp::kNotBool: return builder_.CreateNot(arg(inst, 0));
  default: GS_UNREACHABLE("an operation on tags");
  }
}

// ---------------------------------------------------------------- integers

// Shifted operands overflow 64 bits exactly when the result does not fit 48. Gives the shifted result and the flag.
Value* RegionLowering::with_overflow(const Inst& inst, llvm::Intrinsic::ID operation) {
  Value *left = use_shifted(inst.args[0]), *right = use_shifted(inst.args[1]);
  if (operation == llvm::Intrinsic::smul_with_overflow) {
    // One factor shifted is enough: rather the one that is.
    bool first = by_nature_[inst.args[0]] || is_constant(inst.args[1]);
    (first ? right : left) = use(inst.args[first ? 1 : 0]);
  }
  return builder_.CreateBinaryIntrinsic(operation, left, right);
}

void RegionLowering::checked(ValueId id, const Inst& inst, llvm::Intrinsic::ID operation) {
  Value* both = with_overflow(inst, operation);
  Value* result = builder_.CreateExtractValue(both, 0);
  guard(inst, builder_.CreateNot(builder_.CreateExtractValue(both, 1)));
  define(id, nullptr, result);
}

/// The result is kept: it is what is wanted where it fits.
Value* RegionLowering::fits(ValueId id, const Inst& inst, llvm::Intrinsic::ID operation) {
  Value* both = with_overflow(inst, operation);
  Value* result = builder_.CreateExtractValue(both, 0);
  Value* flag = builder_.CreateExtractValue(both, 1);
  overflows_[id] = {flag, result};
  return builder_.CreateNot(flag);
}

/// The shifted result of AddInt and its like, if the way here was taken because it fits.
Value* RegionLowering::known_to_fit(const Inst& inst) const {
  if (fits_ == kNoId || graph_[fits_].args != inst.args) return nullptr;
  IrOp asked = graph_[fits_].op;
  bool same = inst.op == IrOp::kAddInt ? asked == IrOp::kAddFits
                                       : inst.op == IrOp::kSubInt ? asked == IrOp::kSubFits : asked == IrOp::kMulFits;
  return same ? overflows_.at(fits_).shifted : nullptr;
}

void RegionLowering::unchecked(ValueId id, const Inst& inst) {
  if (Value* known = known_to_fit(inst)) return define(id, nullptr, known);
  if (inst.op == IrOp::kMulInt) return define(id, builder_.CreateNSWMul(arg(inst, 0), arg(inst, 1)), nullptr);
  bool shifted = by_nature_[id];
  Value *left = use_in(inst.args[0], shifted), *right = use_in(inst.args[1], shifted);
  bool add = inst.op == IrOp::kAddInt;
  Value* result = add ? builder_.CreateNSWAdd(left, right) : builder_.CreateNSWSub(left, right);
  define(id, shifted ? nullptr : result, shifted ? result : nullptr);
}

// Through 48 bits and back: if that gives the same double, the double is this integer, wherever the conversion may have
// gone wrong before (it gives some number then, hence the freeze).
void RegionLowering::double_to_int(ValueId id, const Inst& inst) {
  Value* number = arg(inst, 0);
  Value* integer = builder_.CreateFreeze(builder_.CreateFPToSI(number, i64()));
  Value* shifted = builder_.CreateShl(integer, 16);
  Value* plain = builder_.CreateAShr(shifted, 16);
  guard(inst, builder_.CreateFCmpOEQ(builder_.CreateSIToFP(plain, builder_.getDoubleTy()), number));
  define(id, plain, shifted);
}

void RegionLowering::number_to_double(ValueId id, const Inst& inst) {
  Value* value = arg(inst, 0);
  guard(inst, has_type_of(value, vm::kTypeNumber));
  Value* integer = builder_.CreateAShr(builder_.CreateShl(value, 16), 16);
  Value* converted = builder_.CreateSIToFP(integer, builder_.getDoubleTy());
  Value* number = builder_.CreateBitCast(value, builder_.getDoubleTy());
  define(id, builder_.CreateSelect(has_tag(value, TypeTag::kDouble), number, converted), nullptr);
}

Value* RegionLowering::compare_ints(const Inst& inst, CmpInst::Predicate predicate) {
  bool shifted = prefers_shifted(inst);
  Value *left = use_in(inst.args[0], shifted), *right = use_in(inst.args[1], shifted);
  // A constant on the right is part of the instruction.
  if (!is_constant(inst.args[0])) return builder_.CreateICmp(predicate, left, right);
  return builder_.CreateICmp(CmpInst::getSwappedPredicate(predicate), right, left);
}

Value* RegionLowering::select_int(const Inst& inst, CmpInst::Predicate predicate, bool shifted) {
  Value *left = use_in(inst.args[0], shifted), *right = use_in(inst.args[1], shifted);
  return builder_.CreateSelect(builder_.CreateICmp(predicate, left, right), left, right);
}

Value* RegionLowering::lower_int(ValueId id, const Inst& inst) {
  switch (inst.op) {
  case IrOp::kDoubleToInt: return double_to_int(id, inst), nullptr;
  case IrOp::kAddOv: return checked(id, inst, llvm::Intrinsic::sadd_with_overflow), nullptr;
  case IrOp::kSubOv: return checked(id, inst, llvm::Intrinsic::ssub_with_overflow), nullptr;
  case IrOp::kMulOv: return checked(id, inst, llvm::Intrinsic::smul_with_overflow), nullptr;
  case IrOp::kAddInt:
  case IrOp::kSubInt:
  case IrOp::kMulInt: return unchecked(id, inst), nullptr;
  case IrOp::kAddFits: return fits(id, inst, llvm::Intrinsic::sadd_with_overflow);
  case IrOp::kSubFits: return fits(id, inst, llvm::Intrinsic::ssub_with_overflow);
  case IrOp::kMulFits: return fits(id, inst, llvm::Intrinsic::smul_with_overflow);
  case IrOp::kModInt: return modulo(inst);
  case IrOp::kModNatural: return modulo_of_naturals(inst);
  case IrOp::kAndInt: return builder_.CreateAnd(arg(inst, 0), arg(inst, 1));
  case IrOp::kOrInt: return builder_.CreateOr(arg(inst, 0), arg(inst, 1));
  case IrOp::kXorInt: return builder_.CreateXor(arg(inst, 0), arg(inst, 1));
  case IrOp::kShlInt: return builder_.CreateShl(arg(inst, 0), arg(inst, 1));
  case IrOp::kShrInt: return builder_.CreateLShr(arg(inst, 0), arg(inst, 1));
  case IrOp::kQuotientInt: return floor_quotient(arg(inst, 0), inst.imm);
  case IrOp::kMaxInt:
  case IrOp::kMinInt: {
    bool shifted = by_nature_[id];
    Value* result = select_int(inst, inst.op == IrOp::kMaxInt ? CmpInst::ICMP_SGT : CmpInst::ICMP_SLT, shifted);
    return define(id, shifted ? nullptr : result, shifted ? result : nullptr), nullptr;
  }
  case IrOp::kEqInt: return compare_ints(inst, CmpInst::ICMP_EQ);
  case IrOp::kLtInt: return compare_ints(inst, CmpInst::ICMP_SLT);
  case IrOp::kLeInt: return compare_ints(inst, CmpInst::ICMP_SLE);
  default: GS_UNREACHABLE("an operation on integers");
  }
}

// ---------------------------------------------------------------- doubles

// Exactly what IEEE 754 says, operation by operation: no flag that would allow more is ever set.
Value* RegionLowering::lower_double(const Inst& inst) {
  using llvm::Intrinsic::ID;
  switch (inst.op) {
  case IrOp::kIntToDouble: return builder_.CreateSIToFP(arg(inst, 0), builder_.getDoubleTy());
  case IrOp::kAddDouble: return builder_.CreateFAdd(arg(inst, 0), arg(inst, 1));
  case IrOp::kSubDouble: return builder_.CreateFSub(arg(inst, 0), arg(inst, 1));
  case IrOp::kMulDouble: return builder_.CreateFMul(arg(inst, 0), arg(inst, 1));
  case IrOp::kDivDouble: return builder_.CreateFDiv(arg(inst, 0), arg(inst, 1));
  case IrOp::kNegDouble: return builder_.CreateFNeg(arg(inst, 0));
  case IrOp::kAbsDouble: return builder_.CreateUnaryIntrinsic(llvm::Intrinsic::fabs, arg(inst, 0));
  case IrOp::kSqrtDouble: return builder_.CreateUnaryIntrinsic(llvm::Intrinsic::sqrt, arg(inst, 0));
  case IrOp::kMaxDouble:
  case IrOp::kMinDouble: {
    Value *first = arg(inst, 0), *second = arg(inst, 1);
    Value* wins = inst.op == IrOp::kMaxDouble ? builder_.CreateFCmpOGT(second, first) : builder_.CreateFCmpOLT(second, first);
    return builder_.CreateSelect(wins, second, first);
  }
  case IrOp::kFloorDouble: return builder_.CreateUnaryIntrinsic(llvm::Intrinsic::floor, arg(inst, 0));
  case IrOp::kCallDouble: return call_double(inst);
  case IrOp::kEqDouble: return builder_.CreateFCmpOEQ(arg(inst, 0), arg(inst, 1));
  case IrOp::kLtDouble: return builder_.CreateFCmpOLT(arg(inst, 0), arg(inst, 1));
  case IrOp::kLeDouble: return builder_.CreateFCmpOLE(arg(inst, 0), arg(inst, 1));
  default: GS_UNREACHABLE("an operation on doubles");
  }
}

}  // namespace gs::orc
