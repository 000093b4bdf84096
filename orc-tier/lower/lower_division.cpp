// Quotients and remainders.
//
// By a constant they are those of natural numbers. Integers that may be negative are made natural by adding a multiple of the divisor,
// which leaves the remainder as it is: so quotients are rounded down, and remainders have the sign of the divisor, without looking at any
// sign. How a natural number is divided is the target's affair (dividend_bits.h).
//
// Doubles have a remainder, too: it is what a program gets where integers have left their 48 bits. Most of these are natural numbers
// all the same, and then it is computed from the quotient, which is exact where the divisor is a power of two, or as a remainder of integers of
// 63 bits.
#include "orc-tier/lower/region_lowering.h"

#include <bit>
#include <cmath>

#include <llvm/IR/MDBuilder.h>

#include "orc-tier/lower/dividend_bits.h"

namespace gs::orc {

using llvm::BasicBlock;
using llvm::Value;

namespace {

constexpr int kIntBits = 47;  // and a sign

bool is_power_of_two(uint64_t i) { return std::has_single_bit(i); }

}  // namespace

// ---------------------------------------------------------------- integers

/// Of a natural number below 2^bits; bits is 63 at most.
Value* RegionLowering::natural_quotient(Value* x, int bits, uint64_t divisor) {
  if (is_power_of_two(divisor)) return builder_.CreateLShr(x, static_cast<uint64_t>(std::countr_zero(divisor)));
  Value* quotient = builder_.CreateUDiv(x, word(divisor));
  if (auto* inst = llvm::dyn_cast<llvm::Instruction>(quotient)) note_dividend_bits(*inst, bits);
  return quotient;
}

/// The integer and a multiple of `divisor`, as a natural number of 49 bits; `steps` of it.
Value* RegionLowering::made_natural(Value* x, int64_t divisor, int64_t& steps) {
  steps = ((int64_t{1} << kIntBits) + divisor - 1) / divisor;
  return builder_.CreateNSWAdd(x, word(static_cast<uint64_t>(steps * divisor)));
}

Value* RegionLowering::floor_quotient(Value* x, int64_t divisor) {
  if (is_power_of_two(static_cast<uint64_t>(divisor))) {
    return builder_.CreateAShr(x, static_cast<uint64_t>(std::countr_zero(static_cast<uint64_t>(divisor))));
  }
  int64_t steps;
  Value* natural = made_natural(x, divisor, steps);
  Value* quotient = natural_quotient(natural, kIntBits + 2, static_cast<uint64_t>(divisor));
  return builder_.CreateNSWSub(quotient, word(static_cast<uint64_t>(steps)));
}

/// By a constant that is greater than 0.
Value* RegionLowering::modulo_constant(Value* x, int64_t divisor) {
  if (is_power_of_two(static_cast<uint64_t>(divisor))) return builder_.CreateAnd(x, word(static_cast<uint64_t>(divisor - 1)));
  int64_t steps;
  Value* natural = made_natural(x, divisor, steps);
  Value* quotient = natural_quotient(natural, kIntBits + 2, static_cast<uint64_t>(divisor));
  return builder_.CreateSub(natural, builder_.CreateMul(quotient, word(static_cast<uint64_t>(divisor))));
}

// The machine's remainder has the sign of the dividend: one step of the divisor is added where the signs differ.
Value* RegionLowering::floor_modulo(Value* left, Value* right) {
  Value* remainder = builder_.CreateSRem(left, right);
  Value* differ = builder_.CreateAnd(builder_.CreateICmpNE(remainder, word(0)),
                                     builder_.CreateICmpSLT(builder_.CreateXor(remainder, right), word(0)));
  return builder_.CreateSelect(differ, builder_.CreateAdd(remainder, right), remainder);
}

// Most numbers are natural and small. Then the machine's remainder is the wanted one, and 32 bits divide in less time than 64
// on many machines.
Value* RegionLowering::modulo(const Inst& inst) {
  Value *left = arg(inst, 0), *right = arg(inst, 1);
  auto* constant = llvm::dyn_cast<llvm::ConstantInt>(right);
  if (constant != nullptr && constant->getSExtValue() > 0) return modulo_constant(left, constant->getSExtValue());
  if (constant != nullptr) return floor_modulo(left, right);
  llvm::Type* half = builder_.getInt32Ty();
  Value* high = builder_.CreateLShr(builder_.CreateOr(left, right), 32);
  return either(
      builder_.CreateICmpEQ(high, word(0)), {"narrow", "wide", "mod"},
      [&] {
        Value* small = builder_.CreateURem(builder_.CreateTrunc(left, half), builder_.CreateTrunc(right, half));
        return builder_.CreateZExt(small, i64());
      },
      [&] { return floor_modulo(left, right); });
}

Value* RegionLowering::modulo_of_naturals(const Inst& inst) {
  Value *left = arg(inst, 0), *right = arg(inst, 1);
  auto* constant = llvm::dyn_cast<llvm::ConstantInt>(right);
  if (constant == nullptr || constant->isZero()) return builder_.CreateURem(left, right);
  if (is_power_of_two(constant->getZExtValue())) return modulo_constant(left, constant->getSExtValue());
  return builder_.CreateSub(left, builder_.CreateMul(natural_quotient(left, kIntBits, constant->getZExtValue()), right));
}

// ---------------------------------------------------------------- doubles

/// One value if the condition holds, as it mostly does, and another one if not.
Value* RegionLowering::either(Value* condition, const EitherNames& names, llvm::function_ref<Value*()> mostly,
                              llvm::function_ref<Value*()> otherwise) {
  BasicBlock *first = block_behind(names.mostly), *second = block_behind(names.otherwise), *on = block_behind(names.behind);
  first->moveBefore(second);
  on->moveAfter(second);
  builder_.CreateCondBr(condition, first, second, llvm::MDBuilder(module_.getContext()).createBranchWeights(15, 1));
  builder_.SetInsertPoint(first);
  Value* usual = mostly();
  first = builder_.GetInsertBlock();
  builder_.CreateBr(on);
  builder_.SetInsertPoint(second);
  Value* other = otherwise();
  second = builder_.GetInsertBlock();
  builder_.CreateBr(on);
  builder_.SetInsertPoint(on);
  llvm::PHINode* result = builder_.CreatePHI(usual->getType(), 2);
  result->addIncoming(usual, first);
  result->addIncoming(other, second);
  return result;
}

/// By a constant, if that is quicker than the routine; null otherwise.
Value* RegionLowering::modulo_double(const Inst& inst) {
  if (graph_[inst.args[1]].op != IrOp::kConstDouble) return nullptr;
  double divisor = std::bit_cast<double>(graph_[inst.args[1]].imm);
  int exponent;
  if (divisor > 0 && std::frexp(divisor, &exponent) == 0.5 && exponent > -500 && exponent < 500) {
    return modulo_power(arg(inst, 0), divisor);
  }
  constexpr double kMostExact = static_cast<double>(int64_t{1} << 53);
  bool is_natural = divisor >= 1 && divisor <= kMostExact && divisor == std::floor(divisor);
  return is_natural ? modulo_natural(inst, static_cast<int64_t>(divisor)) : nullptr;
}

// x mod p for a power of two: x - floor(x / p) * p. Each step is exact for what has no sign: nothing of x lies below what the difference
// can hold, and where x / p is too small for a double its floor is 0 all the same.
Value* RegionLowering::modulo_power(Value* x, double p) {
  llvm::Type* type = builder_.getDoubleTy();
  auto constant = [&](double d) { return llvm::ConstantFP::get(type, d); };
  auto rest = [&] {
    Value* whole = builder_.CreateUnaryIntrinsic(llvm::Intrinsic::floor, builder_.CreateFMul(x, constant(1 / p)));
    return builder_.CreateFSub(x, builder_.CreateFMul(whole, constant(p)));
  };
  // A result of zero has the sign of x. If x / p is too small for a double, x has been left as it was, which is one p too low.
  auto signed_rest = [&] {
    Value *low = rest(), *zero = constant(0);
    Value* high = builder_.CreateSelect(builder_.CreateFCmpOLT(low, zero), builder_.CreateFAdd(low, constant(p)), low);
    Value* sign = builder_.CreateSelect(builder_.CreateFCmpOEQ(high, zero), x, high);
    return builder_.CreateBinaryIntrinsic(llvm::Intrinsic::copysign, high, sign);
  };
  Value* has_no_sign = builder_.CreateICmpSGE(builder_.CreateBitCast(x, i64()), word(0));
  return either(has_no_sign, {"natural", "signed", "mod"}, rest, signed_rest);
}

// x mod p for a natural p: if x is a natural number below 2^63, the remainder of two integers. It is below 2^53, and so a double. (What
// the conversion gives of other doubles is some integer, whose own double is not x: but for 2^63, and those have been asked for.)
Value* RegionLowering::modulo_natural(const Inst& inst, int64_t p) {
  Value* x = arg(inst, 0);
  llvm::Type* type = builder_.getDoubleTy();
  Value* integer = builder_.CreateFreeze(builder_.CreateFPToSI(x, i64()));
  Value* is_whole = builder_.CreateFCmpOEQ(builder_.CreateSIToFP(integer, type), x);
  uint64_t end = std::bit_cast<uint64_t>(std::ldexp(1.0, 63));
  Value* is_within = builder_.CreateICmpULT(builder_.CreateBitCast(x, i64()), word(end));
  auto remainder = [&] {
    Value* quotient = natural_quotient(integer, 63, static_cast<uint64_t>(p));
    Value* rest = builder_.CreateSub(integer, builder_.CreateMul(quotient, word(static_cast<uint64_t>(p))));
    return builder_.CreateSIToFP(rest, type);
  };
  return either(builder_.CreateAnd(is_within, is_whole), {"natural", "any", "mod"}, remainder, [&] { return call_routine_of_doubles(inst); });
}

}  // namespace gs::orc
