// Operators: arithmetic and its constant forms, chains of `..` and `**`, `...` counted and indexed.
#include "vm/bytecode/compiler_impl.h"

namespace gs::vm {

using namespace frontend;

namespace {

// Enumerators of both sides stand in the same order, so one is computed from the other.
constexpr Op op_after(Op first, BinaryOp op, BinaryOp base) {
  return static_cast<Op>(static_cast<int>(first) + static_cast<int>(op) - static_cast<int>(base));
}
constexpr Op register_form(BinaryOp op) {
  return op >= BinaryOp::kEq ? op_after(Op::Eq, op, BinaryOp::kEq) : op_after(Op::Add, op, BinaryOp::kAdd);
}
static_assert(register_form(BinaryOp::kAdd) == Op::Add && register_form(BinaryOp::kPow) == Op::Pow);
static_assert(register_form(BinaryOp::kEq) == Op::Eq && register_form(BinaryOp::kGe) == Op::Ge);
static_assert(op_after(Op::AddK, BinaryOp::kPow, BinaryOp::kAdd) == Op::PowK);
static_assert(op_after(Op::AddKV, BinaryOp::kDiv, BinaryOp::kAdd) == Op::DivKV);

bool is_concat(const Expr* e) {
  return e->kind == ExprKind::kBinary && cast<const BinaryExpr>(e)->op == BinaryOp::kConcat;
}
bool is_power(const Expr* e) {
  return e->kind == ExprKind::kBinary && cast<const BinaryExpr>(e)->op == BinaryOp::kPow;
}

constexpr bool is_arithmetic(BinaryOp op) { return op <= BinaryOp::kPow; }

/// C of the AddI that computes `x op n`, or no value. Positive C adds and negative C subtracts, so that a slow path
/// knows which metamethod was meant; hence `x + -1` and `x - 0` (which keeps -0.0) are not AddI.
std::optional<int32_t> add_immediate(BinaryOp op, int64_t n) {
  if (op == BinaryOp::kAdd && n >= 0 && n <= 127) return static_cast<int32_t>(n);
  if (op == BinaryOp::kSub && n >= 1 && n <= 128) return static_cast<int32_t>(-n);
  return std::nullopt;
}

}  // namespace

void FunctionCompiler::emit_binary(BinaryOp op, const Operand& left, const Operand& right, Reg dst, SourcePos at) {
  GS_ASSERT(op != BinaryOp::kConcat, "chains of .. are compiled as a whole");
  if (is_arithmetic(op) && emit_with_constant(op, left, right, dst, at)) return;
  Reg b = register_of(left, at);
  Reg c = register_of(right, at);
  b_.abc(at, register_form(op), dst, b, c);
}

/// The forms with a number in the instruction, or among the first 256 constants.
bool FunctionCompiler::emit_with_constant(BinaryOp op, const Operand& left, const Operand& right, Reg dst,
                                          SourcePos at) {
  constexpr uint32_t kShortConstants = 256;
  if (right.is_literal && right.literal.is_number() && !left.is_literal) {
    auto n = right.literal.kind == Literal::kInt ? add_immediate(op, right.literal.integer) : std::nullopt;
    if (n) {
      b_.abc(at, Op::AddI, dst, left.reg, static_cast<uint32_t>(*n));
      return true;
    }
    uint32_t k = b_.constant(right.literal);
    if (k >= kShortConstants) return false;
    b_.abc(at, op_after(Op::AddK, op, BinaryOp::kAdd), dst, left.reg, k);
    return true;
  }
  if (left.is_literal && left.literal.is_number() && !right.is_literal && op <= BinaryOp::kDiv) {
    uint32_t k = b_.constant(left.literal);
    if (k >= kShortConstants) return false;
    b_.abc(at, op_after(Op::AddKV, op, BinaryOp::kAdd), dst, k, right.reg);
    return true;
  }
  return false;
}

// ---------------------------------------------------------------- chains to the right

void FunctionCompiler::right_chain(const BinaryExpr* e, Reg dst) {
  if (e->op == BinaryOp::kPow) return power_chain(e, dst);
  // The operands may start in the destination itself.
  Reg row = is_scratch(dst) ? dst : top_;
  release_to(row);
  concat_rest(row, 0, e, dst, e->pos);
}

/// `have` operands lie in `row`; those of `rest` follow. They are evaluated from the left and joined from the right.
void FunctionCompiler::concat_rest(Reg row, uint32_t have, const Expr* rest, Reg dst, SourcePos at) {
  uint32_t count = have + 1;
  for (const Expr* e = rest; is_concat(e); e = cast<const BinaryExpr>(e)->right) count++;
  if (count > limits_.list_batch) return concat_long(row, have, rest, dst, at);
  for (; is_concat(rest); rest = cast<const BinaryExpr>(rest)->right) next_register(cast<const BinaryExpr>(rest)->left);
  next_register(rest);
  b_.abc(at, Op::Concat, dst, row, count);
  release_to(row);
}

/// A chain longer than a batch: all operands go into a row cell and come back in batches, the last ones first, each
/// batch joined with the result of those to its right.
void FunctionCompiler::concat_long(Reg row, uint32_t have, const Expr* rest, Reg dst, SourcePos at) {
  if (have == 0) allocate();
  b_.abcx(at, have == 0 ? Op::NewRow : Op::Spill, row, have == 0 ? 0 : row, 0, have);
  Reg base = top_;
  uint32_t count = have;
  for (bool last = false; !last; count++) {
    last = !is_concat(rest);
    next_register(last ? rest : cast<const BinaryExpr>(rest)->left);
    if (!last) rest = cast<const BinaryExpr>(rest)->right;
    if (!last && top_ - base < limits_.list_batch) continue;
    b_.abc(at, Op::Append, row, base, top_ - base);
    release_to(base);
  }
  uint32_t batch = limits_.list_batch - 1;
  for (uint32_t left = count; left != 0;) {
    uint32_t n = left < batch ? left : batch, joined = left != count;
    allocate(n + joined);
    if (joined) move(base + n, base, at);
    left -= n;
    for (uint32_t i = 0; i < n; i++) b_.abcx(at, Op::GetFar, base + i, row, 0, left + i);
    b_.abc(at, Op::Concat, left == 0 ? dst : base, base, n + joined);
    release_to(base);
  }
  release_to(row);
}

/// `a ** b ** c`: the operands first, then the operations from the right.
void FunctionCompiler::power_chain(const Expr* e, Reg dst) {
  Reg first = top_;
  std::vector<SourcePos> operators;
  for (; is_power(e) && operators.size() < limits_.list_batch - 1; e = cast<const BinaryExpr>(e)->right) {
    next_register(cast<const BinaryExpr>(e)->left);
    operators.push_back(e->pos);
  }
  next_register(e);
  for (size_t i = operators.size(); i-- != 0;) {
    Reg base = first + static_cast<Reg>(i);
    b_.abc(operators[i], Op::Pow, i == 0 ? dst : base, base, base + 1);
  }
  release_to(first);
}

/// `left .. right` where `left` is there already: `s ..= right`.
void FunctionCompiler::compound_concat(const Operand& left, const Expr* right, Reg dst, SourcePos at) {
  Reg row = allocate();
  if (left.is_literal) {
    load_literal(left.literal, row, at);
  } else {
    move(row, left.reg, at);
  }
  concat_rest(row, 1, right, dst, at);
}

// ---------------------------------------------------------------- `#...` and `...[e]`

void FunctionCompiler::vararg_count(Reg dst, SourcePos at) {
  if (function_.variadic) {
    b_.abc(at, Op::VarargCount, dst);
  } else {
    load_literal(Literal::of(int64_t{0}), dst, at);
  }
}

void FunctionCompiler::vararg_index(const IndexExpr* e, Reg dst) {
  Reg mark = top_;
  if (function_.variadic) {
    b_.abc(e->pos, Op::VarargIndex, dst, register_of(operand(e->key), e->pos));
  } else {
    discard(e->key);
    load_literal(Literal::nil(), dst, e->pos);
  }
  release_to(mark);
}

}  // namespace gs::vm
