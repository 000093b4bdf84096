#include "vm/frontend/resolver.h"

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gs::frontend {

namespace {

// ---------------------------------------------------------------- names in scope

/// A local variable and what the resolver has seen of it so far.
struct TrackedVariable : Variable {
  uint32_t number;              // distinct within the chunk
  uint32_t function_depth;      // of the owner: 0 for the main program
  uint32_t loops_outside;       // loops of the owner open around the declaration
  Function* value;              // of a local `func`: its function
  uint32_t last_assign_loop;    // outermost loop inside the scope that holds the latest assignment, 0 if none does
  bool captured_so_far;         // some closure created earlier in the text may hold it
  bool mentioned_in_own_body;
  bool shares_with_closures;    // an assignment may follow a capture

  bool is_self_reference() const { return value != nullptr && !assigned; }
};

/// Maps each name to its innermost visible variable. Names are never removed, only unbound, so an entry's number
/// stays valid; leaving a scope restores what its declarations have hidden.
class NameTable {
 public:
  NameTable() : slots_(kInitialSlots, 0) {}

  TrackedVariable* find(std::string_view name) const {
    uint32_t entry = slots_[slot_of(name)];
    return entry == 0 ? nullptr : entries_[entry - 1].variable;
  }

  void declare(std::string_view name, TrackedVariable* variable) {
    uint32_t entry = entry_of(name);
    hidden_.push_back({entry, entries_[entry].variable});
    entries_[entry].variable = variable;
  }

  size_t scope_start() const { return hidden_.size(); }
  void leave_scope(size_t start) {
    for (; hidden_.size() > start; hidden_.pop_back())
      entries_[hidden_.back().entry].variable = hidden_.back().variable;
  }

 private:
  struct Entry {
    std::string_view name;
    TrackedVariable* variable;
  };
  struct Hidden {
    uint32_t entry;
    TrackedVariable* variable;
  };
  static constexpr size_t kInitialSlots = 256;

  static uint64_t hash(std::string_view name) {
    uint64_t h = 0xcbf29ce484222325u;  // FNV-1a: names are short
    for (char c : name) h = (h ^ static_cast<uint8_t>(c)) * 0x100000001b3u;
    return h ^ (h >> 32);
  }

  /// The slot that holds `name`, or the empty one where it belongs. Linear probing, at most half full.
  size_t slot_of(std::string_view name) const {
    size_t mask = slots_.size() - 1;
    size_t slot = hash(name) & mask;
    while (slots_[slot] != 0 && entries_[slots_[slot] - 1].name != name) slot = (slot + 1) & mask;
    return slot;
  }

  uint32_t entry_of(std::string_view name) {
    size_t slot = slot_of(name);
    if (slots_[slot] != 0) return slots_[slot] - 1;
    entries_.push_back({name, nullptr});
    slots_[slot] = static_cast<uint32_t>(entries_.size());
    if (entries_.size() * 2 > slots_.size()) grow();
    return static_cast<uint32_t>(entries_.size()) - 1;
  }

  void grow() {
    slots_.assign(slots_.size() * 2, 0);
    for (size_t i = 0; i < entries_.size(); i++) slots_[slot_of(entries_[i].name)] = static_cast<uint32_t>(i + 1);
  }

  std::vector<Entry> entries_;
  std::vector<uint32_t> slots_;  // entry number + 1, 0 if free
  std::vector<Hidden> hidden_;   // what the declarations of the open scopes have hidden, oldest first
};

// ---------------------------------------------------------------- the walk

/// First walks the text once, in the order in which it runs, binding names to variables and noting captures and
/// assignments. Whether a local function stays unassigned is known only after that, so the mentions of outer
/// variables are collected on the way and become upvalues at the end.
class Resolver {
 public:
  Resolver(Chunk& chunk, Arena& arena) : chunk_(chunk), arena_(arena), upvalues_(chunk.function_count) {}

  void run() {
    function(chunk_.main);
    for (const OuterMention& mention : outer_mentions_) bind_outer(mention);
    for (TrackedVariable* variable : all_variables_) decide_storage(variable);
    for (Function* fn : functions_with_upvalues_) store_upvalues(fn);
  }

 private:
  struct OpenFunction {
    Function* function;
    size_t first_local;  // in locals_
    size_t first_loop;   // in loops_
  };
  struct OuterMention {
    NameExpr* name;
    Function* function;
  };

  // ---- functions and scopes

  void function(Function* fn) {
    size_t scope = names_.scope_start();
    open_.push_back({fn, locals_.size(), loops_.size()});
    for (DeclaredName& param : fn->params) declare(param);
    if (!fn->vararg_name.name.empty()) declare(fn->vararg_name);
    if (fn->is_main) statements(fn->body);  // not a scope: its declarations are globals
    else block(fn->body);
    ListOfLocals locals{locals_.data() + open_.back().first_local, locals_.data() + locals_.size()};
    fn->locals = arena_span(arena_, locals);
    locals_.resize(open_.back().first_local);
    open_.pop_back();
    names_.leave_scope(scope);
  }

  struct ListOfLocals {
    Variable** first;
    Variable** last;
    Variable** begin() const { return first; }
    Variable** end() const { return last; }
    size_t size() const { return static_cast<size_t>(last - first); }
  };

  void block(const Block& body) {
    size_t scope = enter_scope();
    statements(body);
    leave_scope(scope);
  }

  void statements(const Block& body) {
    for (Stmt* stmt : body.stmts) statement(stmt);
  }

  size_t enter_scope() {
    scopes_++;
    return names_.scope_start();
  }
  void leave_scope(size_t start) {
    scopes_--;
    names_.leave_scope(start);
  }

  void enter_loop() { loops_.push_back(++loop_count_); }
  void leave_loop() { loops_.pop_back(); }

  bool at_top_level() const { return open_.size() == 1 && scopes_ == 0; }

  /// Makes a new variable of the current function; at the top level leaves the name to the globals.
  TrackedVariable* declare(DeclaredName& declared) {
    if (at_top_level()) return nullptr;
    OpenFunction& here = open_.back();
    auto* variable = arena_.make<TrackedVariable>();
    variable->name = declared.name;
    variable->pos = declared.pos;
    variable->owner = here.function;
    variable->index = static_cast<uint32_t>(locals_.size() - here.first_local);
    variable->number = static_cast<uint32_t>(all_variables_.size());
    variable->function_depth = static_cast<uint32_t>(open_.size()) - 1;
    variable->loops_outside = static_cast<uint32_t>(loops_.size() - here.first_loop);
    declared.variable = variable;
    locals_.push_back(variable);
    all_variables_.push_back(variable);
    names_.declare(declared.name, variable);
    return variable;
  }

  // ---- captures and assignments

  void mention(NameExpr* name) {
    TrackedVariable* variable = names_.find(name->name);
    if (variable == nullptr) return;  // a global, as the parser left it
    name->binding = {Binding::kLocal, variable->index, variable};
    if (variable->function_depth + 1 == open_.size()) return;
    outer_mentions_.push_back({name, open_.back().function});
    // The function of the owner's own body in which all this stands is the one whose creation captures.
    if (open_[variable->function_depth + 1].function == variable->value) variable->mentioned_in_own_body = true;
    else capture(variable);
  }

  void capture(TrackedVariable* variable) {
    uint32_t loop = loop_inside_scope(variable);
    if (loop != 0 && loop == variable->last_assign_loop) variable->shares_with_closures = true;
    variable->captured_so_far = true;
  }

  void assign(NameExpr* name) {
    mention(name);
    auto* variable = static_cast<TrackedVariable*>(name->binding.variable);
    if (variable == nullptr) return;
    variable->assigned = true;
    // In a nested function the mention was itself the capture.
    if (variable->captured_so_far) variable->shares_with_closures = true;
    variable->last_assign_loop = loop_inside_scope(variable);
  }

  /// The outermost loop between the variable's declaration and the current place, 0 if there is none. Two places
  /// are in some common loop exactly if these are equal.
  uint32_t loop_inside_scope(const TrackedVariable* variable) const {
    size_t depth = variable->function_depth;
    size_t wanted = open_[depth].first_loop + variable->loops_outside;
    size_t end = depth + 1 < open_.size() ? open_[depth + 1].first_loop : loops_.size();
    return wanted < end ? loops_[wanted] : 0;
  }

  // ---- statements

  void statement(Stmt* stmt) {
    switch (stmt->kind) {
    case StmtKind::kExpr: return expression(cast<ExprStmt>(stmt)->expr);
    case StmtKind::kAssign: return assign_statement(cast<AssignStmt>(stmt));
    case StmtKind::kCompound: return compound_statement(cast<CompoundStmt>(stmt));
    case StmtKind::kDeclare: return declare_statement(cast<DeclareStmt>(stmt));
    case StmtKind::kFunction: return function_statement(cast<FunctionStmt>(stmt));
    case StmtKind::kIf: return if_statement(cast<IfStmt>(stmt));
    case StmtKind::kWhile: return while_statement(cast<WhileStmt>(stmt));
    case StmtKind::kFor: return for_statement(cast<ForStmt>(stmt));
    case StmtKind::kRange: return range_statement(cast<RangeStmt>(stmt));
    case StmtKind::kReturn: return expressions(cast<ReturnStmt>(stmt)->values);
    case StmtKind::kGo: return expression(cast<GoStmt>(stmt)->call);
    case StmtKind::kSend: expression(cast<SendStmt>(stmt)->channel); return expression(cast<SendStmt>(stmt)->value);
    case StmtKind::kBlock: return block(cast<BlockStmt>(stmt)->body);
    case StmtKind::kBreak:
    case StmtKind::kContinue:
    case StmtKind::kError: return;
    }
  }

  /// All values are computed before the first store.
  void assign_statement(AssignStmt* stmt) {
    expressions(stmt->values);
    for (Expr* target : stmt->targets) store_target(target);
  }

  void compound_statement(CompoundStmt* stmt) {
    expression(stmt->value);
    store_target(stmt->target);
  }

  void store_target(Expr* target) {
    if (target->kind == ExprKind::kName) assign(cast<NameExpr>(target));
    else expression(target);
  }

  void declare_statement(DeclareStmt* stmt) {
    expressions(stmt->values);
    for (DeclaredName& name : stmt->names) declare(name);
  }

  void function_statement(FunctionStmt* stmt) {
    TrackedVariable* variable = declare(stmt->name);
    if (variable != nullptr) {
      variable->is_function_name = true;
      variable->value = stmt->function;
    }
    function(stmt->function);
  }

  void if_statement(IfStmt* stmt) {
    for (IfArm& arm : stmt->arms) {
      if (arm.condition != nullptr) expression(arm.condition);
      block(arm.body);
    }
  }

  void while_statement(WhileStmt* stmt) {
    enter_loop();
    if (stmt->condition != nullptr) expression(stmt->condition);
    block(stmt->body);
    leave_loop();
  }

  /// Variables of the header live in the loop, one copy a round. After the first clause a copy sees the last
  /// clause, the condition and the body in this order, and none of them twice.
  void for_statement(ForStmt* stmt) {
    size_t scope = enter_scope();
    bool declares = stmt->init != nullptr && stmt->init->kind == StmtKind::kDeclare;
    if (stmt->init != nullptr && !declares) statement(stmt->init);
    enter_loop();
    if (declares) statement(stmt->init);
    if (stmt->post != nullptr) statement(stmt->post);
    if (stmt->condition != nullptr) expression(stmt->condition);
    block(stmt->body);
    leave_loop();
    leave_scope(scope);
  }

  void range_statement(RangeStmt* stmt) {
    expression(stmt->subject);
    size_t scope = enter_scope();
    enter_loop();
    for (DeclaredName& name : stmt->names) declare(name);
    block(stmt->body);
    leave_loop();
    leave_scope(scope);
  }

  // ---- expressions

  void expressions(ArenaSpan<Expr*> list) {
    for (Expr* expr : list) expression(expr);
  }

  /// Visits a whole expression, left to right. Subexpressions wait on a stack of our own: trees may be deep.
  void expression(Expr* root) {
    size_t base = pending_.size();
    pending_.push_back(root);
    while (pending_.size() > base) {
      Expr* expr = pending_.back();
      pending_.pop_back();
      visit(expr);
    }
  }

  void visit(Expr* expr) {
    switch (expr->kind) {
    case ExprKind::kNil:
    case ExprKind::kTrue:
    case ExprKind::kFalse:
    case ExprKind::kInt:
    case ExprKind::kFloat:
    case ExprKind::kString:
    case ExprKind::kVararg:
    case ExprKind::kError: return;
    case ExprKind::kName: return mention(cast<NameExpr>(expr));
    case ExprKind::kFunction: return function(cast<FunctionExpr>(expr)->function);
    case ExprKind::kTable: return later_fields(cast<TableExpr>(expr)->fields);
    case ExprKind::kIndex: return later(cast<IndexExpr>(expr)->object, cast<IndexExpr>(expr)->key);
    case ExprKind::kCall: later_list(cast<CallExpr>(expr)->args); return later(cast<CallExpr>(expr)->callee);
    case ExprKind::kMethodCall:
      later_list(cast<MethodCallExpr>(expr)->args);
      return later(cast<MethodCallExpr>(expr)->object);
    case ExprKind::kUnary: return later(cast<UnaryExpr>(expr)->operand);
    case ExprKind::kBinary: return later(cast<BinaryExpr>(expr)->left, cast<BinaryExpr>(expr)->right);
    case ExprKind::kLogical: return later(cast<LogicalExpr>(expr)->left, cast<LogicalExpr>(expr)->right);
    case ExprKind::kParen: return later(cast<ParenExpr>(expr)->inner);
    case ExprKind::kReceive: return later(cast<ReceiveExpr>(expr)->channel);
    case ExprKind::kMakeChan: return later(cast<MakeChanExpr>(expr)->capacity);
    case ExprKind::kMakeArray: return later(cast<MakeArrayExpr>(expr)->length, cast<MakeArrayExpr>(expr)->capacity);
    }
  }

  /// Puts subexpressions on the stack, the first one on top.
  void later(Expr* first, Expr* second = nullptr) {
    if (second != nullptr) pending_.push_back(second);
    if (first != nullptr) pending_.push_back(first);
  }
  void later_list(ArenaSpan<Expr*> list) {
    for (uint32_t i = list.size; i > 0; i--) pending_.push_back(list[i - 1]);
  }
  void later_fields(ArenaSpan<TableField> fields) {
    for (uint32_t i = fields.size; i > 0; i--) later(fields[i - 1].key, fields[i - 1].value);
  }

  // ---- after the walk

  void bind_outer(const OuterMention& mention) {
    auto* variable = static_cast<TrackedVariable*>(mention.name->binding.variable);
    if (variable->is_self_reference() && variable->value == mention.function) {
      mention.name->binding = {Binding::kSelf, 0, variable};
      return;
    }
    mention.name->binding = {Binding::kUpvalue, upvalue(mention.function, variable), variable};
  }

  /// The number of the function's upvalue for `variable`; made, with those of all functions between, if need be.
  uint32_t upvalue(Function* fn, TrackedVariable* variable) {
    uint64_t key = uint64_t{fn->index} << 32 | variable->number;
    if (auto known = upvalue_numbers_.find(key); known != upvalue_numbers_.end()) return known->second;
    Upvalue made{variable, false, false, 0};
    if (variable->is_self_reference() && fn->parent == variable->value) {
      made.from_self = true;
    } else if (fn->parent == variable->owner) {
      made.from_parent = true;
      variable->captured = true;
    } else {
      made.parent_index = upvalue(fn->parent, variable);
    }
    std::vector<Upvalue>& list = upvalues_[fn->index];
    if (list.empty()) functions_with_upvalues_.push_back(fn);
    list.push_back(made);
    uint32_t number = static_cast<uint32_t>(list.size()) - 1;
    upvalue_numbers_.emplace(key, number);
    return number;
  }

  /// A function assigned after all was captured by its own body before that.
  static void decide_storage(TrackedVariable* variable) {
    bool captured_itself = variable->mentioned_in_own_body && variable->assigned;
    variable->needs_cell = variable->captured && (variable->shares_with_closures || captured_itself);
  }

  void store_upvalues(Function* fn) { fn->upvalues = arena_span(arena_, upvalues_[fn->index]); }

  Chunk& chunk_;
  Arena& arena_;
  NameTable names_;
  std::vector<OpenFunction> open_;  // from the main program to the current function
  uint32_t scopes_ = 0;
  std::vector<Variable*> locals_;  // of the open functions, one after the other
  std::vector<uint32_t> loops_;    // loops around the current place, of all open functions
  uint32_t loop_count_ = 0;
  std::vector<Expr*> pending_;
  std::vector<TrackedVariable*> all_variables_;
  std::vector<OuterMention> outer_mentions_;
  std::vector<std::vector<Upvalue>> upvalues_;  // by Function::index
  std::vector<Function*> functions_with_upvalues_;
  std::unordered_map<uint64_t, uint32_t> upvalue_numbers_;  // function index and variable number to upvalue
};

}  // namespace

void resolve(Chunk& chunk, Arena& arena) { Resolver(chunk, arena).run(); }

}  // namespace gs::frontend
