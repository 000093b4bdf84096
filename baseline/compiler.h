// The baseline compiler: one pass over the bytecode of one function, one visit_ function for each opcode, no
// intermediate form.
//
//   compiler.h             the compiler, its helpers, entry and exit of functions
//   visit_*_inl.h          what is emitted for each opcode, by family
//   loop_rounds_inl.h      what stays in registers from one round of a loop to the next
//   inlining.h             which functions are compiled into their callers, and what of them
//   compiler.cpp           the two instances, for x86-64 and AArch64
//   x64/, a64/             macro-assemblers (masm.h says what they have)
//   baseline_tier.cpp      when to compile, where the code goes
//
// Between two instructions every register of the bytecode is in its slot on the value stack (but for the result that is
// about to be returned, and where only inlined code will look), so the frame can be left at each of them, and nothing has to be reconstructed after an error. Within an instruction values are in scratch registers.
// Two of these, the working registers, may still hold what the last instructions have stored, so that the next ones need
// not load it (`held_`); in the same way the length of a row of results stays in a register for the call that takes them as
// arguments (`counted_`). Somebody who enters there goes through a few cold instructions that load them; at targets of
// jumps they hold nothing, but at the headers of some loops (loop_rounds_inl.h).
//
// What an instruction cannot do itself in a few machine instructions it leaves to the interpreter's handler: its slow
// path is a jump to `execute_one` with the number of the instruction's word (vm/jit/transitions.h). That is also what is
// emitted for an opcode that has no fast path at all.
#pragma once

#include <bit>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "baseline/baseline_tier.h"
#include "baseline/inlining.h"
#include "baseline/masm.h"
#include "vm/bytecode/fusion.h"
#include "vm/bytecode/opcode_traits.h"
#include "vm/jit/tier.h"
#include "vm/jit/transitions.h"
#include "vm/proto.h"
#include "vm/runtime/frame.h"
#include "vm/vm.h"

namespace gs::baseline {

using vm::Instr;
using vm::Op;
using vm::Value;

/// Machine code of one function, not yet at its place.
struct Assembled {
  Label entry, plain_entry, late_entry;  ///< see CompiledCode
  std::vector<Label> entries;  ///< by word; invalid for second words
  struct Return {
    Label native;
    uint32_t word;
  };
  std::vector<Return> returns;
  std::vector<gc::Header*> references;  ///< cells whose addresses the code contains
};

template <class M>
class Compiler {
 public:
  /// `callees` knows what is called and may be inlined; `running` is a closure of the function, or null. Rounds of the loops
  /// in `loops` are counted there.
  Compiler(M& masm, vm::Vm& vm, vm::Proto* proto, vm::Closure* running, Callees& callees, std::span<vm::LoopSite> loops = {})
      : m_(masm), vm_(vm), callees_(callees), running_(running), function_(proto, 0), scope_(&function_), loops_(loops) {}
  /// Emits the whole function.
  void compile();
  Assembled& result() { return out_; }

 private:
  // ---- operands of the current instruction
  uint32_t a() const { return vm::arg_a(insn_); }
  uint32_t b() const { return vm::arg_b(insn_); }
  uint32_t c() const { return vm::arg_c(insn_); }
  int sc() const { return vm::arg_sc(insn_); }
  uint32_t d() const { return vm::arg_d(insn_); }
  int sd() const { return vm::arg_sd(insn_); }
  uint32_t x() const { return code()[at_ + 1]; }
  uint32_t next_word() const { return at_ + (vm::kHasSecondWord[static_cast<int>(op_)] ? 2 : 1); }
  /// Where Jump and Loop go.
  uint32_t jump_word() const { return at_ + 1 + static_cast<uint32_t>(vm::arg_j(insn_)); }
  /// Where the jump of the current instruction goes.
  uint32_t target_word() const { return next_word() + static_cast<uint32_t>(static_cast<int32_t>(x())); }
  Value constant(uint32_t i) const { return scope_->proto->constant(i); }
  const Instr* code() const { return scope_->code; }

