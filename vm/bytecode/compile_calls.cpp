// Calls, and lists of expressions: arguments, results, return values.
//
// A call is built in its window (frame.h): callee, three slots of header, arguments, all on top of the temporaries.
// Results come back from the callee's register on. The last expression of a list may give any number of values; the
// instruction that makes them ("multi") leaves them from its register on, and the very next instruction takes them.
#include "vm/bytecode/compiler_impl.h"

namespace gs::vm {

using namespace frontend;

bool FunctionCompiler::is_multi(const Expr* e) const {
  return e->kind == ExprKind::kCall || e->kind == ExprKind::kMethodCall ||
         (e->kind == ExprKind::kVararg && function_.variadic);
}

/// `list` without a last `...` that stands for no values, as it does outside variadic functions.
ArenaSpan<Expr*> FunctionCompiler::present(const Span<Expr*>& list) const {
  bool drop = !list.empty() && list.back()->kind == ExprKind::kVararg && !function_.variadic;
  return {list.data, list.size - drop};
}

const ArenaSpan<Expr*>& FunctionCompiler::arguments_of(const Expr* call) {
  return call->kind == ExprKind::kCall ? cast<const CallExpr>(call)->args : cast<const MethodCallExpr>(call)->args;
}

// ---------------------------------------------------------------- calls

/// Completes the window of `e`, whose callee or receiver is in `first`, and executes `op`: Call or Go. The window is
/// the scratch register, the topmost one.
void FunctionCompiler::call_at(const Expr* e, const Operand& first, Scratch& s, uint32_t wanted, Op op) {
  Reg window = scratch(s);
  GS_ASSERT(window + 1 == top_, "a call window is built on top");
  allocate(kFrameHeader - 1);
  if (e->kind == ExprKind::kMethodCall) {
    allocate();
    Reg object = first.is_literal ? window : first.reg;
    if (first.is_literal) load_literal(first.literal, object, e->pos);
    b_.abcx(e->pos, Op::Self, window, object, 0, b_.cache(cast<const MethodCallExpr>(e)->method));
  } else if (first.is_literal) {
    load_literal(first.literal, window, e->pos);
  } else {
    move(window, first.reg, e->pos);
  }
  uint32_t count = arguments(e, window);
  b_.abc(e->pos, op, window, count, wanted);
  if (wanted != kMulti) b_.need_frame(window + wanted);
  release_to(window + 1);
}

/// Puts the arguments into the window and says how many there are, the receiver included.
uint32_t FunctionCompiler::arguments(const Expr* e, Reg window) {
  Reg first = window + kFrameHeader;
  Span<Expr*> list = present(arguments_of(e));
  bool receiver = top_ > first;
  if (list.size <= limits_.window_arguments) {
    for (uint32_t i = 0; i < list.size; i++) {
      if (i + 1 == list.size && is_multi(list[i])) {
        multi_at_top(list[i]);
        return kMulti;
      }
      next_register(list[i]);
    }
    return list.size + receiver;
  }
  // The row takes the place of the first argument, and then the arguments its own.
  if (receiver) {
    b_.abcx(e->pos, Op::Spill, first, first, 0, 1);
  } else {
    allocate();
    b_.abcx(e->pos, Op::NewRow, first, 0, 0, 0);
  }
  gather(list, first, e->pos);
  b_.abc(e->pos, Op::Spread, first, first);
  return kMulti;
}

/// Calls `e` with the window at top_, where the results begin; that register stays allocated.
Reg FunctionCompiler::call(const Expr* e, uint32_t wanted, Op op) {
  Scratch s{0, false};
  Reg window = scratch(s);
  Operand first = descend(e, s);
  call_at(e, first, s, wanted, op);
  return window;
}

// ---------------------------------------------------------------- values whose number is known at run time

/// Emits the instruction that leaves all values of `e` from top_ on.
void FunctionCompiler::multi_at_top(const Expr* e) {
  if (e->kind == ExprKind::kVararg) {
    b_.need_frame(top_ + 1);
    b_.abc(e->pos, Op::Vararg, top_, kMulti);
  } else if (is_short(temporaries_wanted(e))) {
    multi_with_spilled_temporaries(e);
  } else {
    release_to(call(e, kMulti));
  }
}

// As with_spilled_temporaries. The values must end up right above the temporaries they belong to, so they wait in a row
// of their own until those are back.
void FunctionCompiler::multi_with_spilled_temporaries(const Expr* e) {
  Reg first = locals_top_, top = top_;
  Builder::Registers written = b_.written();
  spill_temporaries(top, e->pos);
  Reg values = allocate();
  b_.abcx(e->pos, Op::NewRow, values, 0, 0, 0);
  multi_at_top(e);
  b_.abc(e->pos, Op::Append, values, top_, kMulti);
  top_ = top;
  Reg outside = allocate();
  move(outside, values, e->pos);
  b_.abc(e->pos, Op::Reload, first, first, top - first);
  b_.abc(e->pos, Op::Spread, outside, outside);
  b_.set_written(written);
  top_ = top;
}

/// Appends all values of `list` to the row in `row`, a batch at a time.
void FunctionCompiler::gather(const Span<Expr*>& list, Reg row, SourcePos at) {
  Reg first = top_;
  for (uint32_t i = 0; i < list.size; i++) {
    if (i + 1 == list.size && is_multi(list[i])) {
      multi_at_top(list[i]);
      b_.abc(at, Op::Append, row, first, kMulti);
      release_to(first);
      return;
    }
    next_register(list[i]);
    if (top_ - first == limits_.list_batch || i + 1 == list.size) {
      b_.abc(at, Op::Append, row, first, top_ - first);
      release_to(first);
    }
  }
}

// ---------------------------------------------------------------- values whose number the context knows

/// Evaluates the whole list and leaves its first `wanted` values in that many new registers, nil where none is left.
void FunctionCompiler::exactly(const Span<Expr*>& all, uint32_t wanted, SourcePos at) {
  Span<Expr*> list = present(all);
  Reg first = top_;
  for (uint32_t i = 0; i < list.size; i++) {
    if (i >= wanted) {
      discard(list[i]);
    } else if (i + 1 == list.size && wanted > i + 1 && is_multi(list[i])) {
      several(list[i], wanted - i);
      return;
    } else {
      next_register(list[i]);
    }
  }
  Reg have = top_ - first;
  if (have == wanted) return;
  b_.abc(at, Op::LoadNil, top_, wanted - have);
  allocate(wanted - have);
}

/// `wanted` values of a multi expression into that many new registers.
Reg FunctionCompiler::several(const Expr* e, uint32_t wanted) {
  GS_ASSERT(wanted <= kMaxCount, "longer lists go through rows");
  Reg first = top_;
  if (e->kind == ExprKind::kVararg) {
    allocate(wanted);
    b_.abc(e->pos, Op::Vararg, first, wanted);
  } else {
    call(e, wanted);
    allocate(wanted - 1);
  }
  return first;
}

// ---------------------------------------------------------------- return

void FunctionCompiler::return_values(const Span<Expr*>& all, SourcePos at) {
  Span<Expr*> list = present(all);
  Reg mark = top_;
  if (list.size == 1 && !is_multi(list[0])) {
    emit_return(any_register(list[0]), 1, at);
  } else if (list.size > limits_.list_batch) {
    Reg row = allocate();
    b_.abcx(at, Op::NewRow, row, 0, 0, 0);
    gather(list, row, at);
    b_.abc(at, Op::Spread, row, row);
    emit_return(row, kMulti, at);
  } else {
    uint32_t count = list.size;
    for (uint32_t i = 0; i < list.size; i++) {
      if (i + 1 == list.size && is_multi(list[i])) {
        multi_at_top(list[i]);
        count = kMulti;
      } else {
        next_register(list[i]);
      }
    }
    emit_return(mark, count, at);
  }
  release_to(mark);
}

void FunctionCompiler::emit_return(Reg first, uint32_t count, SourcePos at) {
  if (function_.variadic) {
    b_.abc(at, Op::ReturnV, first, count);
  } else if (count == 0) {
    b_.abc(at, Op::Return0, 0);
  } else if (count == 1) {
    b_.abc(at, Op::Return1, first);
  } else {
    b_.abc(at, Op::Return, first, count);
  }
}

}  // namespace gs::vm
