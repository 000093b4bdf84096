// Expressions into registers, and the loop over left spines (compiler_impl.h).
#include <memory>

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

/// Compiled by one instruction or two, without temporaries of its own.
bool is_leaf(const Expr* e) {
  switch (e->kind) {
    case ExprKind::kNil: case ExprKind::kTrue: case ExprKind::kFalse: case ExprKind::kInt: case ExprKind::kFloat:
    case ExprKind::kString: case ExprKind::kVararg: case ExprKind::kName: case ExprKind::kFunction: return true;
    default: return false;
  }
}

}  // namespace

// ---------------------------------------------------------------- destinations

/// Compiles `e` into `dst`. top_ is afterwards what it was before.
void FunctionCompiler::into(const Expr* e, Reg dst) {
  if (!is_leaf(e) && is_short(temporaries_wanted(e))) {
    with_spilled_temporaries(e, dst);
  } else {
    into_now(e, dst);
  }
}

void FunctionCompiler::into_now(const Expr* e, Reg dst) {
  switch (e->kind) {
    case ExprKind::kNil: case ExprKind::kTrue: case ExprKind::kFalse: case ExprKind::kInt: case ExprKind::kFloat:
    case ExprKind::kString: load_literal(*literal_of(e), dst, e->pos); return;
    case ExprKind::kName: load_name(cast<const NameExpr>(e), dst); return;
    case ExprKind::kVararg:
      if (function_.variadic) {
        b_.abc(e->pos, Op::Vararg, dst, 1);
      } else {
        load_literal(Literal::nil(), dst, e->pos);
      }
      return;
    case ExprKind::kFunction: function_literal(cast<const FunctionExpr>(e)->function, dst, e->pos); return;
    case ExprKind::kTable: table(cast<const TableExpr>(e), dst); return;
    case ExprKind::kLogical: logical(cast<const LogicalExpr>(e), dst); return;
    case ExprKind::kMakeChan: make_channel(cast<const MakeChanExpr>(e), dst); return;
    case ExprKind::kMakeArray: make_array(cast<const MakeArrayExpr>(e), dst); return;
    case ExprKind::kUnary: case ExprKind::kBinary: case ExprKind::kIndex: case ExprKind::kCall:
    case ExprKind::kMethodCall: case ExprKind::kParen: case ExprKind::kReceive: spine(e, dst); return;
    case ExprKind::kError: GS_UNREACHABLE("a tree with errors is not compiled");
  }
}

Reg FunctionCompiler::next_register(const Expr* e) {
  Reg r = allocate();
  into(e, r);
  return r;
}

Reg FunctionCompiler::any_register(const Expr* e) {
  const NameExpr* name = plain_local(e);
  return name != nullptr ? Home{name->binding.variable->reg}.reg() : next_register(e);
}

/// The value of `e` where it already is, or else in the next register.
Operand FunctionCompiler::operand(const Expr* e) {
  if (auto literal = literal_of(e)) return Operand::of(*literal);
  return Operand::in(any_register(e));
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
  spill_temporaries(end, e->pos);
  Reg result = next_register(e);
  bool in_the_way = dst >= first && dst < end;
  top_ = top;
  Reg outside = in_the_way ? allocate() : dst;
  move(outside, result, e->pos);
  b_.abc(e->pos, Op::Reload, first, first, end - first);
  move(dst, outside, e->pos);
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

/// Evaluates the first operand of `e`, and of that, and so on, innermost first. Afterwards at most the scratch
/// register is in use above what was.
Operand FunctionCompiler::descend(const Expr* e, Scratch& s) {
  size_t base = spine_.size();
  const Expr* p = first_operand(e);
  for (const Expr* q = first_operand(p); q != nullptr; q = first_operand(p)) {
    spine_.push_back(p);
    p = q;
  }
  Operand value;
  if (auto literal = literal_of(p)) {
    value = Operand::of(*literal);
  } else if (const NameExpr* name = plain_local(p)) {
    value = Operand::in(Home{name->binding.variable->reg}.reg());
  } else {
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
  if (first_operand(e) == nullptr) {
    if (is_right_chain(e)) {
      right_chain(e, dst);
    } else if (e->kind == ExprKind::kIndex) {
      vararg_index(cast<const IndexExpr>(e), dst);
    } else {
      vararg_count(dst, e->pos);
    }
  } else {
    Scratch s{dst, is_scratch(dst)};
    Operand value = apply(e, descend(e, s), dst, s);
    if (value.is_literal) {
      load_literal(value.literal, dst, e->pos);
    } else {
      move(dst, value.reg, e->pos);
    }
  }
  release_to(mark);
}

/// One node of a spine, its first operand being there. Says where the value is: in `dst` or, when that is kNoReg,
/// in the scratch register, or nowhere, being a literal.
Operand FunctionCompiler::apply(const Expr* e, const Operand& first, Reg dst, Scratch& s) {
  auto target = [&] { return dst != kNoReg ? dst : scratch(s); };
  switch (e->kind) {
    case ExprKind::kParen: return first;
    case ExprKind::kCall: case ExprKind::kMethodCall: call_at(e, first, s, 1); return Operand::in(s.reg);
    case ExprKind::kIndex: return apply_index(cast<const IndexExpr>(e), first, target());
    case ExprKind::kUnary: {
      auto* unary = cast<const UnaryExpr>(e);
      if (first.is_literal) {
        if (auto folded = fold_unary(unary->op, first.literal)) return Operand::of(*folded);
      }
      return apply_unary(unary, first, target());
    }
    case ExprKind::kBinary: {
      auto* binary = cast<const BinaryExpr>(e);
      if (first.is_literal) {
        auto right = literal_of(binary->right);
        auto folded = right ? fold_binary(binary->op, first.literal, *right) : std::nullopt;
        if (folded) return Operand::of(*folded);
      }
      return apply_binary(binary->op, first, binary->right, target(), e->pos);
    }
    case ExprKind::kReceive: {
      Reg to = target(), mark = top_;
      b_.abc(e->pos, Op::Recv, to, register_of(first, e->pos));
      release_to(mark);
      return Operand::in(to);
    }
    default: GS_UNREACHABLE("only nodes with a first operand are in a spine");
  }
}

Operand FunctionCompiler::apply_unary(const UnaryExpr* e, const Operand& value, Reg dst) {
  Op op = e->op == UnaryOp::kNegate ? Op::Neg : e->op == UnaryOp::kNot ? Op::Not : Op::Len;
  Reg mark = top_;
  b_.abc(e->pos, op, dst, register_of(value, e->pos));
  release_to(mark);
  return Operand::in(dst);
}

Operand FunctionCompiler::apply_index(const IndexExpr* e, const Operand& object, Reg dst) {
  Reg mark = top_;
  load_element(object, operand(e->key), dst, e->pos);
  release_to(mark);
  return Operand::in(dst);
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
  auto compiler = std::make_unique<FunctionCompiler>(diagnostics_, limits_, *f, code);
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
