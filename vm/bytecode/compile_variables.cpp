// Variables: where they live, and how they are read and written.
//
//                      plain                     needs_cell
//   in a register      operand as it is / Move   GetCell, SetCell
//   in a row           GetFar, SetFar            GetFar + GetCell, GetFar + SetCell
//   upvalue            GetUpval                  GetUpcell, SetUpcell
//   the function       GetSelf
//   global             GetGlobal, SetGlobal
#include "vm/bytecode/compiler_impl.h"

namespace gs::vm {

using namespace frontend;

uint32_t FunctionCompiler::new_far(uint32_t count) {
  uint32_t first = far_top_;
  far_top_ += count;
  if (far_top_ > far_size_) far_size_ = far_top_;
  return first;
}

// ---------------------------------------------------------------- declarations

void FunctionCompiler::declare_in_register(Variable* v, Reg r, SourcePos at) {
  v->reg = Home::in_register(r).bits;
  if (v->needs_cell) b_.abc(at, Op::NewCell, r, r);
}

/// `value` is a temporary and may be overwritten.
void FunctionCompiler::declare_far(Variable* v, Reg value, SourcePos at) {
  uint32_t index = new_far(1);
  v->reg = Home::in_row(index, false).bits;
  if (v->needs_cell) b_.abc(at, Op::NewCell, value, value);
  b_.abcx(at, Op::SetFar, far_row_, value, 0, index);
}

/// Makes the topmost temporaries from `first` on the registers of `names`.
void FunctionCompiler::activate(Reg first, const Span<DeclaredName>& names) {
  GS_ASSERT(first == locals_top_ && first + names.size == top_, "the values lie right above the locals");
  for (const DeclaredName& name : names) declare_in_register(name.variable, first++, name.pos);
  locals_top_ = top_;
}

void FunctionCompiler::activate_far(Reg first, const Span<DeclaredName>& names) {
  Reg value = first;
  for (const DeclaredName& name : names) declare_far(name.variable, value++, name.pos);
  release_to(first);
}

// ---------------------------------------------------------------- reading and writing

/// The name `e` is, if it is a local that can be an operand without further ado.
const NameExpr* FunctionCompiler::plain_local(const Expr* e) const {
  while (e->kind == ExprKind::kParen) e = cast<const ParenExpr>(e)->inner;
  if (e->kind != ExprKind::kName) return nullptr;
  auto* name = cast<const NameExpr>(e);
  const Binding& b = name->binding;
  bool plain = b.kind == Binding::kLocal && !b.variable->needs_cell && !Home{b.variable->reg}.far();
  return plain ? name : nullptr;
}

void FunctionCompiler::load_local(const Variable* v, Reg dst, SourcePos at) {
  Home home{v->reg};
  if (home.far()) {
    b_.abcx(at, Op::GetFar, dst, row_of(home), 0, home.index());
    if (v->needs_cell) b_.abc(at, Op::GetCell, dst, dst);
  } else if (v->needs_cell) {
    b_.abc(at, Op::GetCell, dst, home.reg());
  } else {
    move(dst, home.reg(), at);
  }
}

void FunctionCompiler::store_local(const Variable* v, Reg value, SourcePos at) {
  Home home{v->reg};
  if (!home.far()) {
    if (v->needs_cell) {
      b_.abc(at, Op::SetCell, home.reg(), value);
    } else {
      move(home.reg(), value, at);
    }
  } else if (v->needs_cell) {
    Reg cell = allocate();
    b_.abcx(at, Op::GetFar, cell, row_of(home), 0, home.index());
    b_.abc(at, Op::SetCell, cell, value);
    release_to(cell);
  } else {
    b_.abcx(at, Op::SetFar, row_of(home), value, 0, home.index());
  }
}

void FunctionCompiler::load_name(const NameExpr* name, Reg dst) {
  const Binding& binding = name->binding;
  switch (binding.kind) {
    case Binding::kLocal: load_local(binding.variable, dst, name->pos); return;
    case Binding::kGlobal: b_.abcx(name->pos, Op::GetGlobal, dst, 0, 0, b_.global(name->name)); return;
    case Binding::kSelf: b_.abc(name->pos, Op::GetSelf, dst); return;
    case Binding::kUpvalue: {
      Op op = binding.variable->needs_cell ? Op::GetUpcell : Op::GetUpval;
      b_.abcx(name->pos, op, dst, 0, 0, binding.index);
      return;
    }
  }
}

void FunctionCompiler::store_name(const NameExpr* name, Reg value) {
  const Binding& binding = name->binding;
  switch (binding.kind) {
    case Binding::kLocal: store_local(binding.variable, value, name->pos); return;
    case Binding::kGlobal: b_.abcx(name->pos, Op::SetGlobal, value, 0, 0, b_.global(name->name)); return;
    case Binding::kUpvalue:
      GS_ASSERT(binding.variable->needs_cell, "a variable assigned through a closure lives in a cell");
      b_.abcx(name->pos, Op::SetUpcell, value, 0, 0, binding.index);
      return;
    case Binding::kSelf: GS_UNREACHABLE("a function reached as kSelf is never assigned");
  }
}

// ---------------------------------------------------------------- who reads a register

/// May evaluating `e` read the plain local in register `local`? Looks at `budget` nodes, then says yes.
bool FunctionCompiler::mentions(const Expr* e, Reg local, int& budget) const {
  if (e == nullptr) return false;
  if (--budget < 0) return true;
  auto either = [&](const Expr* a, const Expr* b) { return mentions(a, local, budget) || mentions(b, local, budget); };
  switch (e->kind) {
    case ExprKind::kNil: case ExprKind::kTrue: case ExprKind::kFalse: case ExprKind::kInt: case ExprKind::kFloat:
    case ExprKind::kString: case ExprKind::kVararg: return false;
    case ExprKind::kName: {
      const NameExpr* name = plain_local(e);
      return name != nullptr && name->binding.variable->reg == local;
    }
    case ExprKind::kIndex: return either(cast<const IndexExpr>(e)->object, cast<const IndexExpr>(e)->key);
    case ExprKind::kBinary: return either(cast<const BinaryExpr>(e)->left, cast<const BinaryExpr>(e)->right);
    case ExprKind::kLogical: return either(cast<const LogicalExpr>(e)->left, cast<const LogicalExpr>(e)->right);
    case ExprKind::kUnary: return mentions(cast<const UnaryExpr>(e)->operand, local, budget);
    case ExprKind::kParen: return mentions(cast<const ParenExpr>(e)->inner, local, budget);
    case ExprKind::kReceive: return mentions(cast<const ReceiveExpr>(e)->channel, local, budget);
    case ExprKind::kCall:
      return mentions(cast<const CallExpr>(e)->callee, local, budget) ||
             any_mentions(cast<const CallExpr>(e)->args, local, budget);
    case ExprKind::kMethodCall:
      return mentions(cast<const MethodCallExpr>(e)->object, local, budget) ||
             any_mentions(cast<const MethodCallExpr>(e)->args, local, budget);
    case ExprKind::kFunction: case ExprKind::kTable: case ExprKind::kMakeChan: case ExprKind::kMakeArray:
    case ExprKind::kError: return true;  // rarely asked for; a yes costs one Move
  }
  return true;
}

bool FunctionCompiler::any_mentions(const Span<Expr*>& list, Reg local, int& budget) const {
  for (const Expr* e : list) {
    if (mentions(e, local, budget)) return true;
  }
  return false;
}

}  // namespace gs::vm