  // ---- the function whose bytecode is being compiled: this one, or one that is inlined
  struct Scope {
    Scope(vm::Proto* p, uint32_t frame_delta) : proto(p), code(p->code()), delta(frame_delta) {}
    vm::Proto* proto;
    const Instr* code;
    uint32_t delta;               ///< its register 0 is so many registers above this function's
    std::vector<Label> labels;    ///< of its instructions, by word; invalid where nobody comes
    std::vector<uint8_t> is_target;  ///< by word: of how many jumps; 2 stands for more
    bool uses_code = false;       ///< needs R::kCode
    // Of an inlined function:
    std::optional<InlinePlan> plan;
    const vm::CompiledCode* compiled = nullptr;  ///< its machine code, if there is any and it is another function
    bool may_call_directly = false;  ///< its code is all that is known to be called, on ways out
    uint32_t wanted = 0;          ///< results, as emit_call has them
    bool is_row_counted = false;  ///< all results are wanted, and the next call will take them
    Label done;                   ///< behind the call
    bool is_done_from_afar = false;  ///< somebody jumps there
    uint32_t kept = kNothing;     ///< what kWork[1] still holds behind the call
    struct Parameter {
      uint32_t place;                ///< as `absolute` has it
      std::optional<int32_t> value;  ///< what it always is; then it may be nowhere
    };
    std::vector<Parameter> parameters;  ///< the first ones, if they are not where the frame would have them (compile_group)
    Label open;                   ///< makes its frame and has the instruction at word kCount executed there
    bool is_opened = false;       ///< `open` is used
  };
  /// The scope is another one as long as this exists, and so is the current instruction.
  class [[nodiscard]] InScope {
   public:
    InScope(Compiler& c, Scope& scope) : c_(c), scope_(c.scope_), at_(c.at_), insn_(c.insn_), op_(c.op_) { c.scope_ = &scope; }
    ~InScope() { c_.scope_ = scope_, c_.at_ = at_, c_.insn_ = insn_, c_.op_ = op_; }
    InScope(const InScope&) = delete;
    InScope& operator=(const InScope&) = delete;

   private:
    Compiler& c_;
    Scope* scope_;
    uint32_t at_;
    Instr insn_;
    Op op_;
  };
  bool is_inlined() const { return scope_ != &function_; }

  // ---- places in memory
  /// Register `r` of the scope, counted from this function's register 0.
  uint32_t absolute(uint32_t r) const { return r < scope_->parameters.size() ? scope_->parameters[r].place : scope_->delta + r; }
  Mem slot(uint32_t r) const { return {R::kBase, static_cast<int32_t>(8 * absolute(r))}; }
  /// Of the header, negative.
  Mem frame(int word) const { return {R::kBase, 8 * (static_cast<int32_t>(scope_->delta) + word)}; }
  static Mem in_vm(size_t offset) { return {R::kVm, static_cast<int32_t>(offset)}; }
  static Mem at_code(int32_t offset) { return {R::kCode, M::kCodeBias + offset}; }
  static Mem constant_slot(uint32_t i) { return at_code(-8 * static_cast<int32_t>(5 + i)); }
  /// Of the instruction's cache, or its allocation site.
  Mem cache(size_t field) const { return at_code(static_cast<int32_t>(field) - static_cast<int32_t>(x())); }
  Mem site(size_t field) const { return cache(field); }
  static Mem field(R object, size_t offset) { return {object, static_cast<int32_t>(offset)}; }
  static constexpr size_t kRun = offsetof(vm::Vm, run);
  static Mem multi_top() { return in_vm(kRun + offsetof(vm::ExecutionState, multi_top)); }
  static Mem stub(size_t which) { return in_vm(offsetof(vm::Vm, stubs) + which); }

