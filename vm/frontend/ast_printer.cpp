#include "vm/frontend/ast_printer.h"

#include <charconv>
#include <string_view>
#include <vector>

namespace gs::frontend {

namespace {

std::string_view spelling(BinaryOp op) {
  switch (op) {
  case BinaryOp::kAdd: return "+";
  case BinaryOp::kSub: return "-";
  case BinaryOp::kMul: return "*";
  case BinaryOp::kDiv: return "/";
  case BinaryOp::kMod: return "%";
  case BinaryOp::kPow: return "**";
  case BinaryOp::kConcat: return "..";
  case BinaryOp::kEq: return "==";
  case BinaryOp::kNe: return "!=";
  case BinaryOp::kLt: return "<";
  case BinaryOp::kLe: return "<=";
  case BinaryOp::kGt: return ">";
  case BinaryOp::kGe: return ">=";
  }
  GS_UNREACHABLE("every operator is listed");
}

std::string_view spelling(UnaryOp op) {
  switch (op) {
  case UnaryOp::kNegate: return "neg";
  case UnaryOp::kNot: return "not";
  case UnaryOp::kLength: return "len";
  }
  GS_UNREACHABLE("every operator is listed");
}

std::string_view spelling(MakeArrayExpr::Zero zero) {
  switch (zero) {
  case MakeArrayExpr::kNothing: return "nothing";
  case MakeArrayExpr::kBool: return "bool";
  case MakeArrayExpr::kInt: return "int";
  case MakeArrayExpr::kFloat: return "float";
  case MakeArrayExpr::kString: return "string";
  }
  GS_UNREACHABLE("every element kind is listed");
}

class Printer {
 public:
  std::string run(const Chunk& chunk) {
    line() += "main";
    end_line();
    indented([&] { statements(chunk.main->body); });
    return std::move(out_);
  }

 private:
  // ---- lines

  std::string& line() {
    out_.append(indent_, ' ');
    return out_;
  }
  void end_line() { out_ += '\n'; }
  template <typename Body>
  void indented(Body body) {
    indent_ += 2;
    body();
    indent_ -= 2;
  }

  /// Ends the line of a statement and prints the functions that its expressions mentioned.
  void end_statement() {
    end_line();
    std::vector<const Function*> functions;
    functions.swap(mentioned_);
    for (const Function* fn : functions) indented([&] { function(fn); });
  }

  // ---- functions and names

  void function(const Function* fn) {
    line() += "#" + std::to_string(fn->index) + " ";
    if (!fn->name.empty()) out_ += std::string(fn->name) + " ";
    parameters(fn);
    if (!fn->upvalues.empty()) out_ += " captures";
    for (const Upvalue& upvalue : fn->upvalues) captured(upvalue);
    end_line();
    indented([&] { statements(fn->body); });
  }

  void parameters(const Function* fn) {
    std::string_view separator = "";
    out_ += '(';
    for (const DeclaredName& name : fn->params) {
      out_ += separator;
      declared(name);
      separator = " ";
    }
    if (fn->variadic) {
      out_ += separator;
      out_ += "...";
      if (!fn->vararg_name.name.empty()) declared(fn->vararg_name);
    }
    out_ += ')';
  }

  void captured(const Upvalue& upvalue) {
    out_ += ' ';
    out_ += upvalue.variable->name;
    out_ += "<-";
    if (upvalue.from_self) out_ += "self";
    else if (upvalue.from_parent) out_ += "local" + std::to_string(upvalue.variable->index);
    else out_ += "up" + std::to_string(upvalue.parent_index);
  }

  void declared(const DeclaredName& name) {
    out_ += name.name;
    if (name.variable == nullptr) return;
    out_ += "@" + std::to_string(name.variable->index);
    if (name.variable->needs_cell) out_ += ":cell";
    else if (name.variable->captured) out_ += ":copy";
  }

  void declared_list(ArenaSpan<DeclaredName> names) {
    for (const DeclaredName& name : names) {
      out_ += ' ';
      declared(name);
    }
  }

  void mention(const NameExpr* name) {
    out_ += name->name;
    switch (name->binding.kind) {
    case Binding::kGlobal: return;
    case Binding::kLocal: out_ += "@" + std::to_string(name->binding.index); return;
    case Binding::kUpvalue: out_ += "^" + std::to_string(name->binding.index); return;
    case Binding::kSelf: out_ += "^self"; return;
    }
  }

  // ---- statements

  void statements(const Block& block) {
    for (const Stmt* stmt : block.stmts) {
      line();
      statement(stmt);
    }
  }

  void body(const Block& block) {
    indented([&] { statements(block); });
  }

