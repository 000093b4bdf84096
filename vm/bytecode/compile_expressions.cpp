// Expressions into registers, and the loop over left spines (compiler_impl.h).
#include <memory>
#include <optional>

#include "vm/bytecode/compiler_impl.h"

namespace gs::vm {

using namespace frontend;

namespace {

bool is_concat(const Expr* e) {
  return e->kind == ExprKind::kBinary && cast<const BinaryExpr>(e)->op == BinaryOp::kConcat;
}
bool is_power(const Expr* e) {
  return e->kind == ExprKind::kBinary && cast<const BinaryExpr>(e)->op == BinaryOp::kPow;
}
/// `a .. b`, and `a ** b ** c`: what is compiled as a chain to the right.
bool is_right_chain(const Expr* e) {
  return is_concat(e) || (is_power(e) && is_power(cast<const BinaryExpr>(e)->right));
}
bool is_vararg(const Expr* e) { return e->kind == ExprKind::kVararg; }

}  // namespace

// ---------------------------------------------------------------- destinations

/// Compiled by an instruction or two, without temporaries of its own and without recursion but into a function.
bool FunctionCompiler::leaf_into(const Expr* e, Reg dst) {
  switch (e->kind) {
    case ExprKind::kNil: case ExprKind::kTrue: case ExprKind::kFalse: case ExprKind::kInt: case ExprKind::kFloat:
    case ExprKind::kString: load_literal(*literal_of(e), dst, e->pos); return true;
    case ExprKind::kName: load_name(cast<const NameExpr>(e), dst); return true;
    case ExprKind::kVararg:
      if (function_.variadic) {
        b_.abc(e->pos, Op::Vararg, dst, 1);
      } else {
        load_literal(Literal::nil(), dst, e->pos);
      }
      return true;
    case ExprKind::kFunction: function_literal(cast<const FunctionExpr>(e)->function, dst, e->pos); return true;
    default: return false;
  }
}

/// Compiles `e` into `dst`. top_ is afterwards what it was before.
void FunctionCompiler::into(const Expr* e, Reg dst) {
  while (e->kind == ExprKind::kParen) e = cast<const ParenExpr>(e)->inner;
  if (must_give_up(e->pos) || leaf_into(e, dst)) return;
  if (is_short(temporaries_wanted(e))) return with_spilled_temporaries(e, dst);
  switch (e->kind) {
    case ExprKind::kTable: return table(cast<const TableExpr>(e), dst);
    case ExprKind::kLogical: return logical(cast<const LogicalExpr>(e), dst);
    case ExprKind::kMakeChan: return make_channel(cast<const MakeChanExpr>(e), dst);
    case ExprKind::kMakeArray: return make_array(cast<const MakeArrayExpr>(e), dst);
    default: return first_operand(e) != nullptr ? spine(e, dst) : spineless(e, dst);
  }
}

Reg FunctionCompiler::any_register(const Expr* e) {
  const NameExpr* name = plain_local(e);
  return name != nullptr ? Home{name->binding.variable->reg}.reg() : next_register(e);
}

/// Is `e` an operand without any instruction?
bool FunctionCompiler::is_ready(const Expr* e, Operand& out) const {
  if (auto literal = literal_of(e)) {
    out = Operand::of(*literal);
    return true;
  }
  const NameExpr* name = plain_local(e);
  if (name != nullptr) out = Operand::in(Home{name->binding.variable->reg}.reg());
  return name != nullptr;
}

Reg FunctionCompiler::register_of(const Operand& o, SourcePos at) {
  if (!o.is_literal) return o.reg;
  Reg r = allocate();
  load_literal(o.literal, r, at);
  return r;
}

void FunctionCompiler::move(Reg dst, Reg src, SourcePos at) {
  if (dst != src) b_.abc(at, Op::Move, dst, src);
}

void FunctionCompiler::load_literal(const Literal& literal, Reg dst, SourcePos at) {
  switch (literal.kind) {
    case Literal::kNil: b_.abc(at, Op::LoadNil, dst, 1); return;
    case Literal::kBool: b_.abc(at, Op::LoadBool, dst, static_cast<uint32_t>(literal.integer)); return;
    case Literal::kInt:
      if (literal.integer == static_cast<int16_t>(literal.integer)) {
        b_.ad(at, Op::LoadInt, dst, static_cast<int32_t>(literal.integer));
        return;
      }
      [[fallthrough]];
    case Literal::kDouble: case Literal::kString: {
      uint32_t k = b_.constant(literal);
      if (k <= 0xFFFF) {
        b_.ad(at, Op::LoadK, dst, static_cast<int32_t>(k));
      } else {
        b_.abcx(at, Op::LoadKX, dst, 0, 0, k);
      }
      return;
    }
  }
}

/// Evaluates `e` for what it does.
void FunctionCompiler::discard(const Expr* e) {
  if (literal_of(e) || plain_local(e) != nullptr || is_vararg(e)) return;
  Reg mark = top_;
  if (is_multi(e)) {
    call(e, 0);
  } else {
    next_register(e);
  }
  release_to(mark);
}

// ---------------------------------------------------------------- when registers run short

/// Registers above top_ that `e` uses before any part of it can ask for them itself.
uint32_t FunctionCompiler::temporaries_wanted(const Expr* e) const {
  const uint32_t limit = limits_.list_batch + 2 * kFrameHeader + 8;
  if (!is_short(limit)) return 0;  // the common case, without looking closer
  uint32_t most = 8;
  auto at_least = [&](uint32_t n) { most = n + 8 > most ? (n + 8 < limit ? n + 8 : limit) : most; };
  for (; e != nullptr; e = first_operand(e)) {
    if (e->kind == ExprKind::kCall || e->kind == ExprKind::kMethodCall) {
      at_least(arguments_of(e).size + 2 * kFrameHeader);
    } else if (e->kind == ExprKind::kTable) {
      at_least(cast<const TableExpr>(e)->fields.size);
    } else if (is_right_chain(e)) {
      at_least(limits_.list_batch);
    }
  }
  return most;
}

/// Moves the temporaries [locals_top_, end) to a row in the lowest of them and makes the registers above it free. Those
/// not written yet, such as the header of an open call window, hold anything at all, which must not get into the heap.
void FunctionCompiler::spill_temporaries(Reg end, SourcePos at) {
  Reg first = locals_top_;
  for (Reg r = first; r < end; r++) {
    Reg from = r;
    while (r < end && !b_.is_written(r)) r++;
    if (r != from) b_.abc(at, Op::LoadNil, from, r - from);
  }
  b_.abcx(at, Op::Spill, first, first, 0, end - first);
  top_ = first + 1;
}

// The result of `e` must be out of the range of the waiting temporaries before they come back.
void FunctionCompiler::with_spilled_temporaries(const Expr* e, Reg dst) {
  Reg first = locals_top_, top = top_;
  Reg end = is_scratch(dst) ? dst : top;
  // What was not written is not written afterwards either: this may be one arm of a branch, and another follow it.
  Builder::Registers written = b_.written();
  spill_temporaries(end, e->pos);
  Reg result = next_register(e);
  bool in_the_way = dst >= first && dst < end;
  top_ = top;
  Reg outside = in_the_way ? allocate() : dst;
  move(outside, result, e->pos);
  b_.abc(e->pos, Op::Reload, first, first, end - first);
  move(dst, outside, e->pos);
  b_.set_written(written.set(dst));
  top_ = top;
}

// ---------------------------------------------------------------- left spines

Reg FunctionCompiler::scratch(Scratch& s) {
  if (!s.ready) {
    s.reg = allocate();
    s.ready = true;
  }
  return s.reg;
}

/// The operand that `e` evaluates first, if `e` is a node of a spine; null for what starts one.
const Expr* FunctionCompiler::first_operand(const Expr* e) {
  switch (e->kind) {
    case ExprKind::kParen: return cast<const ParenExpr>(e)->inner;
    case ExprKind::kReceive: return cast<const ReceiveExpr>(e)->channel;
    case ExprKind::kCall: return cast<const CallExpr>(e)->callee;
    case ExprKind::kMethodCall: return cast<const MethodCallExpr>(e)->object;
    case ExprKind::kBinary: return is_right_chain(e) ? nullptr : cast<const BinaryExpr>(e)->left;
    case ExprKind::kUnary: {  // `#...` and `...[e]` are not about the first extra argument
      auto* unary = cast<const UnaryExpr>(e);
      return unary->op == UnaryOp::kLength && is_vararg(unary->operand) ? nullptr : unary->operand;
    }
    case ExprKind::kIndex: {
      const Expr* object = cast<const IndexExpr>(e)->object;
      return is_vararg(object) ? nullptr : object;
    }
    default: return nullptr;
  }
}

/// Can the node be computed now?
bool FunctionCompiler::folds(const Expr* e, const Operand& first, Operand& out) const {
  if (!first.is_literal) return false;
  std::optional<Literal> folded;
  if (e->kind == ExprKind::kUnary) {
    folded = fold_unary(cast<const UnaryExpr>(e)->op, first.literal);
  } else if (e->kind == ExprKind::kBinary) {
    auto right = literal_of(cast<const BinaryExpr>(e)->right);
    if (right) folded = fold_binary(cast<const BinaryExpr>(e)->op, first.literal, *right);
  }
  if (folded) out = Operand::of(*folded);
  return folded.has_value();
}

/// Nodes with one operand.
void FunctionCompiler::apply_alone(const Expr* e, const Operand& value, Reg dst) {
  Op op = Op::Recv;
  if (e->kind == ExprKind::kUnary) {
    UnaryOp unary = cast<const UnaryExpr>(e)->op;
    op = unary == UnaryOp::kNegate ? Op::Neg : unary == UnaryOp::kNot ? Op::Not : Op::Len;
  }
  b_.abc(e->pos, op, dst, register_of(value, e->pos));
}

/// One node of a spine, its first operand being there. Says where the value is: in `dst` or, when that is kNoReg,
/// in the scratch register, or nowhere, being a literal.
GS_INLINE Operand FunctionCompiler::apply(const Expr* e, const Operand& first, Reg dst, Scratch& s) {
  Operand out;
  if (e->kind == ExprKind::kParen) return first;
  if (folds(e, first, out)) return out;
  if (e->kind == ExprKind::kCall || e->kind == ExprKind::kMethodCall) {
    call_at(e, first, s, 1, Op::Call);
    return Operand::in(s.reg);
  }
  Reg target = dst != kNoReg ? dst : scratch(s), mark = top_;
  if (e->kind == ExprKind::kBinary) {
    auto* binary = cast<const BinaryExpr>(e);
    out = operand(binary->right);
    emit_binary(binary->op, first, out, target, e->pos);
  } else if (e->kind == ExprKind::kIndex) {
    out = operand(cast<const IndexExpr>(e)->key);
    load_element(first, out, target, e->pos);
  } else {
    apply_alone(e, first, target);
  }
  release_to(mark);
  return Operand::in(target);
}

/// Evaluates the first operand of `e`, and before it its first operand, and so on: innermost first. Afterwards at most
/// the scratch register is in use above what was.
Operand FunctionCompiler::descend(const Expr* e, Scratch& s) {
  size_t base = spine_.size();
  const Expr* p = first_operand(e);
  for (const Expr* q = first_operand(p); q != nullptr; q = first_operand(p)) {
    spine_.push_back(p);
    p = q;
  }
  Operand value;
  if (!is_ready(p, value)) {
    value = Operand::in(scratch(s));
    into(p, value.reg);
  }
  while (spine_.size() > base) {
    const Expr* node = spine_.back();
    spine_.pop_back();
    value = apply(node, value, kNoReg, s);
  }
  return value;
}

void FunctionCompiler::spine(const Expr* e, Reg dst) {
  Reg mark = top_;
  Scratch s{dst, is_scratch(dst)};
  Operand value = descend(e, s);
  value = apply(e, value, dst, s);
  if (value.is_literal) {
    load_literal(value.literal, dst, e->pos);
  } else {
    move(dst, value.reg, e->pos);
  }
  release_to(mark);
}

/// Expressions whose operands form no left spine.
void FunctionCompiler::spineless(const Expr* e, Reg dst) {
  Reg mark = top_;
  switch (e->kind) {
    case ExprKind::kBinary: right_chain(cast<const BinaryExpr>(e), dst); break;
    case ExprKind::kIndex: vararg_index(cast<const IndexExpr>(e), dst); break;
    case ExprKind::kUnary: vararg_count(dst, e->pos); break;
    default: GS_UNREACHABLE("a tree with errors is not compiled");
  }
  release_to(mark);
}

// ---------------------------------------------------------------- functions, channels, arrays

UpvalueSource FunctionCompiler::upvalue_source(const Upvalue& upvalue) const {
  UpvalueSource source{};
  source.is_cell = upvalue.variable->needs_cell;
  if (upvalue.from_self) {
    source.from = UpvalueSource::kSelf;
    source.is_cell = false;
  } else if (!upvalue.from_parent) {
    source.from = UpvalueSource::kUpvalue;
    source.index = upvalue.parent_index;
  } else if (Home home{upvalue.variable->reg}; home.far()) {
    source.from = UpvalueSource::kFarSlot;
    source.row = static_cast<uint16_t>(row_of(home));
    source.index = home.index();
  } else {
    source.from = UpvalueSource::kRegister;
    source.index = home.reg();
  }
  return source;
}

// The nested function is compiled while its surroundings are at this point: the registers of the variables it
// captures are then what they are when the closure is made.
void FunctionCompiler::function_literal(const Function* f, Reg dst, SourcePos at) {
  CompiledFunction code;
  // On the heap: functions nest as deep as text may, and the native stack may be a coroutine's.
  auto compiler = std::make_unique<FunctionCompiler>(shared_, *f, code);
  for (const Upvalue& upvalue : f->upvalues) {
    compiler->b_.upvalue(upvalue_source(upvalue), upvalue.variable->name);
  }
  compiler->compile();
  b_.abcx(at, Op::Closure, dst, 0, 0, b_.nested(std::move(code)));
}

void FunctionCompiler::make_channel(const MakeChanExpr* e, Reg dst) {
  Reg mark = top_;
  Operand capacity = e->capacity != nullptr ? operand(e->capacity) : Operand::of(Literal::of(int64_t{0}));
  b_.abc(e->pos, Op::MakeChan, dst, register_of(capacity, e->pos));
  release_to(mark);
}

void FunctionCompiler::make_array(const MakeArrayExpr* e, Reg dst) {
  Reg mark = top_;
  Reg length = register_of(operand(e->length), e->pos);
  if (e->capacity != nullptr) discard(e->capacity);
  b_.abc(e->pos, Op::MakeArray, dst, length, static_cast<uint32_t>(e->zero));
  release_to(mark);
}

}  // namespace gs::vm
