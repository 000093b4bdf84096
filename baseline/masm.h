// What the macro-assemblers of both targets have in common: AsmJit's code holder with a section for each area, labels,
// and listings. The instructions themselves are in x64/masm.h and a64/masm.h, which have the same members; together those
// are the interface that the compiler is written against (compiler.h), and this comment is its list.
//
//   values     ld st ld32 ld8 st8 fld fst       registers and memory
//              mov imm fmov_bits bits_of         registers and constants; doubles and their bits
//              globals                           the register that has their address
//   integers   add sub and_ xor_ or_ add_imm and_imm add_shifted shl shr sar       dst, a, b
//              mul32 shl32_by shr32_by           of 32-bit numbers
//              umod32 remainder umod_constant    remainders of 32-bit numbers, of signed ones, by constants
//   tagged     int_add int_sub int_mul int_neg int_add_imm    of two values, if both are integers and the result is one
//              int_compare int_compare_imm int_compare_checked       compare and branch, tagged integers
//              branch_unless_natural branch_unless_negative branch_unless_below      integers of kNaturalBits bits
//              int_to_double                     likewise double_to_int32 double_to_natural truncate int64_to_double
//              untag_table untag_function        the address, or to a label
//   doubles    fadd fsub fmul fdiv fsqrt fneg fabs_ fcompare
//   branches   jmp jz jnz branch branch_imm branch_mem branch_mem32 branch_mem8 branch_unless_type
//   calls      open_frame open_inlined_frame call_reg call_mem call_label enter leave jmp_mem
//
// `dst` may be any of the operands everywhere. Only what is named is changed, besides masm-internal scratch registers and,
// unless kKeepsOperands, the operands of tagged integers' arithmetic and the second one of int_compare.
#pragma once

#include <asmjit/core.h>

#include <bit>
#include <string>

#include "baseline/registers.h"

namespace gs::baseline {

using asmjit::Label;

/// Integers of so many bits are natural: not negative, and so far from the largest one that what one instruction adds does not
/// lead there. As words they lie in a row, and what is above these bits is kNaturalTag. Likewise kNegativeTag, for as many below 0.
constexpr uint32_t kNaturalBits = 46;
constexpr int32_t kNaturalTag = -(1 << (48 - kNaturalBits)), kNegativeTag = -1;

/// A constant to divide by, and what to multiply with instead: x / value is (x * factor) >> (64 + shift) for all x below 2^63.
/// (Granlund and Montgomery, "Division by Invariant Integers using Multiplication": the factor is 2^(64+shift) / value rounded
/// up, by less than value < 2^(shift+1), so the product is too large by less than 2^(64+shift), which is 1/value of what
/// would reach the next quotient.)
struct Divisor {
  uint64_t value, factor;
  uint32_t shift;
  /// `value` is above 2 and no power of two.
  explicit Divisor(uint64_t v) : value(v), shift(static_cast<uint32_t>(std::bit_width(v) - 1)) {
    factor = static_cast<uint64_t>((static_cast<unsigned __int128>(1) << (64 + shift)) / v) + 1;
  }
};

/// Collects the text of what is assembled, hot and cold apart.
struct Listing {
  asmjit::StringLogger hot, cold;
};

/// An instruction that cannot be encoded would be missing from the code: that is our fault, never the program's. What the
/// program can do is have functions so long that branches do not reach their targets; such code is not to be used.
class EncodingFaults final : public asmjit::ErrorHandler {
 public:
  void handleError(asmjit::Error error, const char* message, asmjit::BaseEmitter*) override;
  bool too_far = false;
};

class MasmBase {
 public:
  /// False when the code must not be used.
  bool is_complete() const { return !faults_.too_far; }
  bool is_listing() const { return listing_ != nullptr; }
  Area area() const { return area_; }
  asmjit::Section* section(Area area) const { return area == Area::kHot ? hot_ : cold_; }
  asmjit::CodeHolder& holder() { return holder_; }

 protected:
  /// For machine code of `arch`, wherever it will run.
  explicit MasmBase(asmjit::Arch arch, Listing* listing) : listing_(listing) {
    (void)holder_.init(asmjit::Environment(arch));
    holder_.setErrorHandler(&faults_);
    hot_ = holder_.textSection();
    (void)holder_.newSection(&cold_, ".cold", SIZE_MAX, asmjit::SectionFlags::kExecutable, 16);
  }
  asmjit::Logger* logger() const {
    if (listing_ == nullptr) return nullptr;
    return area_ == Area::kHot ? &listing_->hot : &listing_->cold;
  }

  EncodingFaults faults_;
  asmjit::CodeHolder holder_;
  asmjit::Section* hot_ = nullptr;
  asmjit::Section* cold_ = nullptr;
  Area area_ = Area::kHot;
  Listing* listing_;
};

}  // namespace gs::baseline
