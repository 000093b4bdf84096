// The parser: recursive descent over statements, an operator stack over expressions.
//
// One function per rule of the grammar, each reading forward with a single token in hand and now and then a second
// (`peek`). The statement rules that look alike at first - the forms of `for`, assignment against declaration
// against call - share the rule for their common beginning and part where the text does. The only longer look ahead
// is for Go types (`make(map[K]V)`, `var x T`), which no expression rule could read: parse_types.cpp.
//
// Mistakes. A rule that meets a wrong token calls fail(), which reports once and turns the current token into
// kPanic. That matches no rule and ends every loop, so all open rules return by themselves without exceptions,
// special results or checks on the way, up to the innermost list of statements. There synchronise() puts the real
// token back and skips to where a statement can start again. Headers (`if`, `for`, `func`) stop the unwinding
// earlier, at the `{` of their block, so that one mistake in a condition does not hide those in the body.
//
// Depth. Binary chains, prefix operators, `elseif` arms and statements are read in loops; only what nests in the
// text recurses, and kMaxNesting bounds it. The tree's own depth, which a chain `a + b + c ...` builds without any
// nesting, is bounded by kMaxTreeDepth: every node knows its depth and node() checks it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vm/base/arena.h"
#include "vm/frontend/ast.h"
#include "vm/frontend/diagnostics.h"
#include "vm/frontend/lexer.h"
#include "vm/frontend/parser.h"
#include "vm/frontend/token.h"

namespace gs::frontend {

/// A list while it grows. Lists nest (arguments within arguments), so all lists of one type share one stack: each
/// builder owns what lies above its base, and no list allocates for itself.
template <typename T>
class ListBuilder {
 public:
  explicit ListBuilder(std::vector<T>& stack) : stack_(stack), base_(stack.size()) {}
  ListBuilder(const ListBuilder&) = delete;
  ListBuilder& operator=(const ListBuilder&) = delete;
  ~ListBuilder() { stack_.erase(begin(), stack_.end()); }

  void add(const T& item) { stack_.push_back(item); }
  auto begin() const { return stack_.begin() + static_cast<ptrdiff_t>(base_); }
  auto end() const { return stack_.end(); }
  size_t size() const { return stack_.size() - base_; }
  T& operator[](size_t i) const { return stack_[base_ + i]; }
  ArenaSpan<T> finish(Arena& arena) const { return arena_span(arena, *this); }

 private:
  std::vector<T>& stack_;
  size_t base_;
};

class Parser {
 public:
  Parser(const Source& source, Arena& arena, Diagnostics& diagnostics);

  Function* program();
  uint32_t function_count() const { return function_count_; }

 private:
  // ---- tokens (parser.cpp)
  bool at(TokenKind kind) const { return current_.kind == kind; }
  void advance();
  const Token& peek();
  bool accept(TokenKind kind);
  bool expect(TokenKind kind);
  SourcePos open(TokenKind bracket);
  void close(TokenKind bracket, SourcePos opened_at, std::string_view instead = {});

  // ---- mistakes (parser.cpp)
  void complain(SourcePos pos, std::string message);
  bool has_lexer_error() const;
  void fail(SourcePos pos, std::string message, bool at_end_of_input = false);
  void fail_expected(std::string_view what);
  void fail_unclosed(TokenKind bracket, SourcePos opened_at, std::string_view instead);
  void stop(std::string message);
  void panic();
  void resume() {
    current_ = stuck_;
    panicking_ = false;
  }
  bool must_end() const { return stopped_ || stuck_.kind == TokenKind::kEnd || diagnostics_.full(); }
  void synchronise(uint32_t column, uint32_t first_token);
  bool at_statement_boundary(uint32_t column) const;
  void skip_token();
  void skip_to_block(size_t outer_brackets);

  // ---- depth (parser.cpp)
  bool enter_level();
  void leave_level() { level_--; }
  uint32_t checked_depth(SourcePos pos, uint32_t depth);
  void note_depth(uint32_t depth) { tallest_ = std::max(tallest_, depth); }

  template <typename T, typename... Fields>
  T* node(SourcePos pos, uint32_t depth, Fields... fields) {
    if (depth > kMaxTreeDepth) [[unlikely]]
      depth = checked_depth(pos, depth);
    return arena_.make<T>(Expr{T::kKind, static_cast<uint16_t>(depth), pos}, fields...);
  }
  template <typename T, typename... Fields>
  T* statement_node(SourcePos pos, Fields... fields) {
    return arena_.make<T>(Stmt{T::kKind, pos}, fields...);
  }

