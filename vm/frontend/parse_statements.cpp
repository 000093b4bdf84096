// Statements.
#include "vm/frontend/parser_impl.h"

namespace gs::frontend {

// ---------------------------------------------------------------- lists and blocks

/// Statements up to a `}` that closes no bracket of theirs, or the end. A mistake ends here: the broken statement
/// is skipped and the next one gets its chance.
ArenaSpan<Stmt*> Parser::statements() {
  ListBuilder<Stmt*> list(stmt_lists_);
  size_t outer_errors = errors_before_;
  while (true) {
    while (accept(TokenKind::kSemicolon)) {}
    if (at(TokenKind::kRightBrace) || at(TokenKind::kEnd) || panicking_) break;
    uint32_t column = current_.pos.column;
    uint32_t first_token = tokens_read_;
    errors_before_ = diagnostics_.list().size();
    list.add(statement());
    if (panicking_) synchronise(column, first_token);
  }
  errors_before_ = outer_errors;
  return list.finish(arena_);
}

/// A block whose header began with `outer_brackets` brackets open. Unlike those of expressions, a block's braces are
/// not on `brackets_`: a `}` that closes none of those closes the block.
Block Parser::block(size_t outer_brackets) {
  Block result{};
  if (!at(TokenKind::kLeftBrace)) {
    fail_expected("\"{\"");
    skip_to_block(outer_brackets);
    if (panicking_) return result;
  }
  SourcePos brace = current_.pos;
  size_t outer_base = statement_brackets_;
  uint32_t outer_tallest = tallest_;
  if (enter_level()) {
    statement_brackets_ = brackets_.size();
    tallest_ = 0;
    advance();
    result.stmts = statements();
    result.end = current_.pos;
    statement_brackets_ = outer_base;
    if (at(TokenKind::kRightBrace)) advance();
    else fail_unclosed(TokenKind::kRightBrace, brace, "statement");
    uint32_t depth = checked_depth(brace, tallest_ + 1);
    tallest_ = std::max(outer_tallest, depth);
  }
  leave_level();
  return result;
}

Block Parser::loop_body() {
  loops_++;
  Block body = block();
  loops_--;
  return body;
}

Stmt* Parser::statement() {
  switch (current_.kind) {
  case TokenKind::kFunc: return peek().kind == TokenKind::kName ? function_statement() : simple_statement();
  case TokenKind::kIf: return if_statement();
  case TokenKind::kFor: return for_statement();
  case TokenKind::kReturn: return return_statement();
  case TokenKind::kBreak:
  case TokenKind::kContinue: return loop_exit();
  case TokenKind::kGo: return go_statement();
  case TokenKind::kVar: return var_statement();
  case TokenKind::kLeftBrace: return block_statement();
  case TokenKind::kName: return starts_while_loop() ? while_statement() : simple_statement();
  default:
    if (can_start_expression(current_.kind)) return simple_statement();
    fail_expected("statement");
    return error_statement(current_.pos);
  }
}

Stmt* Parser::block_statement() {
  SourcePos pos = current_.pos;
  return statement_node<BlockStmt>(pos, block());
}

Stmt* Parser::function_statement() {
  SourcePos pos = current_.pos;
  advance();
  DeclaredName name{current_.text, current_.pos, nullptr};
  advance();
  Function* function = function_after_name(pos, name.name);
  return statement_node<FunctionStmt>(pos, name, function);
}

// ---------------------------------------------------------------- if, loops

/// The expression between `if` or `while` and the block. If there is none, the block has just been read as a table.
Expr* Parser::condition() {
  Expr* expr = statement_expression();
  if (expr->kind == ExprKind::kTable && !at(TokenKind::kLeftBrace)) fail(expr->pos, "expected condition before \"{\"");
  return expr;
}

/// All arms in one loop, so that a chain of any length nests no deeper than one.
Stmt* Parser::if_statement() {
  SourcePos pos = current_.pos;
  ListBuilder<IfArm> arms(arm_lists_);
  bool has_condition = true;
  advance();
  while (true) {
    Expr* test = has_condition ? condition() : nullptr;
    Block body = block();
    arms.add({test, body});
    if (!has_condition) break;
    if (accept(TokenKind::kElseif)) continue;
    if (!accept(TokenKind::kElse)) break;
    has_condition = accept(TokenKind::kIf);
  }
  return statement_node<IfStmt>(pos, arms.finish(arena_));
}

/// The forms of `for` part after their first expression: `{` makes it a condition, `:= range` a range loop, and
/// anything else is the first of three clauses.
Stmt* Parser::for_statement() {
  SourcePos pos = current_.pos;
  advance();
  if (at(TokenKind::kLeftBrace)) return conditional_loop(pos, nullptr);
  if (at(TokenKind::kSemicolon)) return counted_loop(pos, nullptr);
  if (at(TokenKind::kVar)) return counted_loop(pos, var_statement());
  SourcePos first_pos = current_.pos;
  Expr* first = statement_expression();
  if (at(TokenKind::kLeftBrace) || panicking_) return conditional_loop(pos, first);
  Stmt* init = simple_statement_after(first_pos, first, Place::kForHeader);
  if (init->kind == StmtKind::kRange) {
    init->pos = pos;
    return init;
  }
  return counted_loop(pos, init);
}

Stmt* Parser::conditional_loop(SourcePos pos, Expr* condition) {
  return statement_node<WhileStmt>(pos, condition, loop_body());
}

/// `; cond; post block`: the first clause is behind.
Stmt* Parser::counted_loop(SourcePos pos, Stmt* init) {
  expect(TokenKind::kSemicolon);
  Expr* condition = at(TokenKind::kSemicolon) || panicking_ ? nullptr : statement_expression();
  expect(TokenKind::kSemicolon);
  Stmt* post = at(TokenKind::kLeftBrace) || panicking_ ? nullptr : simple_statement();
  if (post != nullptr && post->kind == StmtKind::kDeclare) {
    // A new variable in each round would never reach the condition: surely `=` was meant.
    complain(post->pos, "cannot declare a variable in the last clause of a for loop");
  }
  return statement_node<ForStmt>(pos, init, condition, post, loop_body());
}

/// `range expr block`: the names and `:=` are behind.
Stmt* Parser::range_loop(SourcePos pos, ArenaSpan<DeclaredName> names) {
  advance();
  if (names.size > 2) complain(names[2].pos, "range gives at most two values");
  Expr* subject = statement_expression();
  return statement_node<RangeStmt>(pos, names, subject, loop_body());
}

/// `while` is a reserved word only where it can be nothing else: before something that starts an expression and
/// does not continue one.
bool Parser::starts_while_loop() {
  if (current_.text != "while") return false;
  TokenKind next = peek().kind;
  return can_start_expression(next) && next != TokenKind::kArrow;
}

Stmt* Parser::while_statement() {
  SourcePos pos = current_.pos;
  advance();
  return conditional_loop(pos, condition());
}

Stmt* Parser::loop_exit() {
  SourcePos pos = current_.pos;
  bool is_break = at(TokenKind::kBreak);
  if (loops_ == 0) {
    std::string message = std::string(current_.text) + " outside loop";
    diagnostics_.report(DiagnosticKind::kResolve, pos, std::move(message));
  }
  advance();
  if (is_break) return statement_node<BreakStmt>(pos);
  return statement_node<ContinueStmt>(pos);
}

// ---------------------------------------------------------------- return, go

/// Values follow wherever an expression can start, on the next line too; but `func name` is a declaration.
Stmt* Parser::return_statement() {
  SourcePos pos = current_.pos;
  advance();
  bool declares = at(TokenKind::kFunc) && peek().kind == TokenKind::kName;
  ArenaSpan<Expr*> values;
  if (can_start_expression(current_.kind) && !declares) values = statement_expressions();
  return statement_node<ReturnStmt>(pos, values);
}

namespace {

/// Where a statement wants a call or a target, parentheses make no difference.
Expr* without_parens(Expr* expr) {
  while (expr->kind == ExprKind::kParen) expr = cast<ParenExpr>(expr)->inner;
  return expr;
}

bool is_call(const Expr* expr) { return expr->kind == ExprKind::kCall || expr->kind == ExprKind::kMethodCall; }
bool can_be_statement(const Expr* expr) { return is_call(expr) || expr->kind == ExprKind::kReceive; }

}  // namespace

Stmt* Parser::go_statement() {
  SourcePos pos = current_.pos;
  advance();
  SourcePos call_pos = current_.pos;
  Expr* call = without_parens(statement_expression());
  if (!is_call(call)) {
    complain(call_pos, "expected a call after \"go\"");
    return error_statement(pos);
  }
  return statement_node<GoStmt>(pos, call);
}

// ---------------------------------------------------------------- var

/// `var a, b [T] [= values]`.
Stmt* Parser::var_statement() {
  SourcePos pos = current_.pos;
  ListBuilder<DeclaredName> names(name_lists_);
  advance();
  do {
    if (!at(TokenKind::kName)) {
      fail_expected("name");
      break;
    }
    names.add({current_.text, current_.pos, nullptr});
    advance();
  } while (accept(TokenKind::kComma));
  skip_type_word();
  ArenaSpan<Expr*> values;
  if (accept(TokenKind::kAssign)) values = statement_expressions();
  ArenaSpan<DeclaredName> declared = names.finish(arena_);
  for (uint32_t i = 0; i < declared.size && i < values.size; i++) name_function(values[i], declared[i].name);
  return statement_node<DeclareStmt>(pos, declared, values);
}

// ---------------------------------------------------------------- simple statements

Stmt* Parser::simple_statement() {
  SourcePos pos = current_.pos;
  if (at(TokenKind::kVar)) return var_statement();
  return simple_statement_after(pos, statement_expression(), Place::kStatement);
}

namespace {

/// The operator of `+=` and its like; false for other tokens.
bool compound_operator(TokenKind kind, BinaryOp& op) {
  switch (kind) {
  case TokenKind::kPlusAssign: op = BinaryOp::kAdd; return true;
  case TokenKind::kMinusAssign: op = BinaryOp::kSub; return true;
  case TokenKind::kStarAssign: op = BinaryOp::kMul; return true;
  case TokenKind::kSlashAssign: op = BinaryOp::kDiv; return true;
  case TokenKind::kPercentAssign: op = BinaryOp::kMod; return true;
  case TokenKind::kPowerAssign: op = BinaryOp::kPow; return true;
  case TokenKind::kConcatAssign: op = BinaryOp::kConcat; return true;
  default: return false;
  }
}

}  // namespace

/// The rest of a statement that begins with the expression `first`.
Stmt* Parser::simple_statement_after(SourcePos pos, Expr* first, Place place) {
  BinaryOp op;
  switch (current_.kind) {
  case TokenKind::kComma:
  case TokenKind::kAssign:
  case TokenKind::kDeclare: return list_statement(pos, first, place);
  case TokenKind::kIncrement:
  case TokenKind::kDecrement: return increment(first);
  case TokenKind::kArrow:
      // After a complete statement a line that starts with `<-` is a receive of its own.
    if (current_.first_on_line && can_be_statement(without_parens(first))) break;
    return send(first);
  default:
    if (!compound_operator(current_.kind, op)) break;
    SourcePos op_pos = current_.pos;
    advance();
    return compound(first, op, statement_expression(), op_pos);
  }
  return expression_statement(pos, first);
}

/// `a, b = values` or `a, b := values`.
Stmt* Parser::list_statement(SourcePos pos, Expr* first, Place place) {
  ListBuilder<Expr*> targets(expr_lists_);
  targets.add(first);
  while (accept(TokenKind::kComma)) targets.add(statement_expression());
  if (at(TokenKind::kAssign)) return assignment(pos, targets);
  if (at(TokenKind::kDeclare)) return declaration(pos, targets, place);
  fail_expected(targets.size() > 1 ? "\",\", \"=\" or \":=\"" : "\"=\" or \":=\"");
  return error_statement(pos);
}

Stmt* Parser::assignment(SourcePos pos, ListBuilder<Expr*>& targets) {
  for (size_t i = 0; i < targets.size(); i++) targets[i] = assignable(targets[i]);
  ArenaSpan<Expr*> names = targets.finish(arena_);
  advance();
  ArenaSpan<Expr*> values = statement_expressions();
  for (uint32_t i = 0; i < names.size && i < values.size; i++) {
    if (values[i]->kind == ExprKind::kFunction) name_function(values[i], path_of(names[i]));
  }
  return statement_node<AssignStmt>(pos, names, values);
}

Stmt* Parser::declaration(SourcePos pos, const ListBuilder<Expr*>& targets, Place place) {
  ListBuilder<DeclaredName> names(name_lists_);
  for (Expr* target : targets) {
    if (target->kind == ExprKind::kName) names.add({cast<NameExpr>(target)->name, target->pos, nullptr});
    else complain(target->pos, "expected a name on the left of \":=\"");
  }
  ArenaSpan<DeclaredName> declared = names.finish(arena_);
  advance();
  if (place == Place::kForHeader && at(TokenKind::kRange)) return range_loop(pos, declared);
  ArenaSpan<Expr*> values = statement_expressions();
  for (uint32_t i = 0; i < declared.size && i < values.size; i++) name_function(values[i], declared[i].name);
  return statement_node<DeclareStmt>(pos, declared, values);
}

/// `a++` is `a += 1`.
Stmt* Parser::increment(Expr* target) {
  SourcePos pos = current_.pos;
  BinaryOp op = at(TokenKind::kIncrement) ? BinaryOp::kAdd : BinaryOp::kSub;
  advance();
  return compound(target, op, node<IntExpr>(pos, 1, int64_t{1}), pos);
}

Stmt* Parser::compound(Expr* target, BinaryOp op, Expr* value, SourcePos pos) {
  return statement_node<CompoundStmt>(pos, op, assignable(target), value);
}

Stmt* Parser::send(Expr* channel) {
  SourcePos pos = current_.pos;
  advance();
  return statement_node<SendStmt>(pos, channel, statement_expression());
}

Stmt* Parser::expression_statement(SourcePos pos, Expr* expr) {
  expr = without_parens(expr);
  if (can_be_statement(expr)) return statement_node<ExprStmt>(pos, expr);
  // Where something was reported already, that is why no statement came of it.
  bool known = at(TokenKind::kError) || diagnostics_.list().size() > errors_before_;
  if (!known) fail(pos, "expression is not a statement");
  else if (!panicking_) panic();
  return error_statement(pos);
}

// ---------------------------------------------------------------- parts of statements

Expr* Parser::statement_expression() {
  Expr* expr = expression();
  note_depth(expr->depth);
  return expr;
}

ArenaSpan<Expr*> Parser::statement_expressions() {
  ListBuilder<Expr*> list(expr_lists_);
  do list.add(statement_expression());
  while (accept(TokenKind::kComma));
  return list.finish(arena_);
}

/// `target` stripped of parentheses, after a word of complaint if nothing can be stored there.
Expr* Parser::assignable(Expr* target) {
  target = without_parens(target);
  if (target->kind == ExprKind::kName || target->kind == ExprKind::kError) return target;
  bool is_place =
      target->kind == ExprKind::kIndex && without_parens(cast<IndexExpr>(target)->object)->kind != ExprKind::kVararg;
  if (!is_place) complain(target->pos, "cannot assign to this expression");
  return target;
}

namespace {

bool is_identifier(std::string_view text) {
  for (char c : text) {
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    if (!letter) return false;
  }
  return !text.empty();
}

// Names are for tracebacks: of a longer path the end tells enough.
constexpr size_t kMaxPathParts = 4;

}  // namespace

/// Gives a function literal the name of the place it is stored in.
void Parser::name_function(Expr* value, std::string_view name) {
  if (value->kind != ExprKind::kFunction) return;
  Function* function = cast<FunctionExpr>(value)->function;
  if (function->name.empty() && is_identifier(name.substr(0, name.find('.')))) function->name = name;
}

/// `a.b.c` as text; what precedes an index that is no name is left out (`list[i].run` is `run`).
std::string_view Parser::path_of(Expr* target) {
  std::string path;
  for (size_t parts = 0; parts < kMaxPathParts; parts++) {
    std::string_view part;
    Expr* object = nullptr;
    if (target->kind == ExprKind::kName) {
      part = cast<NameExpr>(target)->name;
    } else if (target->kind == ExprKind::kIndex) {
      IndexExpr* index = cast<IndexExpr>(target);
      if (index->key->kind == ExprKind::kString) part = cast<StringExpr>(index->key)->value;
      object = index->object;
    }
    if (!is_identifier(part)) break;
    path.insert(0, path.empty() ? std::string(part) : std::string(part) + ".");
    if (object == nullptr) break;
    target = object;
  }
  return arena_.copy(path);
}

}  // namespace gs::frontend
