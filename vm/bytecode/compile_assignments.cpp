// Assignments and declarations.
//
// `a, b = x, y` evaluates all values, then stores from left to right; the object and the key of a target are
// evaluated when its turn comes. Values that can wait for their store unharmed, literals and plain locals that no
// earlier store overwrites, are not copied first: `a, b = b, a` is three moves, `i, j = i + 1, 0` has one temporary. The
// last value, if it is computed and its target is a plain local, is computed in place: nothing can come between. In
// `a, b = b, a + b` that takes the sum's copy out of what the next round has to wait for.
#include "vm/bytecode/compiler_impl.h"

namespace gs::vm {

using namespace frontend;

namespace {
const ReceiveExpr* two_results_of_receive(uint32_t targets, const ArenaSpan<Expr*>& values) {
  bool two = targets == 2 && values.size == 1 && values[0]->kind == ExprKind::kReceive;
  return two ? cast<const ReceiveExpr>(values[0]) : nullptr;
}
}  // namespace

// ---------------------------------------------------------------- one assignment

void FunctionCompiler::assign(const AssignStmt* s) {
  Reg mark = top_;
  if (s->targets.size == 1 && s->values.size == 1) {
    assign_one(s->targets[0], s->values[0], s->pos);
  } else if (s->targets.size > limits_.list_batch || s->values.size > limits_.list_batch) {
    assign_from_row(s);
  } else {
    assign_many(s);
  }
  release_to(mark);
}

void FunctionCompiler::assign_one(const Expr* target, const Expr* value, SourcePos at) {
  if (const NameExpr* name = plain_local(target)) {
    into(value, Home{name->binding.variable->reg}.reg());
  } else {
    store(target, operand(value), at);
  }
}

/// Stores into a name or an element, whose object and key are evaluated now.
void FunctionCompiler::store(const Expr* target, const Operand& value, SourcePos at) {
  Reg mark = top_;
  if (target->kind == ExprKind::kName) {
    const NameExpr* plain = plain_local(target);
    if (plain != nullptr && value.is_literal) {
      load_literal(value.literal, Home{plain->binding.variable->reg}.reg(), at);
    } else {
      store_name(cast<const NameExpr>(target), register_of(value, at));
    }
  } else {
    auto* element = cast<const IndexExpr>(target);
    Reg object = any_register(element->object);
    Operand key = operand(element->key);
    store_element(object, key, register_of(value, at), element->pos);
  }
  release_to(mark);
}

// ---------------------------------------------------------------- several at once

/// The local that the last value is computed into before any other target is stored, or null. No other target may be
/// the same local, or an element: its object and key are read later.
const NameExpr* FunctionCompiler::computed_in_place(const AssignStmt* s) {
  Span<Expr*> list = present(s->values);
  if (list.size != s->targets.size || literal_of(list[list.size - 1]) || plain_local(list[list.size - 1])) return nullptr;
  const NameExpr* last = plain_local(s->targets[list.size - 1]);
  for (size_t i = 0; last != nullptr && i + 1 < list.size; i++) {
    const NameExpr* other = plain_local(s->targets[i]);
    bool same = other != nullptr && other->binding.variable == last->binding.variable;
    if (same || s->targets[i]->kind != ExprKind::kName) return nullptr;
  }
  return last;
}

/// The value for target number `position`: as it stands if it will still be the same when its store comes. `written` is
/// computed_in_place().
Operand FunctionCompiler::keep(const Expr* value, const Span<Expr*>& targets, size_t position, const NameExpr* written) {
  if (auto literal = literal_of(value)) return Operand::of(*literal);
  const NameExpr* local = plain_local(value);
  if (local == nullptr) return Operand::in(next_register(value));
  auto overwrites = [&](const NameExpr* target) {
    return target != nullptr && target->binding.variable == local->binding.variable;
  };
  bool overwritten = overwrites(written);
  for (size_t i = 0; i < position; i++) overwritten |= overwrites(plain_local(targets[i]));
  return overwritten ? Operand::in(next_register(value)) : Operand::in(Home{local->binding.variable->reg}.reg());
}

void FunctionCompiler::assign_many(const AssignStmt* s) {
  std::vector<Operand> values;
  values.reserve(s->targets.size);
  if (const ReceiveExpr* receive = two_results_of_receive(s->targets.size, s->values)) {
    Reg first = received_pair(receive);
    values = {Operand::in(first), Operand::in(first + 1)};
  } else {
    kept_values(s, values);
  }
  uint32_t left = computed_in_place(s) != nullptr ? s->targets.size - 1 : s->targets.size;
  for (uint32_t i = 0; i < left; i++) store(s->targets[i], values[i], s->pos);
}

/// One operand for each target.
void FunctionCompiler::kept_values(const AssignStmt* s, std::vector<Operand>& out) {
  Span<Expr*> list = present(s->values);
  uint32_t wanted = s->targets.size;
  const NameExpr* in_place = computed_in_place(s);
  for (uint32_t i = 0; i < list.size; i++) {
    if (in_place != nullptr && i + 1 == list.size) {
      Reg home = Home{in_place->binding.variable->reg}.reg();
      into(list[i], home);
      out.push_back(Operand::in(home));
    } else if (i >= wanted) {
      discard(list[i]);
    } else if (i + 1 == list.size && wanted > i + 1 && is_multi(list[i])) {
      Reg first = several(list[i], wanted - i);
      for (uint32_t k = i; k < wanted; k++) out.push_back(Operand::in(first + k - i));
    } else {
      out.push_back(keep(list[i], s->targets, i, in_place));
    }
  }
  while (out.size() < wanted) out.push_back(Operand::of(Literal::nil()));
}

/// The value and the flag of a receive in two new registers.
Reg FunctionCompiler::received_pair(const ReceiveExpr* e) {
  Reg first = allocate(2);
  Reg channel = any_register(e->channel);
  b_.abc(e->pos, Op::Recv2, first, channel);
  release_to(first + 2);
  return first;
}

/// All values of `list` in a new row.
Reg FunctionCompiler::gathered(const Span<Expr*>& list, SourcePos at) {
  Reg row = allocate();
  b_.abcx(at, Op::NewRow, row, 0, 0, 0);
  gather(present(list), row, at);
  return row;
}

/// For long lists; elements beyond the end of a row are nil, as missing values are.
void FunctionCompiler::assign_from_row(const AssignStmt* s) {
  Reg row = gathered(s->values, s->pos);
  for (uint32_t i = 0; i < s->targets.size; i++) {
    Reg value = allocate();
    b_.abcx(s->pos, Op::GetFar, value, row, 0, i);
    store(s->targets[i], Operand::in(value), s->pos);
    release_to(value);
  }
}

// ---------------------------------------------------------------- compound assignment

void FunctionCompiler::compound(const CompoundStmt* s) {
  Reg mark = top_;
  if (s->target->kind == ExprKind::kName) {
    compound_name(s);
  } else {
    compound_element(s);
  }
  release_to(mark);
}

/// `dst` := `left` op the statement's value.
void FunctionCompiler::combine(const CompoundStmt* s, Reg left, Reg dst) {
  if (s->op == BinaryOp::kConcat) {
    compound_concat(Operand::in(left), s->value, dst, s->pos);
  } else {
    emit_binary(s->op, Operand::in(left), operand(s->value), dst, s->pos);
  }
}

void FunctionCompiler::compound_name(const CompoundStmt* s) {
  auto* name = cast<const NameExpr>(s->target);
  if (plain_local(name) != nullptr) {
    Reg local = Home{name->binding.variable->reg}.reg();
    combine(s, local, local);
    return;
  }
  Reg value = allocate();
  load_name(name, value);
  combine(s, value, value);
  store_name(name, value);
}

/// The object and the key are evaluated once.
void FunctionCompiler::compound_element(const CompoundStmt* s) {
  auto* element = cast<const IndexExpr>(s->target);
  Reg object = any_register(element->object);
  Operand key = operand(element->key);
  Reg value = allocate();
  load_element(Operand::in(object), key, value, element->pos);
  release_to(value + 1);
  combine(s, value, value);
  store_element(object, key, value, element->pos);
}

// ---------------------------------------------------------------- declarations

void FunctionCompiler::declare(const DeclareStmt* s) {
  if (s->names[0].variable == nullptr) return declare_globals(s);
  if (s->names.size == 1 && s->values.size == 1) return declare_one(s);
  bool fits = locals_fit(s->names.size);
  if (!fits && (s->names.size > limits_.list_batch || s->values.size > limits_.list_batch)) return declare_from_row(s);
  Reg first = top_;
  declared_values(s);
  if (fits) {
    activate(first, s->names);
  } else {
    activate_far(first, s->names);
  }
}

/// One new register with a value for each name.
void FunctionCompiler::declared_values(const DeclareStmt* s) {
  if (const ReceiveExpr* receive = two_results_of_receive(s->names.size, s->values)) {
    received_pair(receive);
  } else {
    exactly(s->values, s->names.size, s->pos);
  }
}

void FunctionCompiler::declare_one(const DeclareStmt* s) {
  Reg r = next_register(s->values[0]);
  if (locals_fit(1)) {
    activate(r, s->names);
  } else {
    activate_far(r, s->names);
  }
}

/// At the top level of a chunk.
void FunctionCompiler::declare_globals(const DeclareStmt* s) {
  Reg mark = top_;
  auto set = [&](const DeclaredName& name, Reg value) {
    b_.abcx(name.pos, Op::SetGlobal, value, 0, 0, b_.global(name.name));
  };
  if (s->names.size == 1 && s->values.size == 1) {
    set(s->names[0], any_register(s->values[0]));
  } else if (s->names.size > limits_.list_batch || s->values.size > limits_.list_batch) {
    declare_from_row(s);
  } else {
    declared_values(s);
    for (uint32_t i = 0; i < s->names.size; i++) set(s->names[i], mark + i);
  }
  release_to(mark);
}

void FunctionCompiler::declare_from_row(const DeclareStmt* s) {
  Reg row = gathered(s->values, s->pos);
  for (uint32_t i = 0; i < s->names.size; i++) {
    const DeclaredName& name = s->names[i];
    Reg value = allocate();
    b_.abcx(name.pos, Op::GetFar, value, row, 0, i);
    if (name.variable != nullptr) {
      declare_far(name.variable, value, name.pos);
    } else {
      b_.abcx(name.pos, Op::SetGlobal, value, 0, 0, b_.global(name.name));
    }
    release_to(value);
  }
  release_to(row);
}

// ---------------------------------------------------------------- func name() {}

void FunctionCompiler::function_statement(const FunctionStmt* s) {
  Reg mark = top_;
  if (s->name.variable != nullptr) return local_function(s);
  Reg closure = allocate();
  function_literal(s->function, closure, s->pos);
  b_.abcx(s->name.pos, Op::SetGlobal, closure, 0, 0, b_.global(s->name.name));
  release_to(mark);
}

/// The name is visible in the body. If its variable is a cell, the cell has to exist before the closure does.
void FunctionCompiler::local_function(const FunctionStmt* s) {
  Variable* v = s->name.variable;
  Reg r = allocate();
  bool fits = locals_fit(1);
  if (v->needs_cell) load_literal(Literal::nil(), r, s->pos);
  if (!v->needs_cell) function_literal(s->function, r, s->pos);
  if (fits) {
    declare_in_register(v, r, s->name.pos);
    locals_top_ = top_;
  } else {
    declare_far(v, r, s->name.pos);
    release_to(r);
  }
  if (!v->needs_cell) return;
  Reg closure = allocate();
  function_literal(s->function, closure, s->pos);
  store_local(v, closure, s->pos);
  release_to(closure);
}

}  // namespace gs::vm
