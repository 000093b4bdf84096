// Calls and returns.
#pragma once

#include "baseline/compiler.h"

namespace gs::baseline {

using vm::FrameInfo;
using vm::kFrameHeader;
using vm::kMulti;

/// Instead of the number of results wanted: all, which the caller will look at itself.
inline constexpr uint32_t kOneOrMore = kMulti + 1;

/// Calls what stands in register `window` with `args` arguments, for `wanted` results; goes on at word `behind`.
///
/// The callee may be anything that can be called: closures and natives have the address of their code at the same place.
/// What is neither goes to the stub that uncompiled functions have there, too.
template <class M>
void Compiler<M>::emit_call(uint32_t window, uint32_t args, uint32_t wanted, uint32_t behind) {
  CallSite site(window, args, wanted, behind);
  site.other = m_.new_label();
  site.counted = counted_;
  Label returned = m_.new_label();
  uint32_t plain_count = function_.proto->info().plain_count;
  bool may_be_self = args == plain_count || (args == kMulti && expect_row(site, plain_count));
  if (may_be_self) guard_row(site);
  bind_known_row();
  site.callee = take(window);
  hold_nothing();
  counted_ = kNothing;
  if (!may_be_self) {
    call_anything(site);
    m_.add_imm(R::kBase, R::kBase, -site.bytes);
    return after_call(window, wanted, 0);
  }
  bool is_counted = wanted == 0 || wanted >= kMulti || fewest_results() < wanted;
  m_.branch_mem(Cond::kNe, site.callee, frame(-4), site.other);
  call_self(site, out_.plain_entry);
  // Where this function itself cannot give too few results, only what others give is looked at.
  if (is_counted) m_.bind(returned);
  m_.add_imm(R::kBase, R::kBase, -site.bytes);
  after_call(window, wanted, is_counted ? 0 : wanted);
  if (!is_counted) m_.bind(returned);
  warm([=, this] {
    call_anything(site);
    if (!is_counted) {
      m_.add_imm(R::kBase, R::kBase, -site.bytes);
      after_call(site.window, site.wanted, 0);
    }
    m_.jmp(returned);
  });
}

/// Calls this function, with as many arguments as it takes, at one of its entries that expect that.
template <class M>
void Compiler<M>::call_self(const CallSite& site, Label entry) {
  m_.open_frame(site.bytes, site.info);
  m_.call_label(entry);
  note_return(m_.new_label(), site.behind);
}

/// Calls what is in the register site.callee, whatever it is.
template <class M>
void Compiler<M>::call_anything(const CallSite& site) {
  Label no_function = m_.new_label(), go = m_.new_label();
  if (site.other_row.isValid()) {
    m_.bind(site.other_row);
    m_.ld(site.callee, slot(site.window));
  }
  m_.bind(site.other);
  m_.untag_function(site.callee, no_function);
  m_.ld(R::kT1, field(site.callee, offsetof(vm::Closure, jit_entry)));
  m_.bind(go);
  if (site.args != kMulti) m_.imm(R::kCount, site.args);
  else if (site.counted == kNothing) load_row_length(site.window + kFrameHeader);
  else m_.add_imm(R::kCount, R::kCount, static_cast<int32_t>(site.counted - (site.window + kFrameHeader)));
  m_.open_frame(site.bytes, site.info);
  m_.call_reg(R::kT1);
  note_return(site.native_return.isValid() ? site.native_return : m_.new_label(), site.behind);
  cold([&] {
    m_.bind(no_function);
    m_.ld(R::kT1, stub(offsetof(vm::TransitionStubs, enter_function)));
    m_.jmp(go);
  });
}

template <class M>
void Compiler<M>::note_return(Label here, uint32_t word) {
  m_.bind(here);
  out_.returns.push_back({here, word});
}

/// So many results each return of this function gives.
template <class M>
uint32_t Compiler<M>::fewest_results() const {
  uint32_t fewest = kMulti;
  for (uint32_t w = 0; w < scope_->proto->code_words; w++) {
    Instr insn = vm::canonical(code()[w]);
    Op op = vm::op_of(insn);
    if (op == Op::Return0 || op == Op::ReturnV) return 0;
    if (op == Op::Return1) fewest = std::min(fewest, 1u);
    if (op == Op::Return) fewest = std::min(fewest, vm::arg_b(insn) == kMulti ? 0 : vm::arg_b(insn));
    if (vm::kHasSecondWord[static_cast<int>(op)]) w++;
  }
  return fewest;
}

/// The callee has left kCount results, `given` at least, from register `window` on; the first, if there is any, in kT0, too.
/// Where the next call takes them all as arguments, their number stays where it is.
template <class M>
void Compiler<M>::after_call(uint32_t window, uint32_t wanted, uint32_t given, bool is_row_counted) {
  if (wanted == kOneOrMore) return;
  reload_code();
  if (wanted == kMulti) {
    if (is_row_counted) {
      counted_ = window;
      hold(R::kT0, window);  // (or there is none, and nobody will look)
      return;
    }
    m_.add_shifted(R::kT0, R::kBase, R::kCount, 3);
    m_.add_imm(R::kT0, R::kT0, static_cast<int32_t>(8 * window));
    m_.st(multi_top(), R::kT0);
    return;
  }
  if (wanted == 0) return;
  hold(R::kT0, window);
  if (wanted <= given) return;
  Label fewer = m_.new_label(), done = m_.new_label();
  if (wanted == 1) m_.jz(R::kCount, fewer);
  else m_.branch_imm(Cond::kBelow, R::kCount, static_cast<int32_t>(wanted), fewer);
  m_.bind(done);
  cold([&] {
    m_.bind(fewer);
    m_.st({R::kBase, static_cast<int32_t>(8 * window), R::kCount, 3}, R::kNil);
    m_.add_imm(R::kCount, R::kCount, 1);
    m_.branch_imm(Cond::kBelow, R::kCount, static_cast<int32_t>(wanted), fewer);
    m_.ld(R::kT0, slot(window));
    m_.jmp(done);
  });
}

/// `return f(...)`: whatever the call returns, mostly one value, is returned.
template <class M>
bool Compiler<M>::passes_results_on() const {
  uint32_t next = next_word();
  if (c() != kMulti || next >= scope_->proto->code_words || scope_->is_target[next]) return false;
  Instr then = vm::canonical(code()[next]);
  return vm::op_of(then) == Op::Return && vm::arg_a(then) == a() && vm::arg_b(then) == kMulti;
}

/// `f(x, g(...))`: the row that begins at `window` ends the arguments of the next call.
template <class M>
bool Compiler<M>::passes_arguments_on(uint32_t window) const {
  uint32_t next = next_word();
  if (next >= scope_->proto->code_words || scope_->is_target[next]) return false;
  Instr then = vm::canonical(code()[next]);
  return vm::op_of(then) == Op::Call && vm::arg_b(then) == kMulti && vm::arg_a(then) + kFrameHeader <= window;
}

template <class M>
void Compiler<M>::visit_Call() {
  bool is_passed_on = passes_results_on();
  uint32_t wanted = is_passed_on ? kOneOrMore : c();
  if (!inline_call(a(), b(), wanted, next_word())) emit_call(a(), b(), wanted, next_word());
  if (!is_passed_on) return;
  Label several = m_.new_label();
  m_.branch_imm(Cond::kNe, R::kCount, 1, several);
  m_.st(frame(-4), R::kT0);
  m_.leave();
  cold([&] {
    m_.bind(several);
    after_call(a(), kMulti, 0);
    m_.jmp(label_of(next_word()));
  });
}

// ---------------------------------------------------------------- returns: results go from base[-4] on, the first to kT0

template <class M>
void Compiler<M>::visit_Return0() { end_function(0); }
template <class M>
void Compiler<M>::visit_Return1() {
  load_into(R::kT0, a());
  m_.st(frame(-4), R::kT0);
  end_function(1);
}
template <class M>
void Compiler<M>::visit_Return() {
  constexpr uint32_t kFew = 8;
  if (b() <= kFew) {
    for (uint32_t i = 0; i < b(); i++) {
      R work = i == 0 ? R::kT0 : R::kT1;
      m_.ld(work, slot(a() + i));
      m_.st(frame(static_cast<int>(i) - 4), work);
    }
    return end_function(b());
  }
  Label next = m_.new_label(), done = m_.new_label();
  if (b() == kMulti) {
    load_row_length(a());
  } else {
    m_.imm(R::kCount, b());
  }
  m_.imm(R::kT1, 0);
  m_.jz(R::kCount, done);
  m_.bind(next);
  m_.ld(R::kT0, {R::kBase, static_cast<int32_t>(8 * a()), R::kT1, 3});
  m_.st({R::kBase, -32, R::kT1, 3}, R::kT0);
  m_.add_imm(R::kT1, R::kT1, 1);
  m_.branch(Cond::kBelow, R::kT1, R::kCount, next);
  m_.ld(R::kT0, frame(-4));
  m_.bind(done);
  m_.leave();
}
/// `count` results are in place.
template <class M>
void Compiler<M>::end_function(uint32_t count) {
  if (is_inlined()) return end_inlined(count);
  m_.imm(R::kCount, count);
  m_.leave();
}
/// Variadic frames are moved above their arguments; their returns are the interpreter's.
template <class M>
void Compiler<M>::visit_ReturnV() {
  Label out = m_.new_label();
  m_.jmp(out);
  cold([&] {
    m_.bind(out);
    jump_to_stub(offsetof(vm::TransitionStubs, exit), at_);
  });
}

// ---------------------------------------------------------------- what has no fast path here

#define GS_SLOW_OPCODE(name) \
  template <class M>         \
  void Compiler<M>::visit_##name() { hold_nothing(), m_.jmp(slow()); }
GS_SLOW_OPCODE(NewRow) GS_SLOW_OPCODE(GetFar) GS_SLOW_OPCODE(SetFar) GS_SLOW_OPCODE(Spill) GS_SLOW_OPCODE(Append)
GS_SLOW_OPCODE(Reload) GS_SLOW_OPCODE(Spread) GS_SLOW_OPCODE(Pow)
GS_SLOW_OPCODE(PowK) GS_SLOW_OPCODE(Concat) GS_SLOW_OPCODE(SetList)
GS_SLOW_OPCODE(MakeArray) GS_SLOW_OPCODE(Vararg) GS_SLOW_OPCODE(VarargCount) GS_SLOW_OPCODE(VarargIndex)
GS_SLOW_OPCODE(VarargTable) GS_SLOW_OPCODE(Go) GS_SLOW_OPCODE(RangePrep) GS_SLOW_OPCODE(MakeChan) GS_SLOW_OPCODE(Send)
GS_SLOW_OPCODE(Recv) GS_SLOW_OPCODE(Recv2)
GS_SLOW_OPCODE(ContStore) GS_SLOW_OPCODE(ContDrop) GS_SLOW_OPCODE(ContBool) GS_SLOW_OPCODE(ContNotBool)
GS_SLOW_OPCODE(ContJump) GS_SLOW_OPCODE(ContConcat) GS_SLOW_OPCODE(ContPcall) GS_SLOW_OPCODE(ContHandler)
GS_SLOW_OPCODE(ContReturn) GS_SLOW_OPCODE(ContRequire) GS_SLOW_OPCODE(ContStart) GS_SLOW_OPCODE(ContFinish)
GS_SLOW_OPCODE(Exit)
#undef GS_SLOW_OPCODE

}  // namespace gs::baseline
