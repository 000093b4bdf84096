// The syntax tree: what the parser builds, the resolver annotates and the bytecode compiler reads.
//
// Nodes live in an arena, are trivially destructible and tagged by `kind`; `cast<T>(node)` checks the tag. Names
// are string_views into the arena or the source. The resolver fills the fields marked "resolver:".
//
//   text --Lexer--> tokens --Parser--> tree --Resolver--> tree with variables bound --bytecode/compiler--> code
//
// A tree is never deeper than kMaxTreeDepth, whatever the text, so a traversal may recurse. What programs write in
// great length is flat or has a flat reading: statements and elseif arms are arrays; `a .. b .. c` nests to the
// right without counting as depth, so a traversal follows `right` of kConcat in a loop.
#pragma once

#include <cstdint>
#include <string_view>

#include "vm/base/arena.h"
#include "vm/base/check.h"
#include "vm/base/source.h"

namespace gs::frontend {

struct Function;
struct Variable;

// ---------------------------------------------------------------- variables and scopes (made by the resolver)

/// A local variable, parameter or loop variable. Globals have no Variable: their name is enough.
struct Variable {
  std::string_view name;
  SourcePos pos;
  Function* owner = nullptr;      ///< the function whose frame holds it
  uint32_t index = 0;             ///< position in owner->locals, in order of declaration
  bool captured = false;          ///< some closure takes it from the frame (mentions by kSelf do not)
  bool assigned = false;          ///< assigned somewhere besides its declaration
  bool needs_cell = false;        ///< captured, and may be assigned after a capture: lives in a heap cell.
                                  ///< A captured variable without this is copied into closures by value.
  bool is_function_name = false;  ///< bound by `func name() {}` as a local
  uint32_t reg = 0;               ///< scratch of the bytecode compiler
};

/// How a function reaches a variable of an enclosing function, one entry per upvalue of the closure.
struct Upvalue {
  Variable* variable;   ///< the variable itself, however far out
  bool from_parent;     ///< true: captured from the directly enclosing function's frame (a local of it);
                        ///< false: from the enclosing function's own upvalue `parent_index`
  bool from_self;       ///< the enclosing function *is* this variable's value: take its own closure (see kSelf)
  uint32_t parent_index;
};

/// What a name means at one place.
struct Binding {
  enum Kind : uint8_t {
    kGlobal,   ///< a global variable, by name
    kLocal,    ///< `variable`, in this function's own frame
    kUpvalue,  ///< upvalue `index` of this function
    kSelf,     ///< the function itself: a never reassigned local `func f` mentioned inside its own body
  };
  Kind kind = kGlobal;
  uint32_t index = 0;
  Variable* variable = nullptr;
};

// ---------------------------------------------------------------- expressions

enum class ExprKind : uint8_t {
  kNil, kTrue, kFalse, kInt, kFloat, kString, kVararg, kName, kFunction, kTable, kIndex, kCall,
  kMethodCall, kUnary, kBinary, kLogical, kParen, kReceive, kMakeChan, kMakeArray,
  kError,  ///< stands for text that did not parse; only in trees that are never compiled
};

enum class UnaryOp : uint8_t { kNegate, kNot, kLength };
enum class BinaryOp : uint8_t {
  kAdd, kSub, kMul, kDiv, kMod, kPow, kConcat, kEq, kNe, kLt, kLe, kGt, kGe,
};
enum class LogicalOp : uint8_t { kAnd, kOr };

/// The longest path from a chunk's body to a leaf, counting expressions and blocks, right-nested `..` as one.
inline constexpr uint32_t kMaxTreeDepth = 1000;

struct Expr {
  ExprKind kind;
  uint16_t depth;  ///< levels of the tree from here down, itself included; at most kMaxTreeDepth
  SourcePos pos;  ///< where an error in evaluating it points: the operator, the `(` of a call, the name …
};

struct NilExpr : Expr { static constexpr ExprKind kKind = ExprKind::kNil; };
struct TrueExpr : Expr { static constexpr ExprKind kKind = ExprKind::kTrue; };
struct FalseExpr : Expr { static constexpr ExprKind kKind = ExprKind::kFalse; };
struct ErrorExpr : Expr { static constexpr ExprKind kKind = ExprKind::kError; };

/// An integer literal inside the 48-bit range.
struct IntExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kInt;
  int64_t value;
};
/// A float literal, or an integer literal outside the integer range.
struct FloatExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kFloat;
  double value;
};
/// A string literal, escapes decoded; may contain any byte.
struct StringExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kString;
  std::string_view value;
};
/// `...`. Last in a list: all extra arguments; elsewhere the first. `#...` and `...[e]` are kUnary/kIndex over
/// it; the bytecode compiler gives them their meaning (count, e-th extra argument).
struct VarargExpr : Expr { static constexpr ExprKind kKind = ExprKind::kVararg; };
struct NameExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kName;
  std::string_view name;
  Binding binding;  ///< resolver:
};
struct FunctionExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kFunction;
  Function* function;
};
/// `{…}`. A field is positional (key null), named (key is a StringExpr) or computed (`[key]: value`).
struct TableField {
  Expr* key;
  Expr* value;
};
struct TableExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kTable;
  ArenaSpan<TableField> fields;
};
/// `object.name` (key is a StringExpr) or `object[key]`.
struct IndexExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kIndex;
  Expr* object;
  Expr* key;
};
struct CallExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kCall;
  Expr* callee;
  ArenaSpan<Expr*> args;
};
struct MethodCallExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kMethodCall;
  Expr* object;
  std::string_view method;
  ArenaSpan<Expr*> args;
};
struct UnaryExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kUnary;
  UnaryOp op;
  Expr* operand;
};
struct BinaryExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kBinary;
  BinaryOp op;
  Expr* left;
  Expr* right;
};
/// `&&` and `||`: short-circuit, give an operand.
struct LogicalExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kLogical;
  LogicalOp op;
  Expr* left;
  Expr* right;
};
/// `(e)`: exactly one value.
struct ParenExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kParen;
  Expr* inner;
};
/// `<-channel`.
struct ReceiveExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kReceive;
  Expr* channel;
};
/// `make(chan)` or `make(chan, capacity)`. A call `make(...)` with ordinary arguments is a kCall.
struct MakeChanExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kMakeChan;
  Expr* capacity;  ///< or null
};
/// `make([]T, n[, cap])`: integer keys 0…n-1 set to T's zero. `make(map[K]V)` parses as an empty kTable.
struct MakeArrayExpr : Expr {
  static constexpr ExprKind kKind = ExprKind::kMakeArray;
  enum Zero : uint8_t { kNothing, kBool, kInt, kFloat, kString };
  Zero zero;
  Expr* length;
  Expr* capacity;  ///< or null
};

