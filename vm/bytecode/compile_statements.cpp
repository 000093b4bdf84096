// Statements and control flow.
//
// Loops test at the bottom, where the test is the backward jump:
//
//        jump if not cond, exit        (the test once before; or `jump test`, if the condition is not small)
//   body:
//        …
//   next:                              continue comes here
//        fresh copies, post
//   test:
//        jump back if cond, body
//   exit:
#include "vm/bytecode/compiler_impl.h"

namespace gs::vm {

using namespace frontend;

// ---------------------------------------------------------------- blocks

void FunctionCompiler::block(const Block& body) {
  Scope scope = open_scope();
  statements(body);
  close_scope(scope);
}

/// What follows a return, break or continue in the same block is never executed, and not compiled.
void FunctionCompiler::statements(const Block& body) {
  for (const Stmt* s : body.stmts) {
    if (!b_.reachable() || must_give_up(s->pos)) return;
    statement(s);
    GS_ASSERT(top_ == locals_top_, "no temporary outlives its statement");
  }
}

void FunctionCompiler::statement(const Stmt* s) {
  switch (s->kind) {
    case StmtKind::kExpr: discard(cast<const ExprStmt>(s)->expr); return;
    case StmtKind::kAssign: assign(cast<const AssignStmt>(s)); return;
    case StmtKind::kCompound: compound(cast<const CompoundStmt>(s)); return;
    case StmtKind::kDeclare: declare(cast<const DeclareStmt>(s)); return;
    case StmtKind::kFunction: function_statement(cast<const FunctionStmt>(s)); return;
    case StmtKind::kIf: if_statement(cast<const IfStmt>(s)); return;
    case StmtKind::kWhile: {
      auto* loop = cast<const WhileStmt>(s);
      this->loop(loop->condition, loop->body, nullptr, nullptr, s->pos);
      return;
    }
    case StmtKind::kFor: for_loop(cast<const ForStmt>(s)); return;
    case StmtKind::kRange: range_loop(cast<const RangeStmt>(s)); return;
    case StmtKind::kReturn: return_values(cast<const ReturnStmt>(s)->values, s->pos); return;
    case StmtKind::kBreak: case StmtKind::kContinue: loop_exit(s); return;
    case StmtKind::kGo: {
      Reg mark = top_;
      call(cast<const GoStmt>(s)->call, 0, Op::Go);
      release_to(mark);
      return;
    }
    case StmtKind::kSend: send(cast<const SendStmt>(s)); return;
    case StmtKind::kBlock: block(cast<const BlockStmt>(s)->body); return;
    case StmtKind::kError: GS_UNREACHABLE("a tree with errors is not compiled");
  }
}

void FunctionCompiler::send(const SendStmt* s) {
  Reg mark = top_;
  Reg channel = any_register(s->channel);
  b_.abc(s->pos, Op::Send, channel, any_register(s->value));
  release_to(mark);
}

void FunctionCompiler::loop_exit(const Stmt* s) {
  if (loop_ == nullptr) {
    error(s->pos, s->kind == StmtKind::kBreak ? "break outside loop" : "continue outside loop");
    return;
  }
  b_.jump(s->pos, s->kind == StmtKind::kBreak ? loop_->exit : *loop_->next);
}

// ---------------------------------------------------------------- if

void FunctionCompiler::if_statement(const IfStmt* s) {
  Label end;
  for (const IfArm& arm : s->arms) {
    if (!b_.reachable()) break;
    if (arm.condition == nullptr) {
      block(arm.body);
      break;
    }
    if (Label* to = only_leaves_loop(arm.body)) {
      jump_if(arm.condition, When::kTrue, *to);
      continue;
    }
    Label otherwise;
    jump_if(arm.condition, When::kFalse, otherwise);
    block(arm.body);
    if (b_.reachable() && &arm != &s->arms.back()) b_.jump(s->pos, end);
    b_.bind(otherwise);
  }
  b_.bind(end);
}

/// Where `{ break }` and `{ continue }` go, so that the condition can jump there itself. Null for other blocks.
Label* FunctionCompiler::only_leaves_loop(const Block& body) {
  if (body.stmts.size != 1 || loop_ == nullptr) return nullptr;
  if (body.stmts[0]->kind == StmtKind::kBreak) return &loop_->exit;
  return body.stmts[0]->kind == StmtKind::kContinue ? loop_->next : nullptr;
}

// ---------------------------------------------------------------- loops with conditions

namespace {

/// Counts the nodes of small conditions; anything that must not be compiled twice, or is not small, is over budget.
void count_nodes(const Expr* e, int& budget) {
  if (--budget < 0) return;
  switch (e->kind) {
    case ExprKind::kUnary: return count_nodes(cast<const UnaryExpr>(e)->operand, budget);
    case ExprKind::kParen: return count_nodes(cast<const ParenExpr>(e)->inner, budget);
    case ExprKind::kBinary:
      count_nodes(cast<const BinaryExpr>(e)->left, budget);
      return count_nodes(cast<const BinaryExpr>(e)->right, budget);
    case ExprKind::kLogical:
      count_nodes(cast<const LogicalExpr>(e)->left, budget);
      return count_nodes(cast<const LogicalExpr>(e)->right, budget);
    case ExprKind::kIndex:
      count_nodes(cast<const IndexExpr>(e)->object, budget);
      return count_nodes(cast<const IndexExpr>(e)->key, budget);
    case ExprKind::kNil: case ExprKind::kTrue: case ExprKind::kFalse: case ExprKind::kInt: case ExprKind::kFloat:
    case ExprKind::kString: case ExprKind::kName: return;
    default: budget = -1;
  }
}

}  // namespace

/// Is the condition small enough to stand in the code twice?
bool FunctionCompiler::worth_repeating(const Expr* condition) {
  int budget = 12;
  count_nodes(condition, budget);
  return budget >= 0;
}

void FunctionCompiler::loop(const Expr* condition, const Block& body, const Stmt* init, const Stmt* post,
                            SourcePos at) {
  auto literal = condition != nullptr ? literal_of(condition) : Literal::boolean(true);
  bool endless = literal && literal->truthy();
  Label start, next, test;
  Loop self{{}, endless && post == nullptr ? &start : &next, loop_};
  if (!endless && worth_repeating(condition)) {
    jump_if(condition, When::kFalse, self.exit);
    if (!b_.reachable()) return b_.bind(self.exit);
  } else if (!endless) {
    b_.jump(condition->pos, test);
  }
  b_.bind_loop(start);
  loop_ = &self;
  block(body);
  loop_ = self.outer;
  b_.bind(next);
  if (b_.reachable()) {
    if (init != nullptr) fresh_copies(init);
    if (post != nullptr) statement(post);
  }
  b_.bind(test);
  if (b_.reachable() && endless) b_.jump(at, start);
  if (b_.reachable() && !endless) jump_if(condition, When::kTrue, start);
  b_.bind(self.exit);
}

void FunctionCompiler::for_loop(const ForStmt* s) {
  Scope scope = open_scope();
  if (s->init != nullptr) statement(s->init);
  loop(s->condition, s->body, s->init, s->post, s->pos);
  close_scope(scope);
}

/// The variables of a `for` header are fresh in each iteration: those in cells move to new cells before `post`.
void FunctionCompiler::fresh_copies(const Stmt* init) {
  if (init->kind != StmtKind::kDeclare) return;
  for (const DeclaredName& name : cast<const DeclareStmt>(init)->names) {
    if (name.variable == nullptr || !name.variable->needs_cell) continue;
    Home home{name.variable->reg};
    Reg value = allocate();
    load_local(name.variable, value, name.pos);
    b_.abc(name.pos, Op::NewCell, home.far() ? value : home.reg(), value);
    if (home.far()) b_.abcx(name.pos, Op::SetFar, row_of(home), value, 0, home.index());
    release_to(value);
  }
}

// ---------------------------------------------------------------- range loops

namespace {
/// What a range loop keeps in registers: value or function, state, control (opcodes.def).
constexpr uint32_t kRangeState = 3;
/// Slots that RangeNext may use from its first register on: the state and a window with two arguments.
constexpr uint32_t kRangeFrame = kRangeState + kFrameHeader + 2;
}  // namespace

void FunctionCompiler::range_loop(const RangeStmt* s) {
  Scope scope = open_scope();
  range_subject(s->subject, s->pos);
  if (locals_fit(kRangeState + s->names.size)) {
    range_in_registers(s);
  } else {
    range_in_row(s);
  }
  close_scope(scope);
}

/// The subject and what else the loop starts with, in three new registers: a call may give function, state, control.
void FunctionCompiler::range_subject(const Expr* subject, SourcePos at) {
  b_.need_frame(top_ + kRangeFrame);
  if (subject->kind == ExprKind::kCall || subject->kind == ExprKind::kMethodCall) {
    several(subject, kRangeState);
    return;
  }
  if (subject->kind != ExprKind::kVararg) {
    next_register(subject);
  } else if (function_.variadic) {
    b_.abc(subject->pos, Op::VarargTable, allocate());
  } else {
    b_.abcx(subject->pos, Op::NewTable, allocate(), 0, 0, b_.table_site(0));
  }
  b_.abc(at, Op::LoadNil, top_, kRangeState - 1);
  allocate(kRangeState - 1);
}

/// The loop's variables are the registers in which RangeNext delivers; their cells, if any, are made in each round.
void FunctionCompiler::range_in_registers(const RangeStmt* s) {
  Reg state = locals_top_;
  locals_top_ = top_;
  Label body, prepared, next;
  Loop self{{}, &next, loop_};
  b_.jump(s->pos, Op::RangePrep, state, 0, prepared);
  b_.bind_loop(body);
  activate(allocate(s->names.size), s->names);
  loop_ = &self;
  block(s->body);
  loop_ = self.outer;
  b_.bind(next);
  b_.bind(prepared);
  range_step(s, state, body);
  b_.bind(self.exit);
}

/// Too many locals already: state and variables live in the row, and visit the registers between two rounds.
void FunctionCompiler::range_in_row(const RangeStmt* s) {
  Reg state = locals_top_;
  uint32_t kept = new_far(kRangeState);
  Label body, prepared, next;
  Loop self{{}, &next, loop_};
  b_.jump(s->pos, Op::RangePrep, state, 0, prepared);
  b_.bind_loop(body);
  for (uint32_t i = 0; i < kRangeState; i++) b_.abcx(s->pos, Op::SetFar, far_row_, state + i, 0, kept + i);
  activate_far(allocate(s->names.size), s->names);
  release_to(locals_top_);
  loop_ = &self;
  block(s->body);
  loop_ = self.outer;
  b_.bind(next);
  if (b_.reachable()) {
    for (uint32_t i = 0; i < kRangeState; i++) b_.abcx(s->pos, Op::GetFar, state + i, far_row_, 0, kept + i);
  }
  b_.bind(prepared);
  range_step(s, state, body);
  b_.bind(self.exit);
}

void FunctionCompiler::range_step(const RangeStmt* s, Reg state, Label& body) {
  b_.jump(s->pos, Op::RangeNext, state, s->names.size, body);
  b_.jump(s->pos, Op::RangeTest, state, 0, body);
}

}  // namespace gs::vm
