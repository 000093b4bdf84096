// The bytecode compiler: one pass over the tree of a function, instructions out, nothing revisited.
//
// Registers. A frame's registers are a stack: parameters, then locals in order of declaration, then the temporaries
// of the statement being compiled. `top_` is the first free one. Between statements there are no temporaries.
//
//     0        parameters   locals …          temporaries …          free
//    +-----------------------+-----------------+----------------------+---------------- limits_.registers
//                                              ^ locals_top_          ^ top_
//
// Destinations. An expression is compiled *into* a register that the context chooses, so `x = a + b` is one
// instruction. What keeps this right: every instruction reads its operands before it writes, and a register that a
// variable can be read from is written only by the last instruction of the expression assigned to it. Intermediate
// results use the destination only if it is the topmost temporary ("scratch", below); the two constructs that write
// their destination early, && || and table literals, check for the case.
//
// Operands. Literals and plain locals (no cell, in a register) are operands as they are; nothing else needs to be
// copied for order of evaluation either, because expressions contain no assignments: a plain local cannot change
// while an expression is evaluated. Cells, upvalues and globals can, so they are loaded where they stand.
//
// Left spines. `a + b + c + …`, `a.b.c…`, `f()()…` nest to the left as deep as the text is long. They are compiled in
// a loop from the innermost outward (descend), so native recursion follows only the nesting of the text. The compiler
// may run on a coroutine's stack: functions on the recursive paths are few and small (GS_INLINE is used for that), and
// a text for which kNativeStack still is not enough is refused.
//
// Many variables, many values (CompileLimits). Registers are 250. Locals get the first 120; further ones live in a row
// (opcodes.def) that the function makes at its start. When temporaries run short at the beginning of an expression,
// those in use are saved in a row and the expression starts again above the locals (with_spilled_temporaries). Lists
// longer than 50 values are gathered in rows. No program meets a limit here; ordinary ones never see a row.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "vm/bytecode/builder.h"
#include "vm/bytecode/code_unit.h"
#include "vm/bytecode/compiler.h"
#include "vm/bytecode/fold.h"
#include "vm/frontend/ast.h"
#include "vm/frontend/diagnostics.h"

namespace gs::vm {

/// The largest fixed number a Cnt operand can say.
inline constexpr uint32_t kMaxCount = kMulti - 1;

/// Native stack the compiler may use; the caller of compile() sees to it that more is there (Vm::load).
inline constexpr uintptr_t kNativeStack = 200 * 1024;

/// What the compilers of a chunk's functions share.
struct Compilation {
  frontend::Diagnostics& diagnostics;
  const CompileLimits limits;
  const uintptr_t native_limit;  ///< the native stack must not grow below this
  bool gave_up = false;          ///< it would have: reported, and nothing more is compiled
};

/// A value where it already is: a literal, or a register.
struct Operand {
  bool is_literal = false;
  Reg reg = 0;
  Literal literal;

  static Operand in(Reg reg) { return {false, reg, {}}; }
  static Operand of(const Literal& literal) { return {true, 0, literal}; }
};

/// Where a local variable lives; packed into Variable::reg.
struct Home {
  static constexpr uint32_t kFarBit = 1u << 31, kParamRowBit = 1u << 30;
  uint32_t bits;

  static Home in_register(Reg r) { return {r}; }
  static Home in_row(uint32_t index, bool of_parameters) {
    return {kFarBit | (of_parameters ? kParamRowBit : 0) | index};
  }
  bool far() const { return bits & kFarBit; }
  bool param_row() const { return bits & kParamRowBit; }
  Reg reg() const { return bits; }
  uint32_t index() const { return bits & (kParamRowBit - 1); }
};

class FunctionCompiler {
 public:
  FunctionCompiler(Compilation& shared, const frontend::Function& function, CompiledFunction& out)
      : shared_(shared), limits_(shared.limits), function_(function), out_(out), b_(out) {}

  void compile();

 private:
  using Expr = frontend::Expr;
  using Stmt = frontend::Stmt;
  using Block = frontend::Block;
  using Variable = frontend::Variable;
  template <typename T>
  using Span = ArenaSpan<T>;

  // ---- functions (compiler.cpp)
  void prologue();
  void place_parameters();
  void place_vararg_table();
  void finish();
  void error(SourcePos at, std::string message);
  bool must_give_up(SourcePos at);

  // ---- registers (compiler.cpp)
  Reg allocate(uint32_t count = 1);
  void release_to(Reg top) { top_ = top; }
  bool is_scratch(Reg r) const { return r >= locals_top_ && r + 1 == top_; }
  bool is_short(uint32_t need) const;

