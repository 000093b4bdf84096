// Are the resolver's copies unobservable? Random programs full of closures, loops and assignments run on two small
// evaluators of the tree, and must do the same:
//
//   reference   every variable is a cell of its own, and a closure keeps all that were visible where it was made
//   resolved    variables as the resolver says: registers copied into closures, or cells; captures by its lists of
//               upvalues, kSelf by the running function
//
// Programs emit() numbers; what they emit is compared. Loops and calls stop when the fuel is used up.

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/frontend/frontend_testing.h"

namespace gs::frontend {
namespace {

using namespace testing;

// ---------------------------------------------------------------- the evaluators

struct Closure;
struct Value {
  int64_t number = 0;
  std::shared_ptr<Closure> closure;  // null: the number
};
using Cell = std::shared_ptr<Value>;

struct Closure {
  const Function* function;
  std::map<const Variable*, Cell> visible;  // reference
  std::vector<Cell> upvalues;               // resolved: shared if the variable needs a cell, else a cell of its own
};

enum class Model : uint8_t { kReference, kResolved };
enum class Flow : uint8_t { kNext, kBreak, kContinue, kReturn };

class Evaluator {
 public:
  explicit Evaluator(Model model) : model_(model) {}

  std::vector<int64_t> run(const Chunk& chunk) {
    auto closure = std::make_shared<Closure>();
    closure->function = chunk.main;
    call(closure, {});
    // Closures refer to each other through cells: break the circles.
    for (const std::shared_ptr<Closure>& made : closures_) {
      made->visible.clear();
      made->upvalues.clear();
    }
    globals_.clear();
    return emitted_;
  }

 private:
  struct Frame {
    std::shared_ptr<Closure> closure;
    std::map<const Variable*, Cell> variables;
    Value result;
  };

  Value call(const std::shared_ptr<Closure>& closure, const std::vector<Value>& args) {
    if (closure == nullptr || depth_ > 20 || !spend_fuel()) return {};
    depth_++;
    Frame frame{closure, {}, {}};
    if (model_ == Model::kReference) frame.variables = closure->visible;
    for (uint32_t i = 0; i < closure->function->params.size; i++) {
      declare(frame, closure->function->params[i], i < args.size() ? args[i] : Value{});
    }
    block(frame, closure->function->body);
    depth_--;
    return frame.result;
  }

  void declare(Frame& frame, const DeclaredName& name, Value value) {
    if (name.variable == nullptr) globals_[name.name] = std::make_shared<Value>(std::move(value));
    else frame.variables[name.variable] = std::make_shared<Value>(std::move(value));
  }

  /// Where a name's value is. In the resolved model only the binding's own fields are looked at.
  Cell place(Frame& frame, const NameExpr* name) {
    const Binding& binding = name->binding;
    if (binding.kind == Binding::kGlobal) {
      Cell& cell = globals_[name->name];
      if (cell == nullptr) cell = std::make_shared<Value>();
      return cell;
    }
    if (model_ == Model::kReference) return frame.variables.at(binding.variable);
    switch (binding.kind) {
    case Binding::kLocal: return frame.variables.at(frame.closure->function->locals[binding.index]);
    case Binding::kUpvalue: return frame.closure->upvalues.at(binding.index);
    default: return std::make_shared<Value>(Value{0, frame.closure});
    }
  }

  Value make_closure(Frame& frame, const Function* fn) {
    auto closure = std::make_shared<Closure>();
    closures_.push_back(closure);
    closure->function = fn;
    if (model_ == Model::kReference) {
      closure->visible = frame.variables;
    } else {
      for (const Upvalue& upvalue : fn->upvalues) closure->upvalues.push_back(captured(frame, upvalue));
    }
    return {0, closure};
  }

  static Cell captured(Frame& frame, const Upvalue& upvalue) {
    if (upvalue.from_self) return std::make_shared<Value>(Value{0, frame.closure});
    Cell source =
        upvalue.from_parent ? frame.variables.at(upvalue.variable) : frame.closure->upvalues.at(upvalue.parent_index);
    return upvalue.variable->needs_cell ? source : std::make_shared<Value>(*source);
  }

