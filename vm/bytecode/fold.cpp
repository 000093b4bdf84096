#include "vm/bytecode/fold.h"

#include "vm/value.h"

namespace gs::vm {
namespace {

using namespace frontend;

double as_double(const Literal& l) { return l.kind == Literal::kInt ? static_cast<double>(l.integer) : l.number; }

Literal int_or_double(int64_t i) { return fits_int(i) ? Literal::of(i) : Literal::of(static_cast<double>(i)); }

std::optional<Literal> fold_ints(BinaryOp op, int64_t a, int64_t b) {
  int64_t product;
  switch (op) {
    case BinaryOp::kAdd: return int_or_double(a + b);
    case BinaryOp::kSub: return int_or_double(a - b);
    case BinaryOp::kMul:
      if (!__builtin_mul_overflow(a, b, &product)) return int_or_double(product);
      return Literal::of(static_cast<double>(a) * static_cast<double>(b));
    default: return std::nullopt;
  }
}

std::optional<Literal> fold_doubles(BinaryOp op, double a, double b) {
  double result;
  switch (op) {
    case BinaryOp::kAdd: result = a + b; break;
    case BinaryOp::kSub: result = a - b; break;
    case BinaryOp::kMul: result = a * b; break;
    case BinaryOp::kDiv: result = a / b; break;
    default: return std::nullopt;
  }
  if (result != result) return std::nullopt;
  return Literal::of(result);
}

// Expressions deeper than this are not searched for literals: the compiler asks at every level of a tree.
constexpr int kFoldDepth = 6;

std::optional<Literal> literal_within(const Expr* e, int depth) {
  switch (e->kind) {
    case ExprKind::kNil: return Literal::nil();
    case ExprKind::kTrue: return Literal::boolean(true);
    case ExprKind::kFalse: return Literal::boolean(false);
    case ExprKind::kInt: return Literal::of(cast<const IntExpr>(e)->value);
    case ExprKind::kFloat: return Literal::of(cast<const FloatExpr>(e)->value);
    case ExprKind::kString: return Literal::of(cast<const StringExpr>(e)->value);
    default: break;
  }
  if (depth == 0) return std::nullopt;
  if (e->kind == ExprKind::kParen) return literal_within(cast<const ParenExpr>(e)->inner, depth - 1);
  if (e->kind == ExprKind::kUnary) {
    auto* unary = cast<const UnaryExpr>(e);
    auto operand = literal_within(unary->operand, depth - 1);
    return operand ? fold_unary(unary->op, *operand) : std::nullopt;
  }
  if (e->kind == ExprKind::kBinary) {
    auto* binary = cast<const BinaryExpr>(e);
    auto right = literal_within(binary->right, depth - 1);
    if (!right) return std::nullopt;
    auto left = literal_within(binary->left, depth - 1);
    return left ? fold_binary(binary->op, *left, *right) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Literal> fold_binary(BinaryOp op, const Literal& a, const Literal& b) {
  if (!a.is_number() || !b.is_number()) return std::nullopt;
  if (a.kind == Literal::kInt && b.kind == Literal::kInt && op != BinaryOp::kDiv) {
    return fold_ints(op, a.integer, b.integer);
  }
  return fold_doubles(op, as_double(a), as_double(b));
}

std::optional<Literal> fold_unary(UnaryOp op, const Literal& a) {
  switch (op) {
    case UnaryOp::kNegate:
      if (a.kind == Literal::kInt) return int_or_double(-a.integer);
      if (a.kind == Literal::kDouble) return Literal::of(-a.number);
      return std::nullopt;
    case UnaryOp::kNot: return Literal::boolean(!a.truthy());
    case UnaryOp::kLength:
      if (a.kind != Literal::kString) return std::nullopt;
      return Literal::of(static_cast<int64_t>(a.text.size()));
  }
  return std::nullopt;
}

std::optional<Literal> literal_of(const Expr* e) { return literal_within(e, kFoldDepth); }

}  // namespace gs::vm
