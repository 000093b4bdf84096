// The front end on arbitrary bytes: lexes, parses, resolves and prints them, and looks at what must hold for any text.
//
//   fuzz_frontend_fuzz -max_len=4096 -dict=tests/fuzz/frontend.dict CORPUS tests/fuzz/corpus/frontend
//
// Beyond "no crash": a text is accepted or something is reported, never both; positions lie in the text; no more
// errors than the cap; the tree's depth is within its limit, also where the parser says so itself.

#include <cstddef>
#include <cstdint>
#include <string>

#include "vm/base/arena.h"
#include "vm/base/check.h"
#include "vm/base/source.h"
#include "vm/frontend/ast.h"
#include "vm/frontend/ast_printer.h"
#include "vm/frontend/diagnostics.h"
#include "vm/frontend/parser.h"
#include "vm/frontend/resolver.h"

namespace {

using namespace gs;
using namespace gs::frontend;

void check_diagnostics(const Source& source, const Diagnostics& diagnostics) {
  GS_CHECK(diagnostics.list().size() <= Diagnostics::kMaxErrors + 1, "errors are capped");
  for (const Diagnostic& d : diagnostics.list()) {
    GS_CHECK(d.pos.line >= 1 && d.pos.column >= 1, "positions start at one");
    GS_CHECK(d.pos.column <= source.line_text(d.pos.line).size() + 2, "a position lies in its line");  // 2: "\r"
    GS_CHECK(!d.message.empty(), "a diagnostic says something");
  }
}

void check_function(const Function* fn);

/// The depth of a tree, recomputed without trusting the nodes'; checks the recorded one on the way. Recursion is
/// safe because the parser has promised so.
uint32_t depth_of(const Expr* expr) {
  auto deeper = [](uint32_t depth, const Expr* child) {
    uint32_t other = child == nullptr ? 0 : depth_of(child);
    return other > depth ? other : depth;
  };
  uint32_t depth = 0;
  switch (expr->kind) {
  case ExprKind::kFunction: check_function(cast<const FunctionExpr>(expr)->function); return expr->depth;
  case ExprKind::kTable:
    for (const TableField& field : cast<const TableExpr>(expr)->fields) {
      depth = deeper(deeper(depth, field.key), field.value);
    }
    break;
  case ExprKind::kIndex:
    depth = deeper(deeper(0, cast<const IndexExpr>(expr)->object), cast<const IndexExpr>(expr)->key);
    break;
  case ExprKind::kCall:
    depth = deeper(0, cast<const CallExpr>(expr)->callee);
    for (const Expr* arg : cast<const CallExpr>(expr)->args) depth = deeper(depth, arg);
    break;
  case ExprKind::kMethodCall:
    depth = deeper(0, cast<const MethodCallExpr>(expr)->object);
    for (const Expr* arg : cast<const MethodCallExpr>(expr)->args) depth = deeper(depth, arg);
    break;
  case ExprKind::kUnary: depth = deeper(0, cast<const UnaryExpr>(expr)->operand); break;
  case ExprKind::kLogical:
    depth = deeper(deeper(0, cast<const LogicalExpr>(expr)->left), cast<const LogicalExpr>(expr)->right);
    break;
  case ExprKind::kBinary: {
    const BinaryExpr* binary = cast<const BinaryExpr>(expr);
    while (binary->op == BinaryOp::kConcat && binary->right->kind == ExprKind::kBinary &&
           cast<const BinaryExpr>(binary->right)->op == BinaryOp::kConcat) {
      depth = deeper(depth, binary->left);
      binary = cast<const BinaryExpr>(binary->right);
    }
    depth = deeper(deeper(depth, binary->left), binary->right);
    break;
  }
  case ExprKind::kParen: depth = deeper(0, cast<const ParenExpr>(expr)->inner); break;
  case ExprKind::kReceive: depth = deeper(0, cast<const ReceiveExpr>(expr)->channel); break;
  case ExprKind::kMakeChan: depth = deeper(0, cast<const MakeChanExpr>(expr)->capacity); break;
  case ExprKind::kMakeArray:
    depth = deeper(deeper(0, cast<const MakeArrayExpr>(expr)->length), cast<const MakeArrayExpr>(expr)->capacity);
    break;
  default: break;
  }
  GS_CHECK(depth + 1 == expr->depth, "a node knows its depth");
  GS_CHECK(expr->depth <= kMaxTreeDepth, "trees are not too deep");
  return expr->depth;
}

void check_expressions(ArenaSpan<Expr*> list) {
  for (const Expr* expr : list) depth_of(expr);
}

void check_block(const Block& block) {
  for (const Stmt* stmt : block.stmts) {
    switch (stmt->kind) {
    case StmtKind::kExpr: depth_of(cast<const ExprStmt>(stmt)->expr); break;
    case StmtKind::kAssign:
      check_expressions(cast<const AssignStmt>(stmt)->targets);
      check_expressions(cast<const AssignStmt>(stmt)->values);
      break;
    case StmtKind::kDeclare: check_expressions(cast<const DeclareStmt>(stmt)->values); break;
    case StmtKind::kReturn: check_expressions(cast<const ReturnStmt>(stmt)->values); break;
    case StmtKind::kFunction: check_function(cast<const FunctionStmt>(stmt)->function); break;
    case StmtKind::kIf:
      for (const IfArm& arm : cast<const IfStmt>(stmt)->arms) {
        if (arm.condition != nullptr) depth_of(arm.condition);
        check_block(arm.body);
      }
      break;
    case StmtKind::kWhile: check_block(cast<const WhileStmt>(stmt)->body); break;
    case StmtKind::kFor: check_block(cast<const ForStmt>(stmt)->body); break;
    case StmtKind::kRange: check_block(cast<const RangeStmt>(stmt)->body); break;
    case StmtKind::kBlock: check_block(cast<const BlockStmt>(stmt)->body); break;
    default: break;
    }
  }
}

void check_function(const Function* fn) {
  for (uint32_t i = 0; i < fn->locals.size; i++) {
    const Variable* v = fn->locals[i];
    GS_CHECK(v->owner == fn && v->index == i, "a local knows its place");
    GS_CHECK(v->captured || !v->needs_cell, "only captured variables need cells");
  }
  for (const Upvalue& upvalue : fn->upvalues) {
    GS_CHECK(!upvalue.from_parent || upvalue.variable->owner == fn->parent, "a parent's local is the parent's");
    bool through = !upvalue.from_parent && !upvalue.from_self;
    GS_CHECK(!through || upvalue.parent_index < fn->parent->upvalues.size, "a parent's upvalue exists");
    GS_CHECK(!through || fn->parent->upvalues[upvalue.parent_index].variable == upvalue.variable, "and is the same");
  }
  check_block(fn->body);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Source source{"fuzz.gs", std::string(reinterpret_cast<const char*>(data), size)};
  Arena arena;
  Diagnostics diagnostics;
  Chunk chunk;
  bool ok = parse(source, arena, diagnostics, chunk);
  GS_CHECK(ok == diagnostics.empty(), "accepted or reported");
  GS_CHECK(chunk.main != nullptr, "there is always a tree");
  check_diagnostics(source, diagnostics);
  std::string messages = diagnostics.render(source);
  GS_CHECK(ok == messages.empty(), "what is reported is rendered");
  if (ok) {
    resolve(chunk, arena);
    check_function(chunk.main);
  }
  GS_CHECK(print_ast(chunk).starts_with("main\n"), "every tree can be printed");
  return 0;
}