  // ---- statements (parse_statements.cpp)
  ArenaSpan<Stmt*> statements();
  Block block(size_t outer_brackets);
  Block block() { return block(statement_brackets_); }
  Stmt* statement();
  Stmt* function_statement();
  Stmt* if_statement();
  Expr* condition();
  Stmt* for_statement();
  Stmt* counted_loop(SourcePos pos, Stmt* init);
  Stmt* conditional_loop(SourcePos pos, Expr* condition);
  Stmt* range_loop(SourcePos pos, ArenaSpan<DeclaredName> names);
  Stmt* while_statement();
  bool starts_while_loop();
  Stmt* return_statement();
  Stmt* loop_exit();
  Stmt* go_statement();
  Stmt* var_statement();
  Stmt* block_statement();
  Stmt* error_statement(SourcePos pos) { return statement_node<ErrorStmt>(pos); }
  Block loop_body();

  enum class Place : uint8_t { kStatement, kForHeader };  // only the latter may turn into a range loop
  Stmt* simple_statement();
  Stmt* simple_statement_after(SourcePos pos, Expr* first, Place place);
  Stmt* list_statement(SourcePos pos, Expr* first, Place place);
  Stmt* assignment(SourcePos pos, ListBuilder<Expr*>& targets);
  Stmt* declaration(SourcePos pos, const ListBuilder<Expr*>& targets, Place place);
  Stmt* compound(Expr* target, BinaryOp op, Expr* value, SourcePos pos);
  Stmt* increment(Expr* target);
  Stmt* send(Expr* channel);
  Stmt* expression_statement(SourcePos pos, Expr* expr);
  Expr* statement_expression();
  ArenaSpan<Expr*> statement_expressions();
  Expr* assignable(Expr* target);
  void name_function(Expr* value, std::string_view name);
  std::string_view path_of(Expr* target);

  // ---- expressions (parse_expressions.cpp)
  Expr* expression();
  Expr* operator_chain(Expr* first);
  void reduce();
  Expr* operand();
  Expr* prefix_chain();
  Expr* postfix(Expr* expr);
  Expr* primary();
  Expr* name_expression();
  Expr* parenthesised();
  Expr* field_access(Expr* object);
  Expr* element_access(Expr* object);
  Expr* call(Expr* callee);
  Expr* method_call(Expr* object);
  ArenaSpan<Expr*> arguments(uint32_t& depth);
  Expr* table();
  bool starts_table_field();
  TableField table_field();
  Expr* function_expression();
  Function* function_after_name(SourcePos pos, std::string_view name);
  void parameters(Function* function);
  bool parameter(Function* function, ListBuilder<DeclaredName>& names);
  Expr* error_expression() { return node<ErrorExpr>(current_.pos, 1); }
  Expr* string_node(SourcePos pos, std::string_view text) { return node<StringExpr>(pos, 1, text); }

  // ---- types (parse_types.cpp)
  class TypeProbe;
  void skip_type_word();
  void skip_tokens(uint32_t count);
  void expect_type();
  bool make_names_map_type();
  Expr* make_form(Expr* callee);
  Expr* make_channel();
  Expr* make_array();
  Expr* make_map();

  Lexer lexer_;
  Arena& arena_;
  Diagnostics& diagnostics_;

  Token current_;
  Token ahead_;  // valid if has_ahead_
  bool has_ahead_ = false;
  uint32_t tokens_read_ = 0;

  bool panicking_ = false;
  size_t errors_before_ = 0;  // how many there were when the current statement began
  bool stopped_ = false;  // after a mistake that makes going on pointless
  Token stuck_;           // while panicking: the token that current_ really is
  // The brackets that the current statement has opened and not closed, above statement_brackets_: they tell
  // synchronise() which of the closing ones ahead belong to the broken statement.
  std::vector<TokenKind> brackets_;
  size_t statement_brackets_ = 0;

  Function* function_ = nullptr;
  uint32_t function_count_ = 0;
  uint32_t loops_ = 0;    // loops open in the current function
  uint32_t level_ = 0;    // nesting of the text, against kMaxNesting
  uint32_t tallest_ = 0;  // depth of the deepest statement so far in the current block

  struct PendingOperator {
    TokenKind kind;
    SourcePos pos;
  };
  std::vector<PendingOperator> operators_;
  std::vector<Expr*> operands_;
  std::vector<Expr*> expr_lists_;
  std::vector<Stmt*> stmt_lists_;
  std::vector<TableField> field_lists_;
  std::vector<IfArm> arm_lists_;
  std::vector<DeclaredName> name_lists_;
};

/// True for a token that begins some expression.
bool can_start_expression(TokenKind kind);

}  // namespace gs::frontend
