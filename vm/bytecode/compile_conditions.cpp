// Conditions: tests become jumps without a boolean in between, && and || become control flow.
//
//   if a < 5 && !b { … }        JNotLtI a, 5, end
//                               JTrue   b, end
//
// jump_if(e, when, to) goes to `to` when `e` is truthy (or falsy) and falls through otherwise. The label decides the
// direction: one that is bound lies behind us, and the Builder takes the backward form, which also polls.
#include "vm/bytecode/compiler_impl.h"

namespace gs::vm {

using namespace frontend;

namespace {

bool is_comparison(const Expr* e) {
  return e->kind == ExprKind::kBinary && cast<const BinaryExpr>(e)->op >= BinaryOp::kEq;
}

const Expr* without_parens(const Expr* e) {
  while (e->kind == ExprKind::kParen) e = cast<const ParenExpr>(e)->inner;
  return e;
}

bool is_not(const Expr* e) { return e->kind == ExprKind::kUnary && cast<const UnaryExpr>(e)->op == UnaryOp::kNot; }

/// Is the value of `e` always true or false?
bool is_boolean(const Expr* e) {
  e = without_parens(e);
  return is_comparison(e) || is_not(e);
}

bool fits_d(const Literal& l) { return l.kind == Literal::kInt && l.integer == static_cast<int16_t>(l.integer); }

/// The comparison with its sides exchanged.
BinaryOp exchanged(BinaryOp op) {
  switch (op) {
    case BinaryOp::kLt: return BinaryOp::kGt;
    case BinaryOp::kLe: return BinaryOp::kGe;
    case BinaryOp::kGt: return BinaryOp::kLt;
    case BinaryOp::kGe: return BinaryOp::kLe;
    default: return op;
  }
}

Op ordered_jump(BinaryOp op, bool holds) {
  if (op == BinaryOp::kLt) return holds ? Op::JLt : Op::JNotLt;
  return holds ? Op::JLe : Op::JNotLe;
}

Op ordered_jump_immediate(BinaryOp op, bool holds) {
  switch (op) {
    case BinaryOp::kLt: return holds ? Op::JLtI : Op::JNotLtI;
    case BinaryOp::kLe: return holds ? Op::JLeI : Op::JNotLeI;
    case BinaryOp::kGt: return holds ? Op::JGtI : Op::JNotGtI;
    default: return holds ? Op::JGeI : Op::JNotGeI;
  }
}

}  // namespace

void FunctionCompiler::jump_if(const Expr* e, When when, Label& to) {
  for (e = without_parens(e); is_not(e); e = without_parens(cast<const UnaryExpr>(e)->operand)) when = opposite(when);
  if (must_give_up(e->pos)) return;
  if (auto literal = literal_of(e)) {
    if (literal->truthy() == (when == When::kTrue)) b_.jump(e->pos, to);
    return;
  }
  if (e->kind == ExprKind::kLogical) return jump_if_chain(cast<const LogicalExpr>(e), when, to);
  if (is_comparison(e)) return jump_if_compare(cast<const BinaryExpr>(e), when, to);
  Reg mark = top_;
  Reg value = any_register(e);
  b_.jump(e->pos, when == When::kTrue ? Op::JTrue : Op::JFalse, value, 0, to);
  release_to(mark);
}

/// The operands of `a && b && c` in order; such chains nest to the left.
std::vector<const Expr*> FunctionCompiler::logical_chain(const LogicalExpr* e) {
  std::vector<const Expr*> chain{e->right};
  const Expr* left = e->left;
  for (; left->kind == ExprKind::kLogical && cast<const LogicalExpr>(left)->op == e->op;
       left = cast<const LogicalExpr>(left)->left) {
    chain.push_back(cast<const LogicalExpr>(left)->right);
  }
  chain.push_back(left);
  return {chain.rbegin(), chain.rend()};
}

void FunctionCompiler::jump_if_chain(const LogicalExpr* e, When when, Label& to) {
  std::vector<const Expr*> chain = logical_chain(e);
  // What one operand alone decides: false for &&, true for ||.
  When decisive = e->op == LogicalOp::kAnd ? When::kFalse : When::kTrue;
  if (when == decisive) {
    for (const Expr* operand : chain) {
      if (b_.reachable()) jump_if(operand, when, to);
    }
    return;
  }
  Label past;
  for (size_t i = 0; i + 1 < chain.size(); i++) {
    if (b_.reachable()) jump_if(chain[i], decisive, past);
  }
  if (b_.reachable()) jump_if(chain.back(), when, to);
  b_.bind(past);
}

void FunctionCompiler::jump_if_compare(const BinaryExpr* e, When when, Label& to) {
  Reg mark = top_;
  bool holds = when == When::kTrue;
  Operand a = operand(e->left);
  Operand b = operand(e->right);
  if (e->op == BinaryOp::kEq || e->op == BinaryOp::kNe) {
    jump_if_equal(a, b, holds == (e->op == BinaryOp::kEq), to, e->pos);
  } else {
    jump_if_ordered(e->op, a, b, holds, to, e->pos);
  }
  release_to(mark);
}

void FunctionCompiler::jump_if_equal(const Operand& a, const Operand& b, bool equal, Label& to, SourcePos at) {
  if (a.is_literal && !b.is_literal) return jump_if_equal(b, a, equal, to, at);
  if (b.is_literal) {
    Reg value = register_of(a, at);
    if (uint32_t k = b_.constant(b.literal); k <= 0xFFFF) {
      b_.jump(at, equal ? Op::JEqK : Op::JNeK, value, k, to);
      return;
    }
    b_.jump(at, equal ? Op::JEq : Op::JNe, value, register_of(b, at), to);
    return;
  }
  b_.jump(at, equal ? Op::JEq : Op::JNe, a.reg, b.reg, to);
}

/// Jumps if `a op b` holds, or if it does not. a > b is b < a, whichever was evaluated first.
void FunctionCompiler::jump_if_ordered(BinaryOp op, const Operand& a, const Operand& b, bool holds, Label& to,
                                       SourcePos at) {
  if (a.is_literal && fits_d(a.literal) && !b.is_literal) return jump_if_ordered(exchanged(op), b, a, holds, to, at);
  if (b.is_literal && fits_d(b.literal)) {
    uint32_t n = static_cast<uint16_t>(b.literal.integer);
    b_.jump(at, ordered_jump_immediate(op, holds), register_of(a, at), n, to);
    return;
  }
  Reg left = register_of(a, at), right = register_of(b, at);
  if (op == BinaryOp::kGt || op == BinaryOp::kGe) {
    b_.jump(at, ordered_jump(exchanged(op), holds), right, left, to);
  } else {
    b_.jump(at, ordered_jump(op, holds), left, right, to);
  }
}

// ---------------------------------------------------------------- && and || as values

void FunctionCompiler::logical(const LogicalExpr* e, Reg dst) {
  std::vector<const Expr*> chain = logical_chain(e);
  Reg mark = top_;
  if (!is_scratch(dst) && overwritten_too_early(chain, dst)) {
    Reg t = allocate();
    logical_into(chain, e->op, t);
    move(dst, t, e->pos);
  } else {
    logical_into(chain, e->op, dst);
  }
  release_to(mark);
}

/// Each operand goes to `dst`, and the chain ends as soon as one decides it. For an operand that is a test, the
/// deciding boolean is put there beforehand and the test jumps.
void FunctionCompiler::logical_into(const std::vector<const Expr*>& chain, LogicalOp op, Reg dst) {
  When decisive = op == LogicalOp::kAnd ? When::kFalse : When::kTrue;
  Op jump = op == LogicalOp::kAnd ? Op::JFalse : Op::JTrue;
  Label end;
  for (size_t i = 0; i + 1 < chain.size(); i++) {
    const Expr* e = chain[i];
    if (is_boolean(e)) {
      load_literal(Literal::boolean(decisive == When::kTrue), dst, e->pos);
      jump_if(e, decisive, end);
    } else {
      into(e, dst);
      b_.jump(e->pos, jump, dst, 0, end);
    }
  }
  into(chain.back(), dst);
  b_.bind(end);
}

/// `dst` is a local: would an operand be evaluated after another has overwritten it? `x = x || y` is fine.
bool FunctionCompiler::overwritten_too_early(const std::vector<const Expr*>& chain, Reg dst) const {
  int budget = 64;
  bool written = false;
  for (const Expr* e : chain) {
    const NameExpr* name = plain_local(e);
    bool is_dst = name != nullptr && Home{name->binding.variable->reg}.reg() == dst;
    // A test is evaluated when the boolean is there already.
    written |= is_boolean(e) && e != chain.back();
    if (written && mentions(e, dst, budget)) return true;
    written |= !is_dst;
  }
  return false;
}

}  // namespace gs::vm