// ---------------------------------------------------------------- statements

enum class StmtKind : uint8_t {
  kExpr, kAssign, kCompound, kDeclare, kFunction, kIf, kWhile, kFor, kRange, kReturn, kBreak, kContinue, kGo,
  kSend, kBlock, kError,
};

struct Stmt {
  StmtKind kind;
  SourcePos pos;  ///< its first token, unless said otherwise
};

struct Block {
  ArenaSpan<Stmt*> stmts;
  SourcePos end;  ///< the closing brace (end of input for the main program)
};

/// A call, method call or receive whose value is dropped.
struct ExprStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kExpr;
  Expr* expr;
};
/// `a, b.c, d[e] = values`. Targets are kName or kIndex.
struct AssignStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kAssign;
  ArenaSpan<Expr*> targets;
  ArenaSpan<Expr*> values;
};
/// `a op= value`, and `a++` / `a--` as `+= 1` / `-= 1`. `pos` is the operator's, where its errors point.
struct CompoundStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kCompound;
  BinaryOp op;
  Expr* target;
  Expr* value;
};
/// `a, b := values` and `var a, b [T] [= values]` (values may be empty). At the top level of a chunk the names are
/// globals: variable is then null.
struct DeclaredName {
  std::string_view name;
  SourcePos pos;
  Variable* variable;  ///< resolver: null for a global
};
struct DeclareStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kDeclare;
  ArenaSpan<DeclaredName> names;
  ArenaSpan<Expr*> values;
};
/// `func name(…) {…}`.
struct FunctionStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kFunction;
  DeclaredName name;
  Function* function;
};
struct IfArm {
  Expr* condition;  ///< null for `else`
  Block body;
};
struct IfStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kIf;
  ArenaSpan<IfArm> arms;
};
/// `for cond {}`, `while cond {}`, and `for {}` with a null condition.
struct WhileStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kWhile;
  Expr* condition;
  Block body;
};
/// `for init; cond; post {}`; each clause may be null.
struct ForStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kFor;
  Stmt* init;
  Expr* condition;
  Stmt* post;
  Block body;
};
/// `for k[, v] := range e {}`; the variables are fresh in each iteration.
struct RangeStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kRange;
  ArenaSpan<DeclaredName> names;  ///< one or two
  Expr* subject;
  Block body;
};
struct ReturnStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kReturn;
  ArenaSpan<Expr*> values;
};
struct BreakStmt : Stmt { static constexpr StmtKind kKind = StmtKind::kBreak; };
struct ContinueStmt : Stmt { static constexpr StmtKind kKind = StmtKind::kContinue; };
/// `go f(args)` / `go obj:m(args)`; call is a kCall or kMethodCall.
struct GoStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kGo;
  Expr* call;
};
/// `channel <- value`. `pos` is the arrow's.
struct SendStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kSend;
  Expr* channel;
  Expr* value;
};
struct BlockStmt : Stmt {
  static constexpr StmtKind kKind = StmtKind::kBlock;
  Block body;
};
struct ErrorStmt : Stmt { static constexpr StmtKind kKind = StmtKind::kError; };

// ---------------------------------------------------------------- functions

struct Function {
  std::string_view name;  ///< for tracebacks: the declared name, or the target of `x := func…`/field key; may be empty
  SourcePos pos;          ///< of the `func` keyword; of the first token for the main program
  Function* parent;       ///< the enclosing function; null for the main program
  ArenaSpan<DeclaredName> params;
  bool variadic;
  DeclaredName vararg_name;  ///< the table of `name...` / `...name`; name is empty for plain `...`
  Block body;
  bool is_main;              ///< the chunk itself: variadic, its top-level declarations are globals
  uint32_t index;            ///< number of the function in its chunk, in order of appearance; the main program is 0

  ArenaSpan<Variable*> locals;    ///< resolver: every local of this function, in order of declaration
  ArenaSpan<Upvalue> upvalues;    ///< resolver:
};

/// A parsed and resolved source file.
struct Chunk {
  Function* main = nullptr;
  uint32_t function_count = 0;  ///< main included
};

template <typename T, typename Node>
T* cast(Node* node) {
  GS_ASSERT(node->kind == T::kKind, "a node is cast to the type its tag names");
  return static_cast<T*>(node);
}

}  // namespace gs::frontend
