// Tables: literals, reading and writing elements.
//
//   {x: 1, y: f()}        distinct constant names: values into registers, one NewObject
//   {1, 2, f()}           NewTable, then SetList a batch at a time
//   {1, x: 2, [k]: 3, 4}  NewTable, fields in order; positional ones wait for their batch, which only a computed key,
//                         able to name the same element, must not overtake
#include "vm/bytecode/compiler_impl.h"

namespace gs::vm {

using namespace frontend;

namespace {

bool is_named(const TableField& field) { return field.key != nullptr && field.key->kind == ExprKind::kString; }
std::string_view name_of(const TableField& field) { return cast<const StringExpr>(field.key)->value; }

bool all_named_differently(const ArenaSpan<TableField>& fields) {
  for (uint32_t i = 0; i < fields.size; i++) {
    if (!is_named(fields[i])) return false;
    for (uint32_t j = 0; j < i; j++) {
      if (name_of(fields[j]) == name_of(fields[i])) return false;
    }
  }
  return true;
}

uint32_t positional_count(const ArenaSpan<TableField>& fields) {
  uint32_t n = 0;
  for (const TableField& field : fields) n += field.key == nullptr;
  return n;
}

/// An integer key that fits the U operand of GetIndexI and SetIndexI.
bool is_small_index(const Operand& key) {
  return key.is_literal && key.literal.kind == Literal::kInt && key.literal.integer >= 0 &&
         key.literal.integer <= 255;
}
bool is_name(const Operand& key) { return key.is_literal && key.literal.kind == Literal::kString; }

}  // namespace

// ---------------------------------------------------------------- literals

void FunctionCompiler::table(const TableExpr* e, Reg dst) {
  bool few = e->fields.size <= limits_.list_batch && e->fields.size != 0;
  if (few && all_named_differently(e->fields)) return object_literal(e, dst);
  Reg mark = top_;
  // The table must not be in a variable before its fields are evaluated: they may read that variable.
  Reg t = e->fields.empty() || is_scratch(dst) ? dst : allocate();
  b_.abcx(e->pos, Op::NewTable, t, 0, 0, b_.table_site(positional_count(e->fields)));
  table_fields(e, t);
  move(dst, t, e->pos);
  release_to(mark);
}

void FunctionCompiler::object_literal(const TableExpr* e, Reg dst) {
  Reg mark = top_;
  Reg first = is_scratch(dst) ? dst : top_;
  release_to(first);
  std::vector<std::string_view> names;
  for (const TableField& field : e->fields) {
    names.push_back(name_of(field));
    next_register(field.value);
  }
  b_.abcx(e->pos, Op::NewObject, dst, first, e->fields.size, b_.object_site(std::move(names)));
  release_to(mark);
}

void FunctionCompiler::table_fields(const TableExpr* e, Reg table) {
  Reg batch = top_;       // where waiting positional values begin
  uint32_t next_index = 1;  // of the first of them
  auto flush = [&](uint32_t count) {
    if (count == 0) return;
    b_.abcx(e->pos, Op::SetList, table, batch, count, next_index);
    next_index += count;
    release_to(batch);
  };
  for (const TableField& field : e->fields) {
    bool last = &field == &e->fields.back();
    if (field.key != nullptr) {
      if (!is_named(field)) flush(top_ - batch);
      keyed_field(field, table);
    } else if (last && is_multi(field.value)) {
      multi_at_top(field.value);
      return flush(kMulti);
    } else if (last && field.value->kind == ExprKind::kVararg) {
      // Outside a variadic function: no values.
    } else {
      next_register(field.value);
      if (top_ - batch == limits_.list_batch) flush(limits_.list_batch);
    }
  }
  flush(top_ - batch);
}

void FunctionCompiler::keyed_field(const TableField& field, Reg table) {
  Reg mark = top_;
  Operand key = operand(field.key);
  Reg value = any_register(field.value);
  store_element(table, key, value, field.key->pos);
  release_to(mark);
}

// ---------------------------------------------------------------- elements

void FunctionCompiler::load_element(const Operand& object, const Operand& key, Reg dst, SourcePos at) {
  Reg table = register_of(object, at);
  if (is_name(key)) {
    b_.abcx(at, Op::GetField, dst, table, 0, b_.cache(key.literal.text));
  } else if (is_small_index(key)) {
    b_.abc(at, Op::GetIndexI, dst, table, static_cast<uint32_t>(key.literal.integer));
  } else {
    b_.abc(at, Op::GetIndex, dst, table, register_of(key, at));
  }
}

void FunctionCompiler::store_element(Reg object, const Operand& key, Reg value, SourcePos at) {
  if (is_name(key)) {
    b_.abcx(at, Op::SetField, object, value, 0, b_.cache(key.literal.text));
  } else if (is_small_index(key)) {
    b_.abc(at, Op::SetIndexI, object, static_cast<uint32_t>(key.literal.integer), value);
  } else {
    Reg mark = top_;
    b_.abc(at, Op::SetIndex, object, register_of(key, at), value);
    release_to(mark);
  }
}

}  // namespace gs::vm