  // ---- working registers (`held_` counts registers from this function's register 0, whatever the scope)
  static constexpr R kWork[2] = {R::kT0, R::kT4};
  static constexpr uint32_t kNothing = ~0u;
  /// A working register with the value of `reg`. It may be changed.
  R take(uint32_t reg);
  /// The same where the instruction leaves the value alone.
  R peek(uint32_t reg);
  /// A working register, whatever it holds now: one whose value is of no more use, else the one whose value is older.
  R take_any();
  bool has_free_work() const { return held_[0] == kNothing || held_[1] == kNothing; }
  /// The working register with the value of `reg`, if there is one.
  R holder(uint32_t reg) const;
  /// Registers with the values of `l` and `r`, for an operation on tagged integers. If that `keeps` neither, the second one is
  /// used up by it; the first one by arithmetic, which asks for the register of its result.
  struct Operands {
    R left, right;
  };
  Operands operands(uint32_t l, uint32_t r, bool keeps = M::kKeepsOperands);
  /// A working register for the result of arithmetic with an operand in `left`, and perhaps another in `right`. As a rule it is
  /// `left`; where operands are left alone and that value is asked for again, while nobody asks for the other, the other.
  R result_register(R left, R right = R::kNone);
  /// Whether one of the next instructions reads what kWork[i] holds, before all working registers are lost.
  bool is_wanted(uint32_t i) const;
  /// In warm code: values of registers that arithmetic may have used up.
  void reload(R dst, Mem from) { if (!M::kKeepsOperands) m_.ld(dst, from); }
  /// The value of `reg` in `dst`.
  void load_into(R dst, uint32_t reg);
  /// `work` has been stored to `reg`, on all ways to the next instruction.
  void hold(R work, uint32_t reg);
  /// The same where that is no news: the value has been loaded.
  void bind(R work, uint32_t reg);
  /// Register `reg` has been written otherwise.
  void wrote(uint32_t reg);
  void hold_nothing() {
    held_[0] = held_[1] = kNothing;
    known_count_ = 0;
  }
  /// Register `reg` has been set to a small integer, on all ways to here.
  void set_known(uint32_t reg, int32_t value);
  void forget_known(uint32_t reg);
  /// That integer, if there is one.
  std::optional<int32_t> known(uint32_t reg) const;
  static F mirror(R work) { return work == kWork[1] ? F::kM1 : F::kM0; }
  bool is_mirrored(R work) const {
    return (work == kWork[0] && mirrored_[0]) || (work == kWork[1] && mirrored_[1]);
  }
  /// The held value in `work` is mirrored from now on.
  void mirrors(R work) { mirrored_[work == kWork[1]] = true; }
  /// Stores `work` to `reg`, unless that is about to be returned: then nobody looks there again.
  void store(R work, uint32_t reg) {
    if (!is_returned_next(reg)) m_.st(slot(reg), work);
  }
  /// store and hold
  void store_result(R work, uint32_t reg) {
    store(work, reg);
    hold(work, reg);
  }
  bool is_returned_next(uint32_t reg) const;
  /// kCount := length of the row from `first` to multi_top.
  void load_row_length(uint32_t first);

  // ---- ends of loops (visit_arith_inl.h)
  enum class Test { kEq, kLt, kLe };
  bool is_loop_end_next() const;
  bool is_bounded_loop_end_next(int32_t value) const;
  void end_loop_of_naturals(Test test);
  void finish_bounded_sum(R variable, Mem in, int32_t step, Label general);

  // ---- from one round of a loop to the next (loop_rounds_inl.h)
  struct Round;
  uint32_t end_of_round() const;
  void predict(Round& round);
  void predict_group(Round& round, uint32_t call);
  Round predict_round(Round round, uint32_t end);
  bool begin_round();
  void bring(const uint32_t (&wanted)[2]);
  Label bring_to(uint32_t header);

  // ---- control
  Label label_of(uint32_t word) { return scope_->labels[word]; }
  /// The current instruction's slow path: the interpreter does all of it.
  Label slow();
  void jump_to_stub(size_t which, uint32_t operand);
  /// Emits `body` in the cold area, out of the way.
  template <class Body>
  void cold(Body body) {
    m_.switch_to(Area::kCold);
    body();
    m_.switch_to(Area::kHot);
  }
  /// Emits `body` in the hot area behind the function's end: what is common, but not most common. It runs later, so it must
  /// not ask for the current instruction.
  void warm(std::function<void()> body) { warm_.push_back({scope_, std::move(body)}); }
  void load_constant(R dst, Value value);
  static bool is_compared_in_memory(Value k) { return !k.is_nil() && !k.is_number(); }
  void load_false(R dst) { m_.imm(dst, Value::boolean(false).bits()); }
  /// After storing `value` into the cell `container`. Changes `value`.
  void barrier(R container, R value);
  /// The same where the container is known to be old and not reported; goes on at `done`.
  void report_store(R container, R value, Label done);
  /// The address of bytecode, or what stands for it in listings.
  uint64_t address_of(const Instr* code, uint64_t in_listings) const {
    return m_.is_listing() ? in_listings : reinterpret_cast<uint64_t>(code);
  }
  /// R::kCode is the scope's if that uses it, otherwise this function's.
  void reload_code() {
    const Scope& owner = scope_->uses_code ? *scope_ : function_;
    uint64_t in_listings = is_nested(owner) ? kNestedInListings : kCodeInListings;
    if (owner.uses_code) m_.imm(R::kCode, address_of(owner.code, in_listings) - M::kCodeBias);
  }
  bool is_nested(const Scope& scope) const { return scope.proto != function_.proto; }

  // ---- function
  void prologue();
  bool needs_code(Instr insn) const;
  void prepare(Scope& scope);
  void bind_entry();
  void compile_instruction();
  void visit();
  /// In listings, in front of an instruction's code: the instruction.
  void note_instruction();
#define GS_OPCODE(name, format, ra, rb, rc, rx, doc) void visit_##name();
#include "vm/defs/opcodes.def"