  // ---- variables (compile_variables.cpp)
  bool has_far_row() const { return far_row_ != kNoReg; }
  Reg row_of(Home home) const { return home.param_row() ? param_row_ : far_row_; }
  bool locals_fit(uint32_t count) const { return !has_far_row() || locals_top_ + count <= limits_.local_registers; }
  uint32_t new_far(uint32_t count);
  void activate(Reg first, const Span<frontend::DeclaredName>& names);
  void activate_far(Reg first, const Span<frontend::DeclaredName>& names);
  void declare_in_register(Variable* v, Reg r, SourcePos at);
  void declare_far(Variable* v, Reg value, SourcePos at);
  const frontend::NameExpr* plain_local(const Expr* e) const;
  void load_name(const frontend::NameExpr* name, Reg dst);
  void store_name(const frontend::NameExpr* name, Reg value);
  void load_local(const Variable* v, Reg dst, SourcePos at);
  void store_local(const Variable* v, Reg value, SourcePos at);
  bool mentions(const Expr* e, Reg local, int& budget) const;
  bool any_mentions(const Span<Expr*>& list, Reg local, int& budget) const;

  // ---- expressions (compile_expressions.cpp)
  void into(const Expr* e, Reg dst);
  bool leaf_into(const Expr* e, Reg dst);
  Reg any_register(const Expr* e);
  Reg next_register(const Expr* e);
  Operand operand(const Expr* e);
  bool is_ready(const Expr* e, Operand& out) const;
  Reg register_of(const Operand& o, SourcePos at);
  void load_literal(const Literal& literal, Reg dst, SourcePos at);
  void move(Reg dst, Reg src, SourcePos at);
  void discard(const Expr* e);
  void spill_temporaries(Reg end, SourcePos at);
  void with_spilled_temporaries(const Expr* e, Reg dst);
  uint32_t temporaries_wanted(const Expr* e) const;
  void function_literal(const frontend::Function* f, Reg dst, SourcePos at);
  UpvalueSource upvalue_source(const frontend::Upvalue& upvalue) const;
  void make_channel(const frontend::MakeChanExpr* e, Reg dst);
  void make_array(const frontend::MakeArrayExpr* e, Reg dst);

  // ---- left spines (compile_expressions.cpp)
  /// The register for intermediate results of a spine; allocated when first needed.
  struct Scratch {
    Reg reg;
    bool ready;
  };
  Reg scratch(Scratch& s);
  static const Expr* first_operand(const Expr* e);
  Operand descend(const Expr* e, Scratch& s);
  void spine(const Expr* e, Reg dst);
  void spineless(const Expr* e, Reg dst);
  Operand apply(const Expr* e, const Operand& first, Reg dst, Scratch& s);
  bool folds(const Expr* e, const Operand& first, Operand& out) const;
  void apply_alone(const Expr* e, const Operand& value, Reg dst);

  // ---- operators (compile_operators.cpp)
  void emit_binary(frontend::BinaryOp op, const Operand& left, const Operand& right, Reg dst, SourcePos at);
  bool emit_with_constant(frontend::BinaryOp op, const Operand& left, const Operand& right, Reg dst, SourcePos at);
  void right_chain(const frontend::BinaryExpr* e, Reg dst);
  void concat_rest(Reg row, uint32_t have, const Expr* rest, Reg dst, SourcePos at);
  void concat_long(Reg row, uint32_t have, const Expr* rest, Reg dst, SourcePos at);
  void power_chain(const Expr* e, Reg dst);
  void compound_concat(const Operand& left, const Expr* right, Reg dst, SourcePos at);
  void vararg_count(Reg dst, SourcePos at);
  void vararg_index(const frontend::IndexExpr* e, Reg dst);

  // ---- conditions (compile_conditions.cpp)
  enum class When : bool { kFalse, kTrue };
  static When opposite(When w) { return w == When::kTrue ? When::kFalse : When::kTrue; }
  void jump_if(const Expr* e, When when, Label& to);
  void jump_if_chain(const frontend::LogicalExpr* e, When when, Label& to);
  void jump_if_compare(const frontend::BinaryExpr* e, When when, Label& to);
  void jump_if_equal(const Operand& a, const Operand& b, bool equal, Label& to, SourcePos at);
  void jump_if_ordered(frontend::BinaryOp op, const Operand& a, const Operand& b, bool holds, Label& to, SourcePos at);
  void logical(const frontend::LogicalExpr* e, Reg dst);
  void logical_into(const std::vector<const Expr*>& chain, frontend::LogicalOp op, Reg dst);
  bool overwritten_too_early(const std::vector<const Expr*>& chain, Reg dst) const;
  static std::vector<const Expr*> logical_chain(const frontend::LogicalExpr* e);

  // ---- calls and lists (compile_calls.cpp)
  bool is_multi(const Expr* e) const;
  Span<Expr*> present(const Span<Expr*>& list) const;
  static const Span<Expr*>& arguments_of(const Expr* call);
  void call_at(const Expr* e, const Operand& first, Scratch& s, uint32_t wanted, Op op = Op::Call);
  uint32_t arguments(const Expr* e, Reg window);
  Reg call(const Expr* e, uint32_t wanted, Op op = Op::Call);
  void multi_at_top(const Expr* e);
  void multi_with_spilled_temporaries(const Expr* e);
  void gather(const Span<Expr*>& list, Reg row, SourcePos at);
  void exactly(const Span<Expr*>& list, uint32_t wanted, SourcePos at);
  Reg several(const Expr* e, uint32_t wanted);
  void return_values(const Span<Expr*>& list, SourcePos at);
  void emit_return(Reg first, uint32_t count, SourcePos at);

