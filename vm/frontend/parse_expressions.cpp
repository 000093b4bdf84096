// Expressions. Binary operators are sorted out by an explicit stack: a chain of any length costs no native stack,
// and only brackets (calls, tables, function bodies) recurse into expression().
#include <array>

#include "vm/frontend/parser_impl.h"

namespace gs::frontend {

namespace {

// ---------------------------------------------------------------- operators

enum class Assoc : uint8_t { kLeft, kRight };

struct BinaryRow {
  uint8_t precedence = 0;  // 0: no binary operator; higher binds tighter
  Assoc assoc = Assoc::kLeft;
  bool logical = false;
  uint8_t op = 0;  // BinaryOp or LogicalOp
};

consteval std::array<BinaryRow, kTokenKindCount> make_binary_rows() {
  std::array<BinaryRow, kTokenKindCount> rows{};
  auto row = [&](TokenKind kind, uint8_t precedence, BinaryOp op, Assoc assoc = Assoc::kLeft) {
    rows[static_cast<size_t>(kind)] = {precedence, assoc, false, static_cast<uint8_t>(op)};
  };
  auto logical = [&](TokenKind kind, uint8_t precedence, LogicalOp op) {
    rows[static_cast<size_t>(kind)] = {precedence, Assoc::kLeft, true, static_cast<uint8_t>(op)};
  };
  logical(TokenKind::kOr, 1, LogicalOp::kOr);
  logical(TokenKind::kAnd, 2, LogicalOp::kAnd);
  row(TokenKind::kEqual, 3, BinaryOp::kEq);  // equality and order share a level
  row(TokenKind::kNotEqual, 3, BinaryOp::kNe);
  row(TokenKind::kLess, 3, BinaryOp::kLt);
  row(TokenKind::kLessEqual, 3, BinaryOp::kLe);
  row(TokenKind::kGreater, 3, BinaryOp::kGt);
  row(TokenKind::kGreaterEqual, 3, BinaryOp::kGe);
  row(TokenKind::kConcat, 4, BinaryOp::kConcat, Assoc::kRight);
  row(TokenKind::kPlus, 5, BinaryOp::kAdd);
  row(TokenKind::kMinus, 5, BinaryOp::kSub);
  row(TokenKind::kStar, 6, BinaryOp::kMul);
  row(TokenKind::kSlash, 6, BinaryOp::kDiv);
  row(TokenKind::kPercent, 6, BinaryOp::kMod);
  row(TokenKind::kPower, 7, BinaryOp::kPow, Assoc::kRight);  // prefix operators bind tighter still
  return rows;
}
constexpr std::array<BinaryRow, kTokenKindCount> kBinaryRows = make_binary_rows();

const BinaryRow& binary_row(TokenKind kind) { return kBinaryRows[static_cast<size_t>(kind)]; }
bool is_binary(TokenKind kind) { return binary_row(kind).precedence != 0; }

bool is_prefix(TokenKind kind) {
  return kind == TokenKind::kMinus || kind == TokenKind::kNot || kind == TokenKind::kHash || kind == TokenKind::kArrow;
}

bool is_concat(const Expr* expr) {
  return expr->kind == ExprKind::kBinary && static_cast<const BinaryExpr*>(expr)->op == BinaryOp::kConcat;
}

}  // namespace

bool can_start_expression(TokenKind kind) {
  switch (kind) {
  case TokenKind::kName:
  case TokenKind::kInt:
  case TokenKind::kFloat:
  case TokenKind::kString:
  case TokenKind::kTrue:
  case TokenKind::kFalse:
  case TokenKind::kNil:
  case TokenKind::kFunc:
  case TokenKind::kEllipsis:
  case TokenKind::kLeftParen:
  case TokenKind::kLeftBrace: return true;
  default: return is_prefix(kind);
  }
}

Expr* Parser::expression() {
  if (!enter_level()) {
    leave_level();
    return error_expression();
  }
  Expr* result = operand();
  if (is_binary(current_.kind)) result = operator_chain(result);
  leave_level();
  return result;
}

/// operand { operator operand }: an operator waits on the stack until the next one binds no tighter.
Expr* Parser::operator_chain(Expr* first) {
  size_t base = operators_.size();
  operands_.push_back(first);
  do {
    const BinaryRow& next = binary_row(current_.kind);
    while (operators_.size() > base) {
      const BinaryRow& waiting = binary_row(operators_.back().kind);
      bool goes_first =
          next.assoc == Assoc::kLeft ? waiting.precedence >= next.precedence : waiting.precedence > next.precedence;
      if (!goes_first) break;
      reduce();
    }
    if (panicking_) break;  // the tree has become too deep
    operators_.push_back({current_.kind, current_.pos});
    advance();
    operands_.push_back(operand());
  } while (is_binary(current_.kind));
  while (operators_.size() > base) reduce();
  Expr* result = operands_.back();
  operands_.pop_back();
  return result;
}

/// Replaces the two topmost operands by the node of the topmost operator.
void Parser::reduce() {
  PendingOperator pending = operators_.back();
  operators_.pop_back();
  Expr* right = operands_.back();
  operands_.pop_back();
  Expr*& left = operands_.back();
  const BinaryRow& row = binary_row(pending.kind);
  uint32_t depth = std::max(left->depth, right->depth) + 1u;
  if (row.logical) {
    left = node<LogicalExpr>(pending.pos, depth, static_cast<LogicalOp>(row.op), left, right);
    return;
  }
  BinaryOp op = static_cast<BinaryOp>(row.op);
  // A concatenation on the right is the rest of the same chain, which traversals follow in a loop.
  if (op == BinaryOp::kConcat && is_concat(right)) depth = std::max<uint32_t>(left->depth + 1u, right->depth);
  left = node<BinaryExpr>(pending.pos, depth, op, left, right);
}

Expr* Parser::operand() {
  if (is_prefix(current_.kind)) return prefix_chain();
  return postfix(primary());
}

/// `-`, `!`, `#` and `<-` before an operand, innermost last.
Expr* Parser::prefix_chain() {
  size_t base = operators_.size();
  do {
    operators_.push_back({current_.kind, current_.pos});
    advance();
  } while (is_prefix(current_.kind));
  Expr* result = postfix(primary());
  while (operators_.size() > base) {
    PendingOperator prefix = operators_.back();
    operators_.pop_back();
    uint32_t depth = result->depth + 1u;
    if (prefix.kind == TokenKind::kArrow) {
      result = node<ReceiveExpr>(prefix.pos, depth, result);
      continue;
    }
    UnaryOp op = prefix.kind == TokenKind::kMinus ? UnaryOp::kNegate
                 : prefix.kind == TokenKind::kNot ? UnaryOp::kNot
                                                  : UnaryOp::kLength;
    result = node<UnaryExpr>(prefix.pos, depth, op, result);
  }
  return result;
}

// ---------------------------------------------------------------- postfix forms

Expr* Parser::postfix(Expr* expr) {
  while (true) {
    switch (current_.kind) {
    case TokenKind::kDot: expr = field_access(expr); break;
    case TokenKind::kLeftBracket: expr = element_access(expr); break;
    case TokenKind::kLeftParen: expr = call(expr); break;
    case TokenKind::kColon: expr = method_call(expr); break;
    default: return expr;
    }
  }
}

/// `object.word`; keywords are ordinary names here.
Expr* Parser::field_access(Expr* object) {
  SourcePos dot = current_.pos;
  advance();
  if (!is_word(current_.kind)) {
    fail_expected("field name");
    return object;
  }
  Expr* key = string_node(current_.pos, current_.text);
  advance();
  return node<IndexExpr>(dot, object->depth + 1u, object, key);
}

Expr* Parser::element_access(Expr* object) {
  SourcePos bracket = open(TokenKind::kLeftBracket);
  Expr* key = expression();
  close(TokenKind::kRightBracket, bracket);
  return node<IndexExpr>(bracket, std::max(object->depth, key->depth) + 1u, object, key);
}

Expr* Parser::call(Expr* callee) {
  if (Expr* made = make_form(callee)) return made;
  SourcePos paren = current_.pos;
  uint32_t depth = callee->depth;
  ArenaSpan<Expr*> args = arguments(depth);
  return node<CallExpr>(paren, depth + 1, callee, args);
}

Expr* Parser::method_call(Expr* object) {
  advance();
  if (!is_word(current_.kind)) {
    fail_expected("method name");
    return object;
  }
  SourcePos pos = current_.pos;
  std::string_view method = current_.text;
  advance();
  if (!at(TokenKind::kLeftParen)) {
    fail_expected("\"(\"");
    return object;
  }
  uint32_t depth = object->depth;
  ArenaSpan<Expr*> args = arguments(depth);
  return node<MethodCallExpr>(pos, depth + 1, object, method, args);
}

/// `( [expr { "," expr } [","]] )`; raises `depth` to that of the deepest argument.
ArenaSpan<Expr*> Parser::arguments(uint32_t& depth) {
  ListBuilder<Expr*> list(expr_lists_);
  SourcePos paren = open(TokenKind::kLeftParen);
  bool wants_argument = true;
  while (wants_argument && can_start_expression(current_.kind)) {
    Expr* argument = expression();
    depth = std::max<uint32_t>(depth, argument->depth);
    list.add(argument);
    wants_argument = accept(TokenKind::kComma);
  }
  close(TokenKind::kRightParen, paren, wants_argument ? "expression" : "\",\"");
  return list.finish(arena_);
}

// ---------------------------------------------------------------- primaries

Expr* Parser::primary() {
  SourcePos pos = current_.pos;
  Expr* leaf;
  switch (current_.kind) {
  case TokenKind::kName: leaf = name_expression(); break;
  case TokenKind::kInt: leaf = node<IntExpr>(pos, 1, current_.integer); break;
  case TokenKind::kFloat: leaf = node<FloatExpr>(pos, 1, current_.number); break;
  case TokenKind::kString: leaf = string_node(pos, current_.string); break;
  case TokenKind::kTrue: leaf = node<TrueExpr>(pos, 1); break;
  case TokenKind::kFalse: leaf = node<FalseExpr>(pos, 1); break;
  case TokenKind::kNil: leaf = node<NilExpr>(pos, 1); break;
  case TokenKind::kEllipsis: leaf = node<VarargExpr>(pos, 1); break;
  case TokenKind::kLeftParen: return parenthesised();
  case TokenKind::kLeftBrace: return table();
  case TokenKind::kFunc: return function_expression();
  default: fail_expected("expression"); return error_expression();
  }
  advance();
  return leaf;
}

Expr* Parser::name_expression() { return node<NameExpr>(current_.pos, 1, current_.text, Binding{}); }

Expr* Parser::parenthesised() {
  SourcePos paren = open(TokenKind::kLeftParen);
  Expr* inner = expression();
  close(TokenKind::kRightParen, paren);
  return node<ParenExpr>(paren, inner->depth + 1u, inner);
}

// ---------------------------------------------------------------- tables

/// `{ field [","|";"] … }`: separators are optional, as `{1 2 3}`.
Expr* Parser::table() {
  ListBuilder<TableField> fields(field_lists_);
  SourcePos brace = open(TokenKind::kLeftBrace);
  uint32_t depth = 0;
  while (starts_table_field()) {
    TableField field = table_field();
    if (field.key != nullptr) depth = std::max<uint32_t>(depth, field.key->depth);
    depth = std::max<uint32_t>(depth, field.value->depth);
    fields.add(field);
    if (!accept(TokenKind::kComma)) accept(TokenKind::kSemicolon);
  }
  close(TokenKind::kRightBrace, brace, fields.size() > 0 ? "field" : "expression");
  return node<TableExpr>(brace, depth + 1, fields.finish(arena_));
}

bool Parser::starts_table_field() {
  if (can_start_expression(current_.kind) || at(TokenKind::kLeftBracket)) return true;
  return is_keyword(current_.kind) && peek().kind == TokenKind::kColon;
}

/// `[key]: value`, `word: value`, `"text": value` or a positional value. Only the colon tells the short keys from
/// values, so `{obj:method()}` is a field named obj.
TableField Parser::table_field() {
  TableField field{nullptr, nullptr};
  if (at(TokenKind::kLeftBracket)) {
    SourcePos bracket = open(TokenKind::kLeftBracket);
    field.key = expression();
    close(TokenKind::kRightBracket, bracket);
    expect(TokenKind::kColon);
  } else if ((is_word(current_.kind) || at(TokenKind::kString)) && peek().kind == TokenKind::kColon) {
    std::string_view name = at(TokenKind::kString) ? current_.string : current_.text;
    field.key = string_node(current_.pos, name);
    advance();
    advance();
  }
  field.value = expression();
  if (field.key != nullptr && field.key->kind == ExprKind::kString) {
    name_function(field.value, cast<StringExpr>(field.key)->value);
  }
  return field;
}

// ---------------------------------------------------------------- functions

Expr* Parser::function_expression() {
  SourcePos pos = current_.pos;
  advance();
  uint32_t outer_tallest = tallest_;
  tallest_ = 0;
  Function* function = function_after_name(pos, {});
  uint32_t depth = tallest_ + 1;
  tallest_ = outer_tallest;
  return node<FunctionExpr>(pos, depth, function);
}

/// `params block`; the word `func` and the name are behind.
Function* Parser::function_after_name(SourcePos pos, std::string_view name) {
  Function* function = arena_.make<Function>();
  function->name = name;
  function->pos = pos;
  function->parent = function_;
  function->index = function_count_++;
  uint32_t outer_loops = loops_;
  size_t outer_brackets = brackets_.size();
  function_ = function;
  loops_ = 0;
  enter_level();  // besides that of the body: a function takes more native frames than a block
  parameters(function);
  function->body = block(outer_brackets);
  leave_level();
  function_ = function->parent;
  loops_ = outer_loops;
  return function;
}

void Parser::parameters(Function* function) {
  if (!at(TokenKind::kLeftParen)) return fail_expected("\"(\"");
  ListBuilder<DeclaredName> names(name_lists_);
  SourcePos paren = open(TokenKind::kLeftParen);
  while (parameter(function, names) && accept(TokenKind::kComma)) {}
  bool may_go_on = names.size() > 0 && !function->variadic;
  close(TokenKind::kRightParen, paren, function->variadic ? "" : may_go_on ? "\",\"" : "parameter name");
  function->params = names.finish(arena_);
}

/// One parameter, if there is another: `name`, or as the last one `...`, `...name` or `name...`.
bool Parser::parameter(Function* function, ListBuilder<DeclaredName>& names) {
  if (function->variadic) return false;
  bool dots_first = accept(TokenKind::kEllipsis);
  if (!at(TokenKind::kName)) {
    function->variadic = dots_first;
    return dots_first;
  }
  DeclaredName name{current_.text, current_.pos, nullptr};
  advance();
  function->variadic = dots_first || accept(TokenKind::kEllipsis);
  if (function->variadic) function->vararg_name = name;
  else names.add(name);
  return true;
}

}  // namespace gs::frontend