  void statement(const Stmt* stmt) {
    switch (stmt->kind) {
    case StmtKind::kExpr: return simple("do", {}, cast<const ExprStmt>(stmt)->expr);
    case StmtKind::kAssign: return assign(cast<const AssignStmt>(stmt));
    case StmtKind::kCompound: return compound(cast<const CompoundStmt>(stmt));
    case StmtKind::kDeclare: return declare(cast<const DeclareStmt>(stmt));
    case StmtKind::kFunction: return function_statement(cast<const FunctionStmt>(stmt));
    case StmtKind::kIf: return if_statement(cast<const IfStmt>(stmt));
    case StmtKind::kWhile: return while_statement(cast<const WhileStmt>(stmt));
    case StmtKind::kFor: return for_statement(cast<const ForStmt>(stmt));
    case StmtKind::kRange: return range_statement(cast<const RangeStmt>(stmt));
    case StmtKind::kReturn: return simple("return", cast<const ReturnStmt>(stmt)->values);
    case StmtKind::kBreak: return simple("break", {});
    case StmtKind::kContinue: return simple("continue", {});
    case StmtKind::kGo: return simple("go", {}, cast<const GoStmt>(stmt)->call);
    case StmtKind::kSend:
      return simple("send", {}, cast<const SendStmt>(stmt)->channel, cast<const SendStmt>(stmt)->value);
    case StmtKind::kBlock: simple("block", {}); return body(cast<const BlockStmt>(stmt)->body);
    case StmtKind::kError: return simple("error", {});
    }
  }

  /// A line of a word and expressions.
  void simple(std::string_view word, ArenaSpan<Expr*> list, const Expr* first = nullptr, const Expr* second = nullptr) {
    out_ += word;
    expressions(list);
    for (const Expr* expr : {first, second}) {
      if (expr != nullptr) spaced(expr);
    }
    end_statement();
  }

  void assign(const AssignStmt* stmt) {
    out_ += "assign";
    expressions(stmt->targets);
    out_ += " =";
    expressions(stmt->values);
    end_statement();
  }

  void compound(const CompoundStmt* stmt) {
    out_ += "update ";
    out_ += spelling(stmt->op);
    spaced(stmt->target);
    spaced(stmt->value);
    end_statement();
  }

  void declare(const DeclareStmt* stmt) {
    out_ += "declare";
    declared_list(stmt->names);
    if (!stmt->values.empty()) out_ += " =";
    expressions(stmt->values);
    end_statement();
  }

  void function_statement(const FunctionStmt* stmt) {
    out_ += "func ";
    declared(stmt->name);
    out_ += " = #" + std::to_string(stmt->function->index);
    mentioned_.push_back(stmt->function);
    end_statement();
  }

  void if_statement(const IfStmt* stmt) {
    std::string_view word = "if";
    for (const IfArm& arm : stmt->arms) {
      if (word != "if") line();
      simple(arm.condition != nullptr ? word : "else", {}, arm.condition);
      body(arm.body);
      word = "elseif";
    }
  }

  void while_statement(const WhileStmt* stmt) {
    simple("while", {}, stmt->condition);
    body(stmt->body);
  }

  void for_statement(const ForStmt* stmt) {
    simple("for", {});
    indented([&] {
      for_clause("init ", stmt->init);
      if (stmt->condition != nullptr) {
        line();
        simple("cond", {}, stmt->condition);
      }
      for_clause("post ", stmt->post);
      line();
      simple("body", {});
      body(stmt->body);
    });
  }

  void for_clause(std::string_view word, const Stmt* clause) {
    if (clause == nullptr) return;
    line() += word;
    statement(clause);
  }

  void range_statement(const RangeStmt* stmt) {
    out_ += "range";
    declared_list(stmt->names);
    out_ += " in";
    spaced(stmt->subject);
    end_statement();
    body(stmt->body);
  }

  // ---- expressions

  void expressions(ArenaSpan<Expr*> list) {
    for (const Expr* expr : list) spaced(expr);
  }

  /// A space and a whole expression. What is still to print waits on a stack of our own: trees may be deep.
  void spaced(const Expr* root) {
    out_ += ' ';
    pending_.push_back({root, {}});
    while (!pending_.empty()) {
      Pending next = pending_.back();
      pending_.pop_back();
      out_ += next.text;
      if (next.expr != nullptr) expression(next.expr);
    }
  }