  // ---- tables (compile_tables.cpp)
  void table(const frontend::TableExpr* e, Reg dst);
  void object_literal(const frontend::TableExpr* e, Reg dst);
  void table_fields(const frontend::TableExpr* e, Reg table);
  void keyed_field(const frontend::TableField& field, Reg table);
  void load_element(const Operand& object, const Operand& key, Reg dst, SourcePos at);
  void store_element(Reg object, const Operand& key, Reg value, SourcePos at);

  // ---- assignments (compile_assignments.cpp)
  void assign(const frontend::AssignStmt* s);
  void assign_one(const Expr* target, const Expr* value, SourcePos at);
  void assign_many(const frontend::AssignStmt* s);
  void kept_values(const frontend::AssignStmt* s, std::vector<Operand>& out);
  Reg received_pair(const frontend::ReceiveExpr* e);
  Reg gathered(const Span<Expr*>& list, SourcePos at);
  void assign_from_row(const frontend::AssignStmt* s);
  void store(const Expr* target, const Operand& value, SourcePos at);
  const frontend::NameExpr* computed_in_place(const frontend::AssignStmt* s);
  Operand keep(const Expr* value, const Span<Expr*>& targets, size_t position, const frontend::NameExpr* written);
  void compound(const frontend::CompoundStmt* s);
  void combine(const frontend::CompoundStmt* s, Reg left, Reg dst);
  void compound_name(const frontend::CompoundStmt* s);
  void compound_element(const frontend::CompoundStmt* s);
  void declare(const frontend::DeclareStmt* s);
  void declared_values(const frontend::DeclareStmt* s);
  void declare_one(const frontend::DeclareStmt* s);
  void declare_globals(const frontend::DeclareStmt* s);
  void declare_from_row(const frontend::DeclareStmt* s);
  void local_function(const frontend::FunctionStmt* s);
  void function_statement(const frontend::FunctionStmt* s);

  // ---- statements (compile_statements.cpp)
  /// What the locals of a block return to at its end.
  struct Scope {
    Reg locals_top;
    uint32_t far_top;
  };
  Scope open_scope() const { return {locals_top_, far_top_}; }
  void close_scope(Scope scope) {
    top_ = locals_top_ = scope.locals_top;
    far_top_ = scope.far_top;
  }
  void block(const Block& body);
  void statements(const Block& body);
  void statement(const Stmt* s);
  void send(const frontend::SendStmt* s);
  void if_statement(const frontend::IfStmt* s);
  void loop_exit(const Stmt* s);
  Label* only_leaves_loop(const Block& body);
  void loop(const Expr* condition, const Block& body, const Stmt* init, const Stmt* post, SourcePos at);
  void for_loop(const frontend::ForStmt* s);
  void fresh_copies(const Stmt* init);
  void range_loop(const frontend::RangeStmt* s);
  void range_subject(const Expr* subject, SourcePos at);
  void range_in_registers(const frontend::RangeStmt* s);
  void range_in_row(const frontend::RangeStmt* s);
  void range_step(const frontend::RangeStmt* s, Reg state, Label& body);
  static bool worth_repeating(const Expr* condition);

  static constexpr Reg kNoReg = ~0u;

  struct Loop {
    Label exit;
    Label* next;  // where `continue` goes
    Loop* outer;
  };

  Compilation& shared_;
  const CompileLimits& limits_;
  const frontend::Function& function_;
  CompiledFunction& out_;
  Builder b_;
  Reg top_ = 0;
  Reg locals_top_ = 0;
  Reg far_row_ = kNoReg;     // holds the row of locals beyond limits_.local_registers
  Reg param_row_ = kNoReg;   // holds the row of parameters beyond limits_.local_registers
  uint32_t far_top_ = 0;     // elements of far_row_ in use
  uint32_t far_size_ = 0;    // … at most, so far
  uint32_t far_row_pc_ = 0;  // the NewRow that makes it
  Loop* loop_ = nullptr;
  std::vector<const Expr*> spine_;  // nodes of the spines being compiled, outermost first
};

inline Reg FunctionCompiler::next_register(const Expr* e) {
  Reg r = allocate();
  into(e, r);
  return r;
}

/// The value of `e` where it already is, or else in the next register.
inline Operand FunctionCompiler::operand(const Expr* e) {
  Operand out;
  if (!is_ready(e, out)) out = Operand::in(next_register(e));
  return out;
}

/// How many registers the locals of `body` need at most at one time, hidden loop state included.
uint32_t registers_for_locals(const frontend::Block& body);

}  // namespace gs::vm
