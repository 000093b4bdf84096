// What the working registers hold from one round of a small loop to the next.
//
// At a target of jumps they hold nothing, since everybody who comes there would have to bring the same. A loop without jumps inside
// is different: there is one jump to its header, behind everything else, and what it will bring can be told in advance.
//
//     ld  rax, x                   <- who comes from above (or, in cold code, from elsewhere)
//   header:                        <- holds x and i
//     add rax, 1 ... st x, rax     no load of x, nor of i further down: what a round would read back from where
//     add r10, 1 ... st i, r10     the last one has stored it stays in a register
//     cmp r10, n ... jbe header    <- brings them; if it cannot, it loads
//
// Everything is still stored in every round, so nobody else who looks at the frame sees a difference.
//
// The prediction (Round) goes over the bytecode with the rules of take_any, peek and hold, knowing little of what instructions do
// besides. Where it is wrong there is a load at the end of a round instead of one further up.
#pragma once

#include "baseline/compiler.h"

namespace gs::baseline {

/// Working registers as one round changes them.
template <class M>
struct Compiler<M>::Round {
  uint32_t held[2] = {kNothing, kNothing};
  uint32_t newest = 0;
  uint32_t loads = 0;  ///< into working registers, or of operands that are in none

  bool has(uint32_t reg) const { return held[0] == reg || held[1] == reg; }
  uint32_t oldest() const { return held[0] == kNothing ? 0 : held[1] == kNothing ? 1 : 1 - newest; }
  void lose() { held[0] = held[1] = kNothing; }
  void lose(uint32_t reg) {
    for (uint32_t& h : held) h = h == reg ? kNothing : h;
  }
  uint32_t read(uint32_t reg) {
    if (has(reg)) return held[1] == reg;
    loads++;
    newest = oldest();
    held[newest] = reg;
    return newest;
  }
  void write(uint32_t which, uint32_t reg) {
    lose(reg);
    held[newest = which] = reg;
  }
  /// `reg` becomes something made of `operand`, in the same working register.
  void change(uint32_t reg, uint32_t operand) { write(read(operand), reg); }
};

/// The round of what begins at the current instruction: the word of the jump back, or kNothing if it is no loop without jumps inside.
template <class M>
uint32_t Compiler<M>::end_of_round() const {
  constexpr uint32_t kMostWords = 48;
  if (is_inlined() || at_ == way_out_ || scope_->is_target[at_] != 1) return kNothing;
  uint32_t last = std::min(at_ + kMostWords, scope_->proto->code_words);
  for (uint32_t w = at_; w < last; w++) {
    Instr insn = vm::canonical(code()[w]);
    Op op = vm::op_of(insn);
    if (w != at_ && scope_->is_target[w]) return kNothing;
    bool has_second = vm::kHasSecondWord[static_cast<int>(op)];
    if (vm::is_backward_jump(op)) {
      uint32_t distance = op == Op::Loop ? static_cast<uint32_t>(vm::arg_j(insn)) : code()[w + 1];
      return w + 1 + has_second + distance == at_ ? w : kNothing;
    }
    if (vm::is_terminator(op)) return kNothing;
    w += has_second;
  }
  return kNothing;
}

/// One instruction's changes, if it is one that keeps account of the working registers.
template <class M>
void Compiler<M>::predict(Round& round) {
  auto place = [this](uint32_t r) { return absolute(r); };
  auto operand = [&](uint32_t r) { round.loads += !round.has(place(r)); };
  switch (op_) {
    case Op::Move: case Op::Neg: case Op::AddI:
    case Op::AddK: case Op::SubK: case Op::MulK: case Op::DivK: return round.change(place(a()), place(b()));
    case Op::AddKV: case Op::SubKV: case Op::MulKV: case Op::DivKV: return round.change(place(a()), place(c()));
    case Op::Add:
      if (known(b())) return round.change(place(a()), place(c()));
      [[fallthrough]];
    case Op::Sub: case Op::Mul: case Op::Div:
      if (!known(c())) operand(c());
      return round.change(place(a()), place(b()));
    case Op::LoadInt:
      if (round.held[0] != kNothing && round.held[1] != kNothing) return round.lose(place(a()));
      [[fallthrough]];
    case Op::LoadBool: case Op::LoadK: case Op::LoadKX: case Op::GetGlobal: case Op::GetUpval: case Op::GetUpcell:
    case Op::GetSelf: return round.write(round.oldest(), place(a()));
    case Op::JTrue: case Op::JFalse: case Op::JEqK: case Op::JNeK: case Op::SetGlobal: case Op::Loop: break;
    default:
      if (!vm::is_conditional_jump(op_)) return round.lose();
  }
  if (op_ != Op::Loop) round.read(place(a()));
}

/// The group of a call that begins with the current instruction and ends at `call`; its function is compiled in place.
template <class M>
void Compiler<M>::predict_group(Round& round, uint32_t call) {
  CallSite site(a(), call - next_word(), vm::arg_c(vm::canonical(code()[call])), call + 1);
  vm::Closure* closure = vm_.globals[x()].template as<vm::Closure>();
  Scope inner(vm::proto_of(closure), site.window + vm::kFrameHeader);
  for (uint32_t w = next_word(); w < call; w++) {
    Instr insn = vm::canonical(code()[w]);
    if (vm::op_of(insn) == Op::Move) inner.parameters.push_back({vm::arg_b(insn), {}});
    else inner.parameters.push_back({inner.delta + w - next_word(), vm::arg_sd(insn)});
  }
  InScope in(*this, inner);
  for (at_ = 0; at_ < inner.proto->code_words; at_ = next_word()) {
    insn_ = vm::canonical(code()[at_]);
    op_ = vm::op_of(insn_);
    if (op_ == Op::Return1 && site.wanted == 1) break;
    if (vm::is_terminator(op_) || vm::is_conditional_jump(op_)) return round.lose();  // it has several ends
    predict(round);
  }
  if (round.held[1] >= site.window) round.held[1] = kNothing;
  round.write(0, site.window);
}

/// `round` after the instructions from the current one to the one at word `end`.
template <class M>
typename Compiler<M>::Round Compiler<M>::predict_round(Round round, uint32_t end) {
  InScope in(*this, function_);
  for (; at_ <= end; at_ = next_word()) {
    insn_ = vm::canonical(code()[at_]);
    op_ = vm::op_of(insn_);
    uint32_t call = op_ == Op::GetGlobal ? group_call() : 0;
    if (call != 0) {
      predict_group(round, call);
      at_ = call;
      insn_ = vm::canonical(code()[at_]);
      op_ = vm::op_of(insn_);
    } else {
      predict(round);
    }
  }
  return round;
}

/// If a loop's round begins here that is worth it, the working registers hold from here on what each round will bring.
template <class M>
bool Compiler<M>::begin_round() {
  uint32_t end = end_of_round();
  if (end == kNothing) return false;
  known_count_ = 0;
  Round left = predict_round({}, end), best;
  uint32_t fewest = left.loads;
  for (uint32_t which = 1; which <= 3; which++) {
    Round start;
    for (uint32_t i = 0; i < 2; i++) {
      if (which >> i & 1) start.held[i] = left.held[i];
    }
    start.newest = left.newest;
    Round round = predict_round(start, end);
    uint32_t loads = round.loads;
    for (uint32_t i = 0; i < 2; i++) loads += start.held[i] != kNothing && start.held[i] != round.held[i];
    if (loads < fewest) fewest = loads, best = start;
  }
  if (best.held[0] == kNothing && best.held[1] == kNothing) return false;
  round_ = {at_, {best.held[0], best.held[1]}, m_.new_label()};
  bring(round_.held);
  hold_nothing();
  for (uint32_t i = 0; i < 2; i++) held_[i] = round_.held[i], mirrored_[i] = false;
  newest_ = best.newest;
  return true;
}

/// The working registers hold what is in `wanted`, where that is something.
template <class M>
void Compiler<M>::bring(const uint32_t (&wanted)[2]) {
  for (uint32_t i = 0; i < 2; i++) {
    if (wanted[i] == kNothing || held_[i] == wanted[i]) continue;
    if (held_[1 - i] == wanted[i]) m_.mov(kWork[i], kWork[1 - i]);
    else m_.ld(kWork[i], {R::kBase, static_cast<int32_t>(8 * wanted[i])});
    held_[i] = wanted[i];
  }
}

/// Where the way back to `header` leads, for one who has brought what is held there.
template <class M>
Label Compiler<M>::bring_to(uint32_t header) {
  if (is_inlined() || header != round_.header) return label_of(header);
  uint32_t held[2] = {held_[0], held_[1]};
  bring(round_.held);
  for (uint32_t i = 0; i < 2; i++) held_[i] = held[i];  // of those who do not go back
  return round_.begin;
}

}  // namespace gs::baseline