  /// False when there is none left.
  bool spend_fuel() {
    if (fuel_ > 0) fuel_--;
    return fuel_ > 0;
  }

  // ---- statements

  Flow block(Frame& frame, const Block& body) {
    for (const Stmt* stmt : body.stmts) {
      Flow flow = statement(frame, stmt);
      if (flow != Flow::kNext) return flow;
    }
    return Flow::kNext;
  }

  Flow statement(Frame& frame, const Stmt* stmt) {
    if (!spend_fuel()) return Flow::kReturn;
    switch (stmt->kind) {
    case StmtKind::kExpr: expression(frame, cast<const ExprStmt>(stmt)->expr); return Flow::kNext;
    case StmtKind::kAssign: assign(frame, cast<const AssignStmt>(stmt)); return Flow::kNext;
    case StmtKind::kCompound: compound(frame, cast<const CompoundStmt>(stmt)); return Flow::kNext;
    case StmtKind::kDeclare: declare_all(frame, cast<const DeclareStmt>(stmt)); return Flow::kNext;
    case StmtKind::kFunction: {
      const FunctionStmt* fn = cast<const FunctionStmt>(stmt);
      declare(frame, fn->name, {});
      Value made = make_closure(frame, fn->function);
      if (fn->name.variable != nullptr) *frame.variables.at(fn->name.variable) = made;
      else *globals_.at(fn->name.name) = made;
      return Flow::kNext;
    }
    case StmtKind::kIf:
      for (const IfArm& arm : cast<const IfStmt>(stmt)->arms) {
        if (arm.condition == nullptr || truthy(expression(frame, arm.condition))) return block(frame, arm.body);
      }
      return Flow::kNext;
    case StmtKind::kWhile: return while_loop(frame, cast<const WhileStmt>(stmt));
    case StmtKind::kFor: return for_loop(frame, cast<const ForStmt>(stmt));
    case StmtKind::kRange: return range_loop(frame, cast<const RangeStmt>(stmt));
    case StmtKind::kReturn:
      for (const Expr* value : cast<const ReturnStmt>(stmt)->values) frame.result = expression(frame, value);
      return Flow::kReturn;
    case StmtKind::kBreak: return Flow::kBreak;
    case StmtKind::kContinue: return Flow::kContinue;
    case StmtKind::kBlock: return block(frame, cast<const BlockStmt>(stmt)->body);
    default: return Flow::kNext;
    }
  }

  std::vector<Value> values_of(Frame& frame, ArenaSpan<Expr*> list) {
    std::vector<Value> values;
    for (const Expr* expr : list) values.push_back(expression(frame, expr));
    return values;
  }

  void assign(Frame& frame, const AssignStmt* stmt) {
    std::vector<Value> values = values_of(frame, stmt->values);
    values.resize(stmt->targets.size);
    for (uint32_t i = 0; i < stmt->targets.size; i++) *place(frame, cast<const NameExpr>(stmt->targets[i])) = values[i];
  }

  void compound(Frame& frame, const CompoundStmt* stmt) {
    Value value = expression(frame, stmt->value);
    Cell target = place(frame, cast<const NameExpr>(stmt->target));
    *target = Value{number(*target) + number(value), nullptr};
  }

  void declare_all(Frame& frame, const DeclareStmt* stmt) {
    std::vector<Value> values = values_of(frame, stmt->values);
    values.resize(stmt->names.size);
    for (uint32_t i = 0; i < stmt->names.size; i++) declare(frame, stmt->names[i], values[i]);
  }

  Flow while_loop(Frame& frame, const WhileStmt* loop) {
    while (spend_fuel() && (loop->condition == nullptr || truthy(expression(frame, loop->condition)))) {
      Flow flow = block(frame, loop->body);
      if (flow == Flow::kReturn) return flow;
      if (flow == Flow::kBreak) break;
    }
    return Flow::kNext;
  }

