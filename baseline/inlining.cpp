#include "baseline/inlining.h"

#include <algorithm>

#include "vm/bytecode/fusion.h"
#include "vm/bytecode/opcode_traits.h"

namespace gs::baseline {
namespace {

using vm::Instr;
using vm::Op;

/// A body may have so many words, and so many all that is inlined of a function with ways out.
constexpr uint32_t kMostBodyWords = 40, kMostHeadWords = 24;
/// Longer functions are not looked at.
constexpr uint32_t kMostWords = 400;
constexpr uint32_t kMostResults = 8;

/// Instructions that have a short way, call nothing and jump forward, if at all.
bool is_inlineable(Instr insn) {
  switch (vm::op_of(insn)) {
    case Op::Move: case Op::LoadNil: case Op::LoadBool: case Op::LoadInt: case Op::LoadK: case Op::LoadKX:
    case Op::GetGlobal: case Op::SetGlobal: case Op::GetUpval: case Op::GetUpcell: case Op::SetUpcell:
    case Op::GetCell: case Op::SetCell: case Op::GetSelf:
    case Op::Add: case Op::Sub: case Op::Mul: case Op::Div: case Op::Mod:
    case Op::AddI: case Op::AddK: case Op::SubK: case Op::MulK: case Op::DivK: case Op::ModK:
    case Op::AddKV: case Op::SubKV: case Op::MulKV: case Op::DivKV: case Op::Neg: case Op::Not: case Op::Len:
    case Op::Eq: case Op::Ne: case Op::Lt: case Op::Le: case Op::Gt: case Op::Ge:
    case Op::GetField: case Op::SetField: case Op::GetIndex: case Op::GetIndexI: case Op::SetIndex: case Op::SetIndexI:
    case Op::Return0: case Op::Return1: return true;
    case Op::Return: return vm::arg_b(insn) <= kMostResults;
    case Op::Jump: return vm::arg_j(insn) >= 0;
    default: return vm::is_conditional_jump(vm::op_of(insn)) && !vm::is_backward_jump(vm::op_of(insn));
  }
}

class Planner {
 public:
  explicit Planner(vm::Proto* proto) : code_(proto->code()), words_(proto->code_words), is_short_(words_ + 1), has_short_end_(words_ + 1) {
    plan_.parts.resize(words_ + 1);
  }

  std::optional<InlinePlan> plan() {
    if (words_ == 0) return std::nullopt;
    find_short();
    if (is_short_[0]) include(0);
    else if (!has_short_end_[0]) return std::nullopt;
    else include_head(0);
    count();
    if (plan_.words > (plan_.has_ways_out ? kMostHeadWords : kMostBodyWords)) return std::nullopt;
    return std::move(plan_);
  }

 private:
  Instr at(uint32_t word) const { return vm::canonical(code_[word]); }
  Op op(uint32_t word) const { return vm::op_of(at(word)); }
  uint32_t next(uint32_t word) const { return word + (vm::kHasSecondWord[static_cast<int>(op(word))] ? 2 : 1); }
  bool is_test(uint32_t word) const { return vm::is_conditional_jump(op(word)) && is_inlineable(at(word)); }
  /// Where the inlineable jump at `word` goes.
  uint32_t target(uint32_t word) const {
    if (op(word) == Op::Jump) return word + 1 + static_cast<uint32_t>(vm::arg_j(at(word)));
    return next(word) + code_[word + 1];
  }

  /// Marks the words from which every way leads to a return through nothing but inlineable instructions. All of these
  /// lead forward.
  void find_short() {
    std::vector<uint32_t> starts;
    for (uint32_t word = 0; word < words_; word = next(word)) starts.push_back(word);
    for (size_t i = starts.size(); i-- > 0;) {
      uint32_t word = starts[i];
      if (!is_inlineable(at(word))) continue;
      bool falls_through = !vm::is_terminator(op(word)), jumps = op(word) == Op::Jump || is_test(word);
      is_short_[word] = (!falls_through || is_short_[next(word)]) && (!jumps || is_short_[target(word)]);
      has_short_end_[word] =
          is_short_[word] || (is_test(word) && (has_short_end_[next(word)] || has_short_end_[target(word)]));
    }
  }

  void include(uint32_t word) {
    if (plan_.parts[word] == InlinePlan::kInside) return;
    plan_.parts[word] = InlinePlan::kInside;
    if (!vm::is_terminator(op(word))) include(next(word));
    if (op(word) == Op::Jump || is_test(word)) include(target(word));
  }

  void include_head(uint32_t word) {
    if (plan_.parts[word] != InlinePlan::kNot) return;
    if (is_short_[word]) return include(word);
    if (!has_short_end_[word]) {
      plan_.parts[word] = InlinePlan::kWayOut;
      plan_.has_ways_out = true;
      return;
    }
    plan_.parts[word] = InlinePlan::kInside;
    include_head(next(word));
    include_head(target(word));
  }

  void count() {
    for (uint32_t word = 0; word < words_; word = next(word)) {
      if (!plan_.has(word)) continue;
      plan_.words += next(word) - word;
      uint32_t results = op(word) == Op::Return0 ? 0 : op(word) == Op::Return1 ? 1 : vm::arg_b(at(word));
      if (op(word) != Op::Return && op(word) != Op::Return0 && op(word) != Op::Return1) continue;
      plan_.fewest_results = std::min(plan_.fewest_results, results);
      plan_.most_results = std::max(plan_.most_results, results);
    }
  }

  const Instr* code_;
  uint32_t words_;
  std::vector<bool> is_short_;       ///< by word: see find_short
  std::vector<bool> has_short_end_;  ///< tests from here on lead to something short
  InlinePlan plan_;
};

}  // namespace

std::optional<InlinePlan> plan_inlining(vm::Proto* proto) {
  const vm::CodeInfo& info = proto->info();
  bool is_variadic = (info.flags & vm::CodeInfo::kVariadic) != 0;
  if (is_variadic || info.plain_count == vm::CodeInfo::kNoPlainCall || proto->code_words > kMostWords) return std::nullopt;
  return Planner(proto).plan();
}

}  // namespace gs::baseline