  void expression(const Expr* expr) {
    switch (expr->kind) {
    case ExprKind::kNil: out_ += "nil"; return;
    case ExprKind::kTrue: out_ += "true"; return;
    case ExprKind::kFalse: out_ += "false"; return;
    case ExprKind::kInt: out_ += std::to_string(cast<const IntExpr>(expr)->value); return;
    case ExprKind::kFloat: return float_number(cast<const FloatExpr>(expr)->value);
    case ExprKind::kString: return string(cast<const StringExpr>(expr)->value);
    case ExprKind::kVararg: out_ += "..."; return;
    case ExprKind::kName: return mention(cast<const NameExpr>(expr));
    case ExprKind::kFunction: return function_literal(cast<const FunctionExpr>(expr)->function);
    case ExprKind::kTable: return table(cast<const TableExpr>(expr));
    case ExprKind::kIndex:
      return form("index", {}, cast<const IndexExpr>(expr)->object, cast<const IndexExpr>(expr)->key);
    case ExprKind::kCall: return form("call", cast<const CallExpr>(expr)->args, cast<const CallExpr>(expr)->callee);
    case ExprKind::kMethodCall: return method_call(cast<const MethodCallExpr>(expr));
    case ExprKind::kUnary:
      return form(spelling(cast<const UnaryExpr>(expr)->op), {}, cast<const UnaryExpr>(expr)->operand);
    case ExprKind::kBinary: return binary(cast<const BinaryExpr>(expr));
    case ExprKind::kLogical: {
      const LogicalExpr* logical = cast<const LogicalExpr>(expr);
      return form(logical->op == LogicalOp::kAnd ? "&&" : "||", {}, logical->left, logical->right);
    }
    case ExprKind::kParen: return form("paren", {}, cast<const ParenExpr>(expr)->inner);
    case ExprKind::kReceive: return form("receive", {}, cast<const ReceiveExpr>(expr)->channel);
    case ExprKind::kMakeChan: return form("make-chan", {}, cast<const MakeChanExpr>(expr)->capacity);
    case ExprKind::kMakeArray: return make_array(cast<const MakeArrayExpr>(expr));
    case ExprKind::kError: out_ += "error"; return;
    }
  }

  /// `(word first second list...)`: writes the beginning and leaves the rest for later, in reverse.
  void form(std::string_view word, ArenaSpan<Expr*> list, const Expr* first = nullptr, const Expr* second = nullptr) {
    out_ += '(';
    out_ += word;
    later_text(")");
    for (uint32_t i = list.size; i > 0; i--) later(list[i - 1]);
    if (second != nullptr) later(second);
    if (first != nullptr) later(first);
  }

  void later(const Expr* expr, std::string_view text = " ") { pending_.push_back({expr, text}); }
  void later_text(std::string_view text) { pending_.push_back({nullptr, text}); }

  void binary(const BinaryExpr* expr) {
    if (expr->op != BinaryOp::kConcat) return form(spelling(expr->op), {}, expr->left, expr->right);
    out_ += "(..";
    std::vector<const Expr*> operands{expr->left};
    const Expr* rest = expr->right;
    while (rest->kind == ExprKind::kBinary && cast<const BinaryExpr>(rest)->op == BinaryOp::kConcat) {
      operands.push_back(cast<const BinaryExpr>(rest)->left);
      rest = cast<const BinaryExpr>(rest)->right;
    }
    operands.push_back(rest);
    later_text(")");
    for (size_t i = operands.size(); i > 0; i--) later(operands[i - 1]);
  }

  void method_call(const MethodCallExpr* expr) {
    out_ += "(method ";
    out_ += expr->method;
    later_text(")");
    for (uint32_t i = expr->args.size; i > 0; i--) later(expr->args[i - 1]);
    later(expr->object);
  }

  void make_array(const MakeArrayExpr* expr) {
    out_ += "(make-array ";
    out_ += spelling(expr->zero);
    later_text(")");
    if (expr->capacity != nullptr) later(expr->capacity);
    later(expr->length);
  }

  /// `(table 1 "name"=2 [key]=3)`: a string key needs no brackets.
  void table(const TableExpr* expr) {
    out_ += "(table";
    later_text(")");
    for (uint32_t i = expr->fields.size; i > 0; i--) {
      const TableField& field = expr->fields[i - 1];
      bool bare = field.key != nullptr && field.key->kind == ExprKind::kString;
      if (field.key == nullptr) {
        later(field.value);
      } else {
        later(field.value, bare ? "=" : "]=");
        later(field.key, bare ? " " : " [");
      }
    }
  }

  void function_literal(const Function* fn) {
    out_ += "#" + std::to_string(fn->index);
    mentioned_.push_back(fn);
  }

  // ---- literals

  /// The shortest text that gives the same number back, with a point or exponent to tell it from an integer.
  void float_number(double value) {
    char buffer[32];
    auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    std::string_view text(buffer, static_cast<size_t>(end - buffer));
    out_ += text;
    if (text.find_first_of(".en") == std::string_view::npos) out_ += ".0";
  }

  void string(std::string_view value) {
    out_ += '"';
    for (char c : value) character(c);
    out_ += '"';
  }

  void character(char c) {
    constexpr char kDigits[] = "0123456789abcdef";
    uint8_t byte = static_cast<uint8_t>(c);
    if (c == '"' || c == '\\') {
      out_ += '\\';
      out_ += c;
    } else if (c == '\n') {
      out_ += "\\n";
    } else if (byte < 0x20 || byte >= 0x7f) {
      out_ += "\\x";
      out_ += kDigits[byte >> 4];
      out_ += kDigits[byte & 15];
    } else {
      out_ += c;
    }
  }

  struct Pending {
    const Expr* expr;
    std::string_view text;  // printed before it
  };

  std::string out_;
  size_t indent_ = 0;
  std::vector<Pending> pending_;
  std::vector<const Function*> mentioned_;  // function literals of the current statement, not yet printed
};

}  // namespace

std::string print_ast(const Chunk& chunk) { return Printer().run(chunk); }

}  // namespace gs::frontend