  Flow for_loop(Frame& frame, const ForStmt* loop) {
    if (loop->init != nullptr) statement(frame, loop->init);
    while (spend_fuel() && (loop->condition == nullptr || truthy(expression(frame, loop->condition)))) {
      Flow flow = block(frame, loop->body);
      if (flow == Flow::kReturn) return flow;
      if (flow == Flow::kBreak) break;
      next_round(frame, loop->init);
      if (loop->post != nullptr) statement(frame, loop->post);
    }
    return Flow::kNext;
  }

  /// A fresh copy of each header variable. A variable in a register stays where it is.
  void next_round(Frame& frame, const Stmt* init) {
    if (init == nullptr || init->kind != StmtKind::kDeclare) return;
    for (const DeclaredName& name : cast<const DeclareStmt>(init)->names) {
      bool copies = model_ == Model::kReference || name.variable->needs_cell;
      Cell& cell = frame.variables.at(name.variable);
      if (copies) cell = std::make_shared<Value>(*cell);
    }
  }

  /// `range n` for a number n.
  Flow range_loop(Frame& frame, const RangeStmt* loop) {
    int64_t count = number(expression(frame, loop->subject));
    for (int64_t i = 0; i < count && i < 4 && spend_fuel(); i++) {
      for (const DeclaredName& name : loop->names) declare(frame, name, {i, nullptr});
      Flow flow = block(frame, loop->body);
      if (flow == Flow::kReturn) return flow;
      if (flow == Flow::kBreak) break;
    }
    return Flow::kNext;
  }

  // ---- expressions

  static bool truthy(const Value& value) { return value.closure != nullptr || value.number != 0; }
  static int64_t number(const Value& value) { return value.closure != nullptr ? 1000 : value.number; }

  Value expression(Frame& frame, const Expr* expr) {
    switch (expr->kind) {
    case ExprKind::kInt: return {cast<const IntExpr>(expr)->value, nullptr};
    case ExprKind::kName: return *place(frame, cast<const NameExpr>(expr));
    case ExprKind::kFunction: return make_closure(frame, cast<const FunctionExpr>(expr)->function);
    case ExprKind::kBinary: {
      const BinaryExpr* binary = cast<const BinaryExpr>(expr);
      int64_t left = number(expression(frame, binary->left));
      int64_t right = number(expression(frame, binary->right));
      return {binary->op == BinaryOp::kLt ? left < right : (left + right) % 1'000'003, nullptr};
    }
    case ExprKind::kCall: return call_expression(frame, cast<const CallExpr>(expr));
    default: return {};
    }
  }

  Value call_expression(Frame& frame, const CallExpr* expr) {
    const Expr* callee = expr->callee;
    if (callee->kind == ExprKind::kName && cast<const NameExpr>(callee)->name == "emit") {
      emitted_.push_back(number(expression(frame, expr->args[0])));
      return {};
    }
    Value function = expression(frame, callee);
    return call(function.closure, values_of(frame, expr->args));
  }

  Model model_;
  int fuel_ = 1000;
  int depth_ = 0;
  std::map<std::string_view, Cell> globals_;
  std::vector<std::shared_ptr<Closure>> closures_;
  std::vector<int64_t> emitted_;
};

// ---------------------------------------------------------------- random programs

/// A handful of names, reused and shadowed everywhere; closures are kept in the globals g0, g1 and called later.
class Generator {
 public:
  explicit Generator(uint32_t seed) : random_(seed) {}

  std::string program() {
    std::string out = "func test(a, b) {\n" + statements(6, 4) + "}\n";
    return out + "test(1, 2)\nemit(g0())\nemit(g1())\ng0()\nemit(g1())\nemit(g0())\n";
  }

 private:
  int pick(int below) { return static_cast<int>(random_() % static_cast<uint32_t>(below)); }
  std::string name() { return std::string(1, static_cast<char>('a' + pick(3))); }
  std::string holder() { return "g" + std::to_string(pick(2)); }

  std::string statements(int count, int depth) {
    std::string out;
    for (int i = 0; i < count; i++) out += statement(depth);
    return out;
  }

  std::string block(int depth) { return "{\n" + statements(1 + pick(4), depth - 1) + "}"; }