  // ---- families (visit_*_inl.h)
  void load_upvalue(R dst);
  void load_constant_result(Value value);
  enum class Arith { kAdd, kSub, kMul, kDiv, kMod };
  void arith(Arith op);
  void add_small(uint32_t variable, int32_t value);
  void arith_constant(Arith op, uint32_t variable, Value k, bool constant_is_left);
  void double_arith(Arith op, F dst, F x, F y);
  void double_arith_constant(Arith op, F dst, F x, double k, bool constant_is_left);
  void int_arith(Arith op, R dst, R left, R right, Label other);
  F as_double(R value, bool has_mirror, F scratch);
  struct Result {
    R work;
    Mem out;
    bool store;
  };
  Result result(R work) const { return {work, slot(a()), !is_returned_next(a())}; }
  void end_with_double(Result to, Label done);
  void modulo();
  void number_to_double(F dst, R value, Label other);
  void modulo_constant(uint32_t variable, Value k);
  void modulo_power_of_two(uint32_t variable, uint64_t y);
  void compare_value(Test test, bool swap, bool negate);
  void jump_truth(bool sense, bool backward);
  void jump_compare(Test test, bool sense, bool backward);
  void jump_compare_constant(bool sense, bool backward);
  void jump_compare_zero(bool sense, bool backward);
  void jump_compare_int(Test test, bool swap, bool sense, bool backward);
  void branch_on_truth(R value, bool sense, Label target);
  void branch_on_compare(Test test, bool sense, Label target, Label other, R left, R right);
  void branch_on_identity(R left, R right, bool sense, Label target, Label done, Label slow);
  void count_round(uint32_t header);
  void go_round(uint32_t header);
  void allocate(R cell, uint32_t bytes);
  void guard_site();
  void allocate_table();
  void load_captured(const vm::UpvalueSource& source);
  /// Fields of the instruction's cache, for code that is emitted later.
  struct CacheFields {
    Mem shape, other, state, epoch, holder, new_shape, slot, types, key;
  };
  CacheFields cache_fields() const;
  void guard_shape(R table, Label other);
  void guard_epoch(const CacheFields& cache, Label other);
  void load_slot_number(R table, const CacheFields& cache);
  void find_overflow(R table);
  void load_field_elsewhere(R table, const CacheFields& cache, Label found, Label absent, Label another_shape, Label other);
  void load_field_remembered(R table, const CacheFields& cache, Label other);
  void store_field_elsewhere(R table, const CacheFields& cache, Label stored, Label other);
  void store_other_type(R container, Mem place, const CacheFields& cache, Label stored, Label other);
  void store_over(R container, Mem place, R value, R scratch, Label other);
  void end_store(R container, R value, Label stored);
  void load_element(R table, Label outside, Label other);
  void set_element(R table, uint32_t value, Label find = Label());
  void whole_key(Label find, Label other);
  struct CallSite {
    CallSite(uint32_t w, uint32_t n, uint32_t results, uint32_t word);
    uint32_t window, args, wanted, behind;  ///< as emit_call has them
    int32_t bytes;      ///< from this frame's base to the callee's
    uint32_t info;      ///< of the callee's frame
    R callee = R::kNone;
    uint32_t counted = kNothing;  ///< as counted_
    uint32_t row = 0;             ///< of arguments that end with a row: what is expected to be its length
    Label other;          ///< where call_anything begins, with the callee in its register
    Label other_row;      ///< and where with another row than the expected one, before the callee has been loaded; or invalid
    Label native_return;  ///< where its callee returns to; invalid: nobody else asks
    vm::Closure* closure = nullptr;  ///< expected to be called, if the window is not made (compile_group)
    uint32_t group = kNothing;       ///< then the first of the instructions that would make it
    Label unmade;                    ///< and where they are
  };
  void emit_call(uint32_t window, uint32_t args, uint32_t wanted, uint32_t behind);
  void call_self(const CallSite& site, Label entry);
  bool expect_row(CallSite& site, uint32_t args);
  void guard_row(const CallSite& site);
  void bind_known_row();
  void return_here(const CallSite& site, const Scope& inner, Label returned);
  void find_way_out();
  void bind_late_entry();
  void call_anything(const CallSite& site);
  bool inline_call(uint32_t window, uint32_t args, uint32_t wanted, uint32_t behind);
  void guard_callee(R callee, const Callee& expected, Label other);
  void inline_body(const CallSite& site, Scope& inner);
  void compile_inlined(Scope& inner);
  void end_inlined(uint32_t count);
  void bind_ways_out(Scope& inner);
  void call_other_after_all(const CallSite& site, Scope& inner, Label returned);
  void call_self_after_all(const CallSite& site, Scope& inner);
  void open_inlined_frame(const CallSite& site, Scope& inner);
  uint32_t group_call() const;
  void compile_group(uint32_t call);
  void guard_global(CallSite& site, const Callee& expected, const InlinePlan& plan);
  void place_arguments(const CallSite& site, Scope& inner);
  enum class For { kCall, kFrame };
  void make_window(const CallSite& site, For purpose);
  void note_origin();
  Callee likely_callee(uint32_t window) const;
  void end_function(uint32_t count);
  bool passes_results_on() const;
  bool passes_arguments_on(uint32_t window) const;
  void note_return(Label here, uint32_t word);
  void after_call(uint32_t window, uint32_t wanted, uint32_t given) {
    after_call(window, wanted, given, wanted == vm::kMulti && passes_arguments_on(window));
  }
  void after_call(uint32_t window, uint32_t wanted, uint32_t given, bool is_row_counted);
  uint32_t fewest_results() const;

