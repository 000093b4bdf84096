// Inlined calls (inlining.h): what is called, what its instructions become, and how its frame comes to be made after all.
#pragma once

#include "baseline/compiler.h"
#include "baseline/visit_arith_inl.h"
#include "vm/coroutine.h"

namespace gs::baseline {

/// So many words of other functions' code may be inlined into one function.
inline constexpr uint32_t kMostInlinedWords = 400;

template <class M>
Compiler<M>::CallSite::CallSite(uint32_t w, uint32_t n, uint32_t results, uint32_t word)
    : window(w), args(n), wanted(results), behind(word), bytes(static_cast<int32_t>(8 * (w + kFrameHeader))) {
  auto row = FrameInfo::make(w + kFrameHeader, 0, results == kOneOrMore ? kMulti : results, FrameInfo::kReturnNative);
  info = static_cast<uint32_t>(row.bits);
}

// ---------------------------------------------------------------- what is called

/// After an instruction of this function: where what it has written comes from. Guesses are allowed, a guard follows.
template <class M>
void Compiler<M>::note_origin() {
  Origin origin;
  switch (op_) {
    case Op::Move: origin = origins_[b()]; break;
    case Op::GetGlobal: origin = {Origin::kGlobal, x()}; break;
    case Op::GetSelf: origin = {Origin::kSelf, 0}; break;
    case Op::GetUpval: origin = {Origin::kUpvalue, x()}; break;
    case Op::GetUpcell: origin = {Origin::kUpcell, x()}; break;
    case Op::Closure: origin = {Origin::kNested, x()}; break;
    case Op::Self: origins_[std::min(a() + kFrameHeader, vm::kMaxRegister)] = {}; break;
    default: break;
  }
  vm::WrittenRow row = vm::written_row(op_, a(), b(), c());
  for (uint32_t i = 0; i < row.count && row.first + i <= vm::kMaxRegister; i++) origins_[row.first + i] = origin;
}

/// What the call of register `window` calls, as far as one can tell now.
template <class M>
Callee Compiler<M>::likely_callee(uint32_t window) const {
  Origin origin = origins_[window];
  auto any_closure_of = [](Value v) {
    return vm::is_closure(v) ? Callee{vm::proto_of(v.as<vm::Closure>()), nullptr} : Callee{};
  };
  switch (origin.from) {
    case Origin::kUnknown: return {};
    case Origin::kSelf: return {function_.proto, nullptr};
    case Origin::kNested: return {function_.proto->nested()[origin.index], nullptr};
    case Origin::kGlobal: {
      Value v = vm_.globals[origin.index];
      if (!vm::is_closure(v)) return {};
      return {vm::proto_of(v.as<vm::Closure>()), v.as<vm::Closure>()};
    }
    case Origin::kUpvalue: return running_ == nullptr ? Callee{} : any_closure_of(running_->upvalues()[origin.index]);
    case Origin::kUpcell: {
      if (running_ == nullptr) return {};
      return any_closure_of(running_->upvalues()[origin.index].template as<vm::Cell>()->value);
    }
  }
  GS_UNREACHABLE("closed switch");
}

/// Goes to `other` unless `callee`, which is left alone, is what is expected.
template <class M>
void Compiler<M>::guard_callee(R callee, const Callee& expected, Label other) {
  if (expected.proto == function_.proto) return m_.branch_mem(Cond::kNe, callee, frame(-4), other);
  if (expected.closure != nullptr) {
    out_.references.push_back(expected.closure);
    m_.imm(R::kT1, Value::function(expected.closure).bits());
    return m_.branch(Cond::kNe, callee, R::kT1, other);
  }
  out_.references.push_back(expected.proto);
  m_.mov(R::kT1, callee);
  m_.untag_function(R::kT1, other);
  m_.ld(R::kT1, field(R::kT1, offsetof(vm::Closure, code)));
  m_.imm(R::kT2, address_of(expected.proto->code(), kNestedInListings));
  m_.branch(Cond::kNe, R::kT1, R::kT2, other);
}

// ---------------------------------------------------------------- the call

/// emit_call with what is called inlined, if that is known and worth it.
template <class M>
bool Compiler<M>::inline_call(uint32_t window, uint32_t args, uint32_t wanted, uint32_t behind) {
  Callee callee = likely_callee(window);
  if (callee.proto == nullptr || window + kFrameHeader > vm::kInlinedRoom) return false;
  std::optional<InlinePlan> plan = plan_inlining(callee.proto);
  if (!plan || inlined_words_ + plan->words > kMostInlinedWords) return false;
  if (wanted == kOneOrMore && (plan->fewest_results != 1 || plan->most_results != 1)) return false;
  uint32_t plain_count = callee.proto->info().plain_count;
  CallSite site(window, args, wanted, behind);
  if (args == kMulti && !expect_row(site, plain_count)) return false;
  bool is_self = callee.proto == function_.proto;
  if (is_self && args != plain_count && args != kMulti) return false;
  inlined_words_ += plan->words;

  site.other = m_.new_label();
  site.native_return = m_.new_label();
  site.group = group_;
  if (site.group != kNothing) {
    guard_global(site, callee, *plan);
  } else {
    guard_row(site);
    site.callee = peek(window);
    guard_callee(site.callee, callee, site.other);
    held_[site.callee == kWork[1]] = kNothing;  // nobody asks for it again: room for an argument
  }
  Scope& inner = *inlined_.emplace_back(std::make_unique<Scope>(callee.proto, window + kFrameHeader));
  inner.plan = std::move(plan);
  inner.compiled = is_self ? nullptr : callees_.code_of(callee.proto);
  bool is_plain = args == plain_count || args == kMulti;
  inner.may_call_directly = inner.compiled != nullptr && callee.closure != nullptr && is_plain;
  inner.wanted = wanted;
  inner.is_row_counted = wanted == kMulti && passes_arguments_on(window);
  inner.done = m_.new_label();
  inner.open = m_.new_label();
  inline_body(site, inner);
  return true;
}

//  ---------------------------------------------------------------- calls whose window is not made
//
// A call of a global function mostly looks like this, a group of instructions:
//
//     GetGlobal  w, f          the callee's place
//     Move       w+4, x        its parameters
//     LoadInt    w+5, 1
//     Call       w, 2, 1
//
// Where all of f is inlined and leaves its parameters alone, nobody looks at those places but what makes a frame of it, or calls
// something else after all. That stores to them (make_window). Inlined code takes a variable from where the caller has it, and an
// integer that is only added from the instruction that does. Who enters in the middle of a group calls the function.

/// Calls `visit` with each inlined instruction of `proto`, until that is false; whether it never was.
template <class Visit>
bool all_inlined(const InlinePlan& plan, vm::Proto* proto, Visit visit) {
  for (uint32_t w = 0; w < proto->code_words; w++) {
    Instr insn = vm::canonical(proto->code()[w]);
    if (plan.has(w) && !visit(insn)) return false;
    if (vm::kHasSecondWord[static_cast<int>(vm::op_of(insn))]) w++;
  }
  return true;
}

/// The word of the call that the current instruction, GetGlobal, begins a group with, or 0.
template <class M>
uint32_t Compiler<M>::group_call() const {
  Value global = vm_.globals[x()];
  if (is_inlined() || counted_ != kNothing || known_row_end_.isValid() || !vm::is_closure(global)) return 0;
  uint32_t first = a() + kFrameHeader, given = 0, w = next_word();
  Instr insn = 0;
  for (;; w++, given++) {  // all of these have one word
    if (w >= scope_->proto->code_words || scope_->is_target[w]) return 0;
    insn = vm::canonical(code()[w]);
    Op op = vm::op_of(insn);
    if (op == Op::Call) break;
    if (vm::arg_a(insn) != first + given || !(op == Op::LoadInt || (op == Op::Move && vm::arg_b(insn) < a()))) return 0;
  }
  vm::Proto* callee = vm::proto_of(global.as<vm::Closure>());
  bool is_plain = vm::arg_a(insn) == a() && vm::arg_b(insn) == given && callee->info().plain_count == given;
  if (!is_plain || callee == function_.proto || first > vm::kInlinedRoom) return 0;
  std::optional<InlinePlan> plan = plan_inlining(callee);
  if (!plan || plan->has_ways_out || inlined_words_ + plan->words > kMostInlinedWords) return 0;
  bool gives_one = plan->fewest_results == 1 && plan->most_results == 1;
  if (vm::arg_c(insn) == kMulti && !gives_one) return 0;
  auto leaves_parameters = [given](Instr i) {
    vm::WrittenRow row = vm::written_row(vm::op_of(i), vm::arg_a(i), vm::arg_b(i), vm::arg_c(i));
    return row.count == 0 || row.first >= given;
  };
  return all_inlined(*plan, callee, leaves_parameters) ? w : 0;
}

/// Whether inlined code asks for parameter `i`, the integer `value`, in nothing but sums that take it as a constant.
inline bool is_only_added(const InlinePlan& plan, vm::Proto* callee, uint32_t i, int32_t value) {
  return all_inlined(plan, callee, [=](Instr insn) {
    Op op = vm::op_of(insn);
    const vm::OpInfo& info = vm::op_info(op);
    uint32_t b = vm::arg_b(insn), c = vm::arg_c(insn);
    if (op == Op::Add) return is_addend(value) || (b != i && c != i);
    if (op == Op::Sub) return b != i && (c != i || is_addend(-value));
    auto reads = [i](vm::OperandKind kind, uint32_t operand) {
      if (kind == vm::OperandKind::Rn) return operand <= i;
      return (kind == vm::OperandKind::R || kind == vm::OperandKind::RW) && operand == i;
    };
    return !reads(info.a, vm::arg_a(insn)) && !reads(info.b, b) && !reads(info.c, c);
  });
}
/// Tells inlined code where the group's arguments are.
template <class M>
void Compiler<M>::place_arguments(const CallSite& site, Scope& inner) {
  for (uint32_t i = 0; i < site.args; i++) {
    Instr insn = vm::canonical(code()[site.group + 2 + i]);
    if (vm::op_of(insn) == Op::Move) {
      inner.parameters.push_back({vm::arg_b(insn), {}});
      continue;
    }
    int32_t value = vm::arg_sd(insn);
    inner.parameters.push_back({inner.delta + i, value});
    if (is_only_added(*inner.plan, inner.proto, i, value)) continue;
    load_constant(R::kT1, Value::integer(value));
    m_.st(slot(vm::arg_a(insn)), R::kT1);
  }
}

/// The group from the current instruction on.
template <class M>
void Compiler<M>::compile_group(uint32_t call) {
  group_ = at_;
  while (at_ != call) {
    wrote(a());
    note_origin();
    at_ = next_word();
    insn_ = vm::canonical(code()[at_]);
    op_ = vm::op_of(insn_);
    note_instruction();
  }
  visit_Call();
  group_ = kNothing;
}
/// To where the window is made unless the global variable has the function that is expected.
template <class M>
void Compiler<M>::guard_global(CallSite& site, const Callee& expected, const InlinePlan& plan) {
  site.closure = expected.closure;
  site.callee = R::kT0;
  site.unmade = m_.new_label();
  out_.references.push_back(site.closure);
  R globals = m_.globals(in_vm(offsetof(vm::Vm, globals)), R::kT2);
  m_.imm(R::kT1, Value::function(site.closure).bits());
  m_.branch_mem(Cond::kNe, R::kT1, {globals, static_cast<int32_t>(8 * code()[site.group + 1])}, site.unmade);
  auto leaves_callee = [](Instr insn) {
    Op op = vm::op_of(insn);
    return op != Op::GetUpval && op != Op::GetUpcell && op != Op::SetUpcell && op != Op::GetSelf;
  };
  if (!all_inlined(plan, expected.proto, leaves_callee)) m_.st(slot(site.window), R::kT1);
}
/// The group's instructions after all: for a call of whatever is there, also for those who enter between them, or for a
/// frame of the function that is expected. Leaves kCount alone.
template <class M>
void Compiler<M>::make_window(const CallSite& site, For purpose) {
  if (purpose == For::kCall) {
    m_.bind(site.unmade);
    R globals = m_.globals(in_vm(offsetof(vm::Vm, globals)), R::kT1);
    m_.ld(R::kT1, {globals, static_cast<int32_t>(8 * code()[site.group + 1])});
  } else {
    m_.imm(R::kT1, Value::function(site.closure).bits());
  }
  m_.st(slot(site.window), R::kT1);
  uint32_t first = site.group + 2, call = first + site.args;
  for (uint32_t w = first; w < call; w++) {
    Instr insn = vm::canonical(code()[w]);
    if (purpose == For::kCall) m_.bind(label_of(w));
    if (vm::op_of(insn) == Op::Move) m_.ld(R::kT1, slot(vm::arg_b(insn)));
    else load_constant(R::kT1, Value::integer(vm::arg_sd(insn)));
    m_.st(slot(vm::arg_a(insn)), R::kT1);
  }
  if (purpose == For::kFrame) return;
  m_.bind(label_of(call));
  m_.ld(site.callee, slot(site.window));
}

/// Whether the site may be compiled as a call with `args` arguments, which its row makes up if it has the right length.
template <class M>
bool Compiler<M>::expect_row(CallSite& site, uint32_t args) {
  uint32_t first = site.window + kFrameHeader;
  if (counted_ == kNothing || args <= counted_ - first) return false;
  site.counted = counted_;
  site.row = args - (counted_ - first);
  site.other_row = m_.new_label();
  return true;
}
/// Unless the row at the end of the arguments has the expected length, to site.other_row. Inlined code that knows the length
/// comes behind the test (end_inlined).
template <class M>
void Compiler<M>::guard_row(const CallSite& site) {
  if (site.args != kMulti) return;
  if (site.row != known_row_) bind_known_row();
  m_.branch_imm(Cond::kNe, R::kCount, static_cast<int32_t>(site.row), site.other_row);
  bind_known_row();
}
/// Inlined code that has just ended in a row of known length goes on here.
template <class M>
void Compiler<M>::bind_known_row() {
  if (!known_row_end_.isValid()) return;
  m_.bind(known_row_end_);
  known_row_end_ = Label();
}

/// The inlined code, and around it: the call of something else, and how a frame is made.
template <class M>
void Compiler<M>::inline_body(const CallSite& site, Scope& inner) {
  bool is_self = inner.proto == function_.proto;
  Label returned = m_.new_label();
  for (uint32_t i = site.args; i < inner.proto->info().param_count; i++) {
    m_.st(slot(site.window + kFrameHeader + i), R::kNil);
    wrote(site.window + kFrameHeader + i);
  }
  prepare(inner);
  if (site.group != kNothing) place_arguments(site, inner);
  compile_inlined(inner);
  // What the other working register holds of the caller stays there; who comes back from a call after all loads it.
  bool is_joined = inner.is_done_from_afar || (is_self && inner.plan->has_ways_out);
  if (!is_joined && site.wanted < kMulti && held_[1] < site.window) inner.kept = held_[1];
  hold_nothing();
  counted_ = kNothing;
  if (is_self && inner.plan->has_ways_out) call_self_after_all(site, inner);
  m_.bind(inner.done);
  if (inner.uses_code && !is_self) reload_code();
  m_.bind(returned);
  warm([=, this, &inner] {
    if (!is_self && inner.plan->has_ways_out) call_other_after_all(site, inner, returned);
    if (site.group != kNothing) make_window(site, For::kCall);
    call_anything(site);
    return_here(site, inner, returned);
    open_inlined_frame(site, inner);
  });
  hold_nothing();
  if (inner.kept != kNothing) bind(kWork[1], inner.kept);
  if ((site.wanted != 0 && site.wanted < kMulti) || inner.is_row_counted) hold(R::kT0, site.window);
  counted_ = inner.is_row_counted ? site.window : kNothing;
}

/// Behind a call of the site's in warm code: back to `returned` with the results.
template <class M>
void Compiler<M>::return_here(const CallSite& site, const Scope& inner, Label returned) {
  m_.add_imm(R::kBase, R::kBase, -site.bytes);
  after_call(site.window, site.wanted, 0, inner.is_row_counted);
  if (inner.kept != kNothing) m_.ld(kWork[1], {R::kBase, static_cast<int32_t>(8 * inner.kept)});
  m_.jmp(returned);
}

template <class M>
void Compiler<M>::compile_inlined(Scope& inner) {
  InScope in(*this, inner);
  if (inner.uses_code && is_nested(inner)) reload_code();
  for (at_ = 0; at_ < inner.proto->code_words; at_ = next_word()) {
    insn_ = vm::canonical(code()[at_]);
    op_ = vm::op_of(insn_);
    if (!inner.plan->has(at_)) continue;
    compile_instruction();
    if (!vm::is_terminator(op_) && !inner.plan->has(next_word())) m_.jmp(label_of(next_word()));
    if (!slow_.isValid()) continue;
    inner.is_opened = true;
    cold([&] {
      m_.bind(slow_);
      m_.imm(R::kCount, at_);
      m_.jmp(inner.open);
    });
  }
  slow_ = Label();
}

/// The inlined function returns: its `count` results are in place, the first also in kT0.
template <class M>
void Compiler<M>::end_inlined(uint32_t count) {
  uint32_t wanted = scope_->wanted;
  if (wanted == kOneOrMore) {  // and the caller returns them
    m_.st({R::kBase, -32}, R::kT0);
    m_.imm(R::kCount, 1);
    return m_.leave();
  }
  if (wanted == kMulti) {
    if (scope_->is_row_counted) {
      m_.imm(R::kCount, count);
    } else {
      m_.add_imm(R::kT0, R::kBase, static_cast<int32_t>(8 * (scope_->delta + count - kFrameHeader)));
      m_.st(multi_top(), R::kT0);
    }
  } else {
    for (uint32_t i = count; i < wanted; i++) m_.st(frame(static_cast<int>(i) - 4), R::kNil);
    if (count == 0 && wanted != 0) m_.mov(R::kT0, R::kNil);
  }
  bool is_last = true;
  for (uint32_t w = next_word(); w < scope_->proto->code_words; w++) is_last &= !scope_->plan->has(w);
  bool is_followed = scope_->proto == function_.proto && scope_->plan->has_ways_out;
  if (is_last && !is_followed) return;
  scope_->is_done_from_afar = true;
  bool restores_code = scope_->uses_code && is_nested(*scope_);  // which is done at scope_->done
  bool may_skip_test = scope_->is_row_counted && !restores_code && (!known_row_end_.isValid() || known_row_ == count);
  if (!may_skip_test) return m_.jmp(scope_->done);
  if (!known_row_end_.isValid()) known_row_end_ = m_.new_label();
  known_row_ = count;
  m_.jmp(known_row_end_);
}

/// Before the instruction that the only way out leads to: where calls of this function by itself go that have done its
/// tests. What is unusual begins with the tests again.
template <class M>
void Compiler<M>::bind_late_entry() {
  if (at_ != way_out_) return;
  out_.late_entry = m_.new_label();
  m_.bind(out_.late_entry);
  m_.branch_mem(Cond::kAbove, R::kBase, in_vm(vm::Vm::entry_limit_offset()), restart_);
  m_.enter();
  reload_code();
}

/// Finds out whether calls of this function by itself are worth an entry behind its tests: `way_out_`.
template <class M>
void Compiler<M>::find_way_out() {
  const vm::Proto* proto = function_.proto;
  bool calls_itself = false;
  uint32_t before = kNothing;  // the instruction in front of the only way out
  std::optional<InlinePlan> plan = plan_inlining(function_.proto);
  if (!plan || !plan->has_ways_out) return;
  InScope in(*this, function_);
  for (at_ = 0; at_ < proto->code_words; at_ = next_word()) {
    insn_ = vm::canonical(code()[at_]);
    op_ = vm::op_of(insn_);
    Value v = op_ == Op::GetGlobal ? vm_.globals[x()] : Value::nil();
    calls_itself |= op_ == Op::GetSelf || (vm::is_closure(v) && vm::proto_of(v.as<vm::Closure>()) == proto);
    if (next_word() < proto->code_words && plan->is_way_out(next_word())) {
      if (before != kNothing) return;
      before = at_;
      way_out_ = vm::is_terminator(op_) ? next_word() : kNothing;
    }
  }
  if (!calls_itself) way_out_ = kNothing;
}

template <class M>
void Compiler<M>::bind_ways_out(Scope& inner) {
  for (uint32_t w = 0; w < inner.proto->code_words; w++) {
    if (inner.plan->is_way_out(w)) m_.bind(inner.labels[w]);
  }
}
/// The ways out of another function, in warm code: it is called directly, or by call_anything, which follows.
template <class M>
void Compiler<M>::call_other_after_all(const CallSite& site, Scope& inner, Label returned) {
  bind_ways_out(inner);
  if (inner.may_call_directly) {
    m_.imm(R::kT1, reinterpret_cast<uint64_t>(inner.compiled->late_entry));
    m_.open_frame(site.bytes, site.info);
    m_.call_reg(R::kT1);
    note_return(m_.new_label(), site.behind);
    return return_here(site, inner, returned);
  }
  m_.ld(site.callee, slot(site.window));
  if (site.args == kMulti) m_.imm(R::kCount, site.row);
}
/// The ways out of this function, inlined into itself.
template <class M>
void Compiler<M>::call_self_after_all(const CallSite& site, Scope& inner) {
  bind_ways_out(inner);
  call_self(site, out_.late_entry);
  m_.add_imm(R::kBase, R::kBase, -site.bytes);
  after_call(site.window, site.wanted, fewest_results());
}

/// Makes the frame of the inlined function, has its instruction at word kCount executed, and goes on behind it in its own
/// code. Where there is none, or it may not run at once - so far up the stack, or a poll is due -, in the interpreter.
template <class M>
void Compiler<M>::open_inlined_frame(const CallSite& site, Scope& inner) {
  if (!inner.is_opened) return;
  cold([&] {
    Label deep = m_.new_label();
    m_.bind(inner.open);
    if (site.group != kNothing) make_window(site, For::kFrame);
    m_.open_inlined_frame(site.bytes, site.info, site.native_return);
    if (inner.compiled != nullptr || !is_nested(inner)) {
      m_.branch_mem(Cond::kAbove, R::kBase, in_vm(vm::Vm::entry_limit_offset()), deep);
      m_.jmp_mem(stub(offsetof(vm::TransitionStubs, execute_one)));
    }
    m_.bind(deep);
    m_.jmp_mem(stub(offsetof(vm::TransitionStubs, exit)));
  });
}

}  // namespace gs::baseline