  std::string statement(int depth) {
    switch (pick(depth > 0 ? 20 : 9)) {
    case 0: return name() + " := " + value(depth) + "\n";
    case 1:
    case 2: return name() + " = " + value(depth) + "\n";
    case 3: return name() + "++\n";
    case 4: return name() + ", " + name() + " = " + value(depth) + ", " + value(depth) + "\n";
    case 5: return "emit(" + name() + ")\n";
    case 6: return "emit(" + holder() + "())\n";
    case 7: return holder() + "()\n";
    case 8: return "if " + value(0) + " < " + value(0) + " { " + (loops_ > 0 && pick(2) ? jump() : "emit(1)") + " }\n";
    case 9:
    case 10: return holder() + " = " + function(depth) + "\n";
    case 11: return named_function(depth);
    case 12: return "if " + name() + " < " + value(0) + " " + block(depth) + " else " + block(depth) + "\n";
    case 13: return loop("for " + name() + " < 3 ", depth);
    case 14:
    case 17: return for_loop(depth);
    case 15:
    case 18: return loop("for " + name() + " := range " + value(0) + " ", depth);
    default: return block(depth) + "\n";
    }
  }

  std::string jump() { return pick(2) ? "break" : "continue"; }

  std::string loop(const std::string& header, int depth) {
    loops_++;
    std::string out = header + block(depth) + "\n";
    loops_--;
    return out;
  }

  std::string for_loop(int depth) {
    std::string i = name();
    std::string init = pick(3) ? i + " := 0" : i + " = 0";
    std::string post = pick(3) ? i + "++" : i + " = " + value(depth);
    std::string condition = pick(4) ? i + " < 3" : value(depth) + " < 3";
    return loop("for " + init + "; " + condition + "; " + post + " ", depth);
  }

  std::string named_function(int depth) {
    std::string own = name();
    return "func " + own + "(" + (pick(2) ? name() : "") + ") " + body(depth) + "\n" +
           (pick(2) ? "emit(" + own + "())\n" : "");
  }

  std::string function(int depth) { return "func(" + (pick(4) ? "" : name()) + ") " + body(depth); }

  std::string body(int depth) {
    int outer = std::exchange(loops_, 0);
    std::string out = "{\n" + statements(pick(3), depth - 1) + "return " + value(depth - 1) + "\n}";
    loops_ = outer;
    return out;
  }

  std::string value(int depth) {
    switch (pick(depth > 0 ? 8 : 5)) {
    case 0: return std::to_string(pick(4));
    case 1: return name() + " + 1";
    case 2: return name() + " + " + name();
    case 5: return function(depth);
    case 6: return name() + "(" + value(0) + ")";
    case 7: return function(depth) + "()";
    default: return name();
    }
  }

  std::mt19937 random_;
  int loops_ = 0;
};

}  // namespace

TEST_CASE("copies instead of cells change nothing a program can see", "[resolver][model]") {
  constexpr uint32_t kPrograms = 4'000;
  size_t copies = 0, cells = 0, emitted = 0;
  for (uint32_t seed = 0; seed < kPrograms; seed++) {
    std::string text = Generator(seed).program();
    auto parsed = resolve_text(text);
    INFO("seed " << seed << "\n" << text << parsed->errors());
    REQUIRE(parsed->ok);
    std::vector<int64_t> expected = Evaluator(Model::kReference).run(parsed->chunk);
    REQUIRE(Evaluator(Model::kResolved).run(parsed->chunk) == expected);
    emitted += expected.size();
    std::string tree = print_ast(parsed->chunk);
    for (size_t at = tree.find(":copy"); at != std::string::npos; at = tree.find(":copy", at + 1)) copies++;
    for (size_t at = tree.find(":cell"); at != std::string::npos; at = tree.find(":cell", at + 1)) cells++;
  }
  // The programs must be worth running.
  INFO(copies << " copies, " << cells << " cells, " << emitted << " numbers");
  CHECK(copies > kPrograms / 2);
  CHECK(cells > kPrograms);
  CHECK(emitted > kPrograms * 5);
}

}  // namespace gs::frontend