  M& m_;
  vm::Vm& vm_;
  Callees& callees_;
  vm::Closure* running_;
  Scope function_;
  Scope* scope_;
  std::vector<std::unique_ptr<Scope>> inlined_;
  std::span<vm::LoopSite> loops_;
  Assembled out_;
  uint32_t at_ = 0;  ///< word of the current instruction
  Instr insn_ = 0;
  Op op_ = Op::Exit;
  uint32_t held_[2] = {kNothing, kNothing};  ///< the registers whose values are in kWork
  bool mirrored_[2] = {};                    ///< whether kM0, kM1 have what is held, should it be a double
  uint32_t newest_ = 0;                      ///< which of the two was held last
  uint32_t touched_at_ = kNothing;           ///< word of the last instruction that has asked for an operand in one
  struct Known {
    uint32_t reg;
    int32_t value;
  };
  static constexpr uint32_t kMostKnown = 4;
  Known known_[kMostKnown];                  ///< registers with known integers, counted as those in held_
  uint32_t known_count_ = 0;
  uint32_t counted_ = kNothing;              ///< the row that multi_top should end begins here, and kCount is its length
  struct {
    uint32_t header = kNothing;
    uint32_t held[2];
    Label begin;
  } round_;          ///< the last loop whose rounds bring something to its header, and what is held at `begin`
  Label slow_;       ///< of the current instruction, valid once used
  /// The loop's end that comes next, or is compiled now, for any values: this is where it begins with what is held. Otherwise
  /// invalid. Its code in place is for a register that has just been set to a natural number.
  Label general_;
  int32_t step_ = 0;  ///< what that register is the sum with, if it is only known to be an integer's (finish_bounded_sum); else 0
  Label restart_;    ///< cold: enter_function with that number
  uint32_t way_out_ = kNothing;  ///< see find_way_out
  struct Warm {
    Scope* scope;
    std::function<void()> body;
  };
  std::vector<Warm> warm_;
  /// Where the value of a register comes from, as far as it helps to guess what is called.
  struct Origin {
    enum From : uint8_t { kUnknown, kGlobal, kSelf, kUpvalue, kUpcell, kNested } from = kUnknown;
    uint32_t index = 0;
  };
  Origin origins_[vm::kMaxRegister + 1];
  uint32_t inlined_words_ = 0;
  uint32_t group_ = kNothing;  ///< the current instruction is the call that this group ends with (compile_group)
  Label known_row_end_;     ///< where inlined code goes that has ended in a row of length known_row_, if there was any
  uint32_t known_row_ = 0;
};

// ---------------------------------------------------------------- working registers

template <class M>
R Compiler<M>::take_any() {
  uint32_t i = held_[0] == kNothing ? 0 : held_[1] == kNothing ? 1 : 1 - newest_;
  bool is_first = touched_at_ != at_;  // otherwise the newer one may be an operand of the current instruction
  if (is_first && held_[i] != kNothing && is_wanted(i) && !is_wanted(1 - i)) i = 1 - i;
  held_[i] = kNothing;
  mirrored_[i] = false;
  return kWork[i];
}
template <class M>
R Compiler<M>::peek(uint32_t reg) {
  R found = holder(reg);
  if (found == R::kNone) {
    found = take_any();
    load_into(found, reg);
    bind(found, reg);
  }
  touched_at_ = at_;
  return found;
}
template <class M>
R Compiler<M>::holder(uint32_t reg) const {
  reg = absolute(reg);
  return held_[0] == reg ? kWork[0] : held_[1] == reg ? kWork[1] : R::kNone;
}
template <class M>
typename Compiler<M>::Operands Compiler<M>::operands(uint32_t l, uint32_t r, bool keeps) {
  if (!keeps) {
    load_into(R::kT1, r);
    return {peek(l), R::kT1};
  }
  R right = holder(r);
  if (right != R::kNone) {
    newest_ = right == kWork[1];  // not to be replaced by the other
    touched_at_ = at_;
  }
  R left = peek(l);
  if (right == R::kNone) load_into(right = R::kT1, r);
  return {left, right};
}
template <class M>
R Compiler<M>::result_register(R left, R right) {
  uint32_t i = left == kWork[1];
  bool keeps = M::kKeepsOperands && right != kWork[1 - i] && held_[i] != absolute(a()) && is_wanted(i) && !is_wanted(1 - i);
  if (keeps) i = 1 - i;
  held_[i] = kNothing;
  if (!is_returned_next(a())) return kWork[i];
  held_[0] = kNothing;
  return R::kT0;
}
/// What stands further away than a few instructions counts for nothing; the callee of a call does.
template <class M>
bool Compiler<M>::is_wanted(uint32_t i) const {
  constexpr int kFar = 8;
  if (held_[i] == kNothing) return false;
  auto is_held = [&](uint32_t reg) { return absolute(reg) == held_[i]; };
  uint32_t w = next_word();
  for (int n = 0; n < kFar && w < scope_->proto->code_words && !scope_->is_target[w]; n++) {
    Instr insn = vm::canonical(code()[w]);
    Op op = vm::op_of(insn);
    if (op == Op::Call || op == Op::Go) return is_held(vm::arg_a(insn));
    const vm::OpInfo& info = vm::op_info(op);
    auto reads = [&](vm::OperandKind kind, uint32_t operand) {
      return (kind == vm::OperandKind::R || kind == vm::OperandKind::RW) && is_held(operand);
    };
    if (info.format == vm::OpFormat::J) return false;
    if (reads(info.a, vm::arg_a(insn)) || reads(info.b, vm::arg_b(insn)) || reads(info.c, vm::arg_c(insn))) return true;
    vm::WrittenRow row = vm::written_row(op, vm::arg_a(insn), vm::arg_b(insn), vm::arg_c(insn));
    if (vm::is_terminator(op)) return false;
    for (uint32_t k = 0; k < row.count; k++) {
      if (is_held(row.first + k)) return false;
    }
    w += vm::kHasSecondWord[static_cast<int>(op)] ? 2 : 1;
  }
  return false;
}
template <class M>
R Compiler<M>::take(uint32_t reg) {
  R work = peek(reg);
  held_[work == kWork[1]] = kNothing;
  return work;
}
template <class M>
void Compiler<M>::load_into(R dst, uint32_t reg) {
  if (R work = holder(reg); work != R::kNone) return m_.mov(dst, work);
  if (auto value = known(reg)) return load_constant(dst, Value::integer(*value));
  m_.ld(dst, slot(reg));
}
template <class M>
void Compiler<M>::wrote(uint32_t reg) {
  for (uint32_t& held : held_) {
    if (held == absolute(reg)) held = kNothing;
  }
  forget_known(reg);
}
template <class M>
void Compiler<M>::set_known(uint32_t reg, int32_t value) {
  forget_known(reg);
  if (known_count_ < kMostKnown) known_[known_count_++] = {absolute(reg), value};
}
template <class M>
void Compiler<M>::forget_known(uint32_t reg) {
  for (uint32_t i = 0; i < known_count_; i++) {
    if (known_[i].reg == absolute(reg)) return void(known_[i] = known_[--known_count_]);  // there is no other
  }
}
template <class M>
std::optional<int32_t> Compiler<M>::known(uint32_t reg) const {
  if (reg < scope_->parameters.size() && scope_->parameters[reg].value) return scope_->parameters[reg].value;
  for (uint32_t i = 0; i < known_count_; i++) {
    if (known_[i].reg == absolute(reg)) return known_[i].value;
  }
  return std::nullopt;
}
template <class M>
void Compiler<M>::hold(R work, uint32_t reg) {
  wrote(reg);
  bind(work, reg);
}
template <class M>
void Compiler<M>::bind(R work, uint32_t reg) {
  newest_ = work == kWork[1];
  held_[newest_] = absolute(reg);
  mirrored_[newest_] = false;
}

template <class M>
bool Compiler<M>::is_returned_next(uint32_t reg) const {
  uint32_t next = next_word();
  if (next >= scope_->proto->code_words || scope_->is_target[next]) return false;
  Instr then = vm::canonical(code()[next]);
  return vm::op_of(then) == Op::Return1 && vm::arg_a(then) == reg;
}

template <class M>
void Compiler<M>::load_row_length(uint32_t first) {
  m_.ld(R::kCount, multi_top());
  m_.sub(R::kCount, R::kCount, R::kBase);
  m_.add_imm(R::kCount, R::kCount, -static_cast<int32_t>(8 * first));
  m_.shr(R::kCount, R::kCount, 3);
}

// ---------------------------------------------------------------- helpers

template <class M>
Label Compiler<M>::slow() {
  if (!slow_.isValid()) slow_ = m_.new_label();
  return slow_;
}

template <class M>
void Compiler<M>::jump_to_stub(size_t which, uint32_t operand) {
  m_.imm(R::kCount, operand);
  m_.jmp_mem(stub(which));
}

template <class M>
void Compiler<M>::load_constant(R dst, Value value) {
  if (value.is_int() && value.as_int() >= 0 && value.as_int() < (1 << 12)) {
    m_.add_imm(dst, R::kIntTag, static_cast<int32_t>(value.as_int()));
  } else if (value.is_nil()) {
    m_.mov(dst, R::kNil);
  } else {
    m_.imm(dst, value.bits());
  }
}
template <class M>
void Compiler<M>::barrier(R container, R value) {
  Label due = m_.new_label(), done = m_.new_label();
  m_.branch_mem8(Cond::kAboveEq, field(container, offsetof(gc::Header, gc_state)), gc::kUnreported, due);
  m_.bind(done);
  cold([&] {
    m_.bind(due);
    report_store(container, value, done);
  });
}
template <class M>
void Compiler<M>::report_store(R container, R value, Label done) {
  // References are what lies between the object tag and the integers.
  m_.branch(Cond::kAboveEq, value, R::kIntTag, done);
  m_.shr(value, value, 48);
  m_.branch_imm(Cond::kBelow, value, static_cast<int32_t>(Value::kObjectTag >> 48), done);
  m_.mov(R::kCount, container);
  mirrored_[0] = mirrored_[1] = false;  // C++ may change them
  m_.call_mem(stub(offsetof(vm::TransitionStubs, record_store)));
  reload_code();
  m_.jmp(done);
}

// ---------------------------------------------------------------- the function

template <class M>
bool Compiler<M>::needs_code(Instr insn) const {
  switch (vm::op_of(insn)) {
    case Op::LoadK: case Op::LoadKX: case Op::GetField: case Op::SetField: case Op::Self:
    case Op::NewTable: case Op::NewObject: return true;
    case Op::JEqK: case Op::JNeK: case Op::LEqK: case Op::LNeK: return is_compared_in_memory(constant(vm::arg_d(insn)));
    default: return false;
  }
}

/// A function is entered by calls with its frame's header half made (masm.h, open_frame) and the number of arguments in
/// kCount. What is unusual goes to a stub that does everything over again; other numbers of arguments are not: too many are
/// not looked at, and instead of too few there are nils.
template <class M>
void Compiler<M>::prologue() {
  out_.entry = m_.new_label();
  out_.plain_entry = out_.late_entry = m_.new_label();
  Label other_count = m_.new_label();
  restart_ = m_.new_label();
  m_.align(16);
  m_.bind(out_.entry);
  uint32_t plain_count = function_.proto->info().plain_count;
  if (plain_count == vm::CodeInfo::kNoPlainCall) {
    m_.jmp_mem(stub(offsetof(vm::TransitionStubs, enter_function)));
    m_.bind(out_.plain_entry);
    return;
  }
  m_.branch_imm(Cond::kNe, R::kCount, static_cast<int32_t>(plain_count), other_count);
  m_.bind(out_.plain_entry);
  m_.branch_mem(Cond::kAbove, R::kBase, in_vm(vm::Vm::entry_limit_offset()), restart_);
  m_.enter();
  reload_code();
  cold([&] {
    Label unusual = m_.new_label(), fewer = m_.new_label();
    m_.bind(other_count);
    m_.branch_imm(Cond::kAbove, R::kCount, static_cast<int32_t>(plain_count), out_.plain_entry);
    if (plain_count != 0) {
      m_.branch_mem(Cond::kAbove, R::kBase, in_vm(vm::Vm::entry_limit_offset()), unusual);
      m_.bind(fewer);
      m_.st({R::kBase, 0, R::kCount, 3}, R::kNil);
      m_.add_imm(R::kCount, R::kCount, 1);
      m_.branch_imm(Cond::kBelow, R::kCount, static_cast<int32_t>(plain_count), fewer);
      m_.jmp(out_.plain_entry);
    }
    m_.bind(restart_);
    m_.imm(R::kCount, plain_count);
    m_.bind(unusual);
    m_.jmp_mem(stub(offsetof(vm::TransitionStubs, enter_function)));
  });
}

/// Labels and facts about all instructions of a function, before any of them is compiled.
template <class M>
void Compiler<M>::prepare(Scope& scope) {
  InScope in(*this, scope);
  uint32_t words = scope.proto->code_words;
  auto add_target = [&](uint32_t word) { scope.is_target[word] += scope.is_target[word] < 2; };
  scope.is_target.resize(words + 1);
  scope.labels.resize(words);
  for (at_ = 0; at_ < words; at_ = next_word()) {
    insn_ = vm::canonical(code()[at_]);
    op_ = vm::op_of(insn_);
    scope.labels[at_] = m_.new_label();
    if (scope.plan && !scope.plan->has(at_)) continue;
    scope.uses_code |= needs_code(insn_);
    const vm::OpInfo& row = vm::op_info(op_);
    if (row.a == vm::OperandKind::Jmp) add_target(jump_word());
    if (row.x == vm::OperandKind::Jmp) add_target(target_word());
    // What the last opcodes of a range loop skip.
    if (op_ == Op::RangeNext) add_target(next_word() + 2);
  }
}

/// The current instruction begins here. Those who come from elsewhere have nothing in the working registers, and may have any
/// values in the registers.
template <class M>
void Compiler<M>::bind_entry() {
  bool begins_round = scope_->is_target[at_] && begin_round();
  if (scope_->is_target[at_] && !begins_round) hold_nothing();
  if (is_inlined() || (held_[0] == kNothing && held_[1] == kNothing && counted_ == kNothing)) return m_.bind(label_of(at_));
  Label here = general_;
  if (begins_round) m_.bind(here = round_.begin);
  if (!here.isValid()) m_.bind(here = m_.new_label());
  cold([&] {
    m_.bind(label_of(at_));
    for (uint32_t i = 0; i < 2; i++) {
      if (held_[i] == kNothing) continue;
      m_.ld(kWork[i], slot(held_[i]));
      if (mirrored_[i]) m_.fld(mirror(kWork[i]), slot(held_[i]));
    }
    if (counted_ != kNothing) load_row_length(counted_);
    m_.jmp(here);
  });
}

template <class M>
void Compiler<M>::compile() {
  uint32_t words = function_.proto->code_words;
  prepare(function_);
  find_way_out();
  prologue();
  for (at_ = 0; at_ < words; at_ = next_word()) {
    compile_instruction();
    note_origin();
    if (!slow_.isValid()) continue;
    cold([&] {
      m_.bind(slow_);
      jump_to_stub(offsetof(vm::TransitionStubs, execute_one), at_);
    });
  }
  for (size_t i = 0; i < warm_.size(); i++) {
    hold_nothing();
    Warm next = std::move(warm_[i]);  // it may ask for more, which moves the vector's elements
    scope_ = next.scope;
    next.body();
  }
  scope_ = &function_;
  out_.entries = function_.labels;
}

template <class M>
void Compiler<M>::compile_instruction() {
  insn_ = vm::canonical(code()[at_]);
  op_ = vm::op_of(insn_);
  if (!is_inlined()) bind_late_entry();
  note_instruction();
  bind_entry();
  slow_ = Label();
  bool is_loop_end = general_.isValid();
  visit();
  if (is_loop_end) general_ = Label();
}

template <class M>
void Compiler<M>::note_instruction() {
  if (!m_.is_listing()) return;
  char text[64];
  auto name = vm::op_info(op_).name;
  std::snprintf(text, sizeof text, "%s %u  %.*s %u %u %u", is_inlined() ? ";+" : ";", at_, static_cast<int>(name.size()), name.data(), a(), b(), c());
  m_.note(text);
}

template <class M>
void Compiler<M>::visit() {
  switch (op_) {
#define GS_OPCODE(name, format, ra, rb, rc, rx, doc) \
  case Op::name: return visit_##name();
#include "vm/defs/opcodes.def"
  }
}

}  // namespace gs::baseline
