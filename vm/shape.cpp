#include "vm/shape.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

#include "gc/tracer.h"
#include "vm/string.h"
#include "vm/vm.h"

namespace gs::vm {

/// Where adding a field, or changing the metatable, leads. Up to kLinear children stand in a row; more are found by
/// the hash of their key.
struct Children {
  static constexpr uint32_t kLinear = 8;
  Shape* last = nullptr;        ///< the child asked for last: most shapes have one busy child
  Shape** table = nullptr;      ///< `count` in a row, or an open-addressing table of `capacity`
  uint32_t count = 0;
  uint32_t capacity = 0;
  Table* metatable = nullptr;   ///< the last with_metatable: to which metatable…
  Shape* under = nullptr;       ///< …and the shape it led to
};

namespace {

/// Properties grow in place while one line of shapes uses the row: a chain of n shapes needs n properties, not n²/2.
struct PropertyRow {
  uint32_t capacity;
  uint32_t used;
  Shape::Property items[1];
};

PropertyRow* row_of(Shape::Property* items) {
  return reinterpret_cast<PropertyRow*>(reinterpret_cast<char*>(items) - offsetof(PropertyRow, items));
}

/// The properties of a child of `parent`: the parent's row when its end is free, else a copy.
Shape::Property* extend_properties(Arena& arena, const Shape* parent, Shape::Property added) {
  uint32_t count = parent->count;
  if (count != 0) {
    PropertyRow* row = row_of(parent->properties);
    if (row->used == count && count < row->capacity) {
      row->items[row->used++] = added;
      return parent->properties;
    }
  }
  uint32_t capacity = std::min(std::max(4u, count * 2), Shape::kMaxFields);
  size_t bytes = offsetof(PropertyRow, items) + capacity * sizeof(Shape::Property);
  auto* row = static_cast<PropertyRow*>(arena.allocate(bytes, alignof(PropertyRow)));
  row->capacity = capacity;
  row->used = count + 1;
  if (count != 0) std::memcpy(row->items, parent->properties, count * sizeof(Shape::Property));
  row->items[count] = added;
  return row->items;
}

String* last_key(const Shape* shape) { return shape->properties[shape->count - 1].key; }

uint32_t metamethod_bit(Vm& vm, const String* key) {
  if (!is_metamethod_name(key)) return 0;
  for (int i = 0; i < kMetamethodCount; i++) {
    if (vm.metamethod_name(static_cast<Metamethod>(i)) == key) return 1u << i;
  }
  return 0;
}

uint32_t hash_address(const void* p) {
  return static_cast<uint32_t>((reinterpret_cast<uintptr_t>(p) * 0x9E3779B97F4A7C15u) >> 32);
}

}  // namespace

// ---------------------------------------------------------------- making shapes

ShapeTree::~ShapeTree() {
  std::free(shapes_);
  std::free(roots_);
}

bool ShapeTree::initialize() {
  count_ = 1;  // no table has shape 0
  empty_ = make(nullptr, nullptr, nullptr);
  dictionary_ = make(nullptr, nullptr, nullptr);
  if (empty_ == nullptr || dictionary_ == nullptr) return false;
  GS_CHECK(empty_->id == kEmptyId && dictionary_->id == kDictionaryId, "the first two shapes");
  dictionary_->is_dictionary = true;
  dictionary_->metamethods = ~0u;  // may have any
  return true;
}

/// The arena is not the collector's, but counts against the memory limit.
void ShapeTree::account() {
  size_t now = arena_.bytes_reserved();
  if (now != accounted_) vm_.heap().add_external(static_cast<ptrdiff_t>(now - accounted_));
  accounted_ = now;
}

/// A new shape: `parent` and `key`, or a root. Null at the bound on shapes.
Shape* ShapeTree::make(Shape* parent, Table* metatable, String* key) {
  if (count_ >= kMaxShapes) return nullptr;
  if (count_ >= capacity_) {
    uint32_t capacity = capacity_ == 0 ? 64 : capacity_ * 2;
    auto** shapes = static_cast<Shape**>(std::realloc(shapes_, capacity * sizeof(Shape*)));
    if (shapes == nullptr) return nullptr;
    shapes_ = shapes;
    capacity_ = capacity;
    shapes_[0] = nullptr;
  }
  auto* shape = new (arena_.allocate(sizeof(Shape), alignof(Shape))) Shape{};
  shape->id = count_;
  shape->parent = parent;
  shape->metatable = metatable;
  if (parent != nullptr) {
    shape->count = parent->count + 1;
    shape->properties = extend_properties(arena_, parent, {key, arena_.make<FieldFact>()});
    shape->metamethods = parent->metamethods | metamethod_bit(vm_, key);
  }
  shapes_[count_++] = shape;
  account();
  return shape;
}

bool ShapeTree::grow_roots() {
  if (root_count_ < root_capacity_ / 2) return true;
  uint32_t capacity = root_capacity_ == 0 ? 32 : root_capacity_ * 2;
  auto* roots = static_cast<Root*>(std::calloc(capacity, sizeof(Root)));
  if (roots == nullptr) return false;
  for (uint32_t i = 0; i < root_capacity_; i++) {
    if (roots_[i].shape == nullptr) continue;
    uint32_t j = hash_address(roots_[i].metatable) & (capacity - 1);
    while (roots[j].shape != nullptr) j = (j + 1) & (capacity - 1);
    roots[j] = roots_[i];
  }
  std::free(roots_);
  roots_ = roots;
  root_capacity_ = capacity;
  return true;
}

Shape* ShapeTree::make_root(Table* metatable) {
  if (root_count_ >= kMaxRoots || !grow_roots()) return dictionary_;
  Shape* shape = make(nullptr, metatable, nullptr);
  if (shape == nullptr) return dictionary_;
  uint32_t i = hash_address(metatable) & (root_capacity_ - 1);
  while (roots_[i].shape != nullptr) i = (i + 1) & (root_capacity_ - 1);
  roots_[i] = {metatable, shape};
  root_count_++;
  return shape;
}

Shape* ShapeTree::root(Table* metatable) {
  if (metatable == nullptr) return empty_;
  if (root_capacity_ != 0) {
    uint32_t mask = root_capacity_ - 1;
    for (uint32_t i = hash_address(metatable) & mask; roots_[i].shape != nullptr; i = (i + 1) & mask) {
      if (roots_[i].metatable == metatable) return roots_[i].shape;
    }
  }
  return make_root(metatable);
}

// ---------------------------------------------------------------- transitions

namespace {

Shape* find_child(const Children* c, const String* key) {
  if (c->capacity == 0) return nullptr;
  if (c->capacity == Children::kLinear) {
    for (uint32_t i = 0; i < c->count; i++) {
      if (last_key(c->table[i]) == key) return c->table[i];
    }
    return nullptr;
  }
  uint32_t mask = c->capacity - 1;
  for (uint32_t i = key->hash & mask; c->table[i] != nullptr; i = (i + 1) & mask) {
    if (last_key(c->table[i]) == key) return c->table[i];
  }
  return nullptr;
}

void place_child(Shape** table, uint32_t capacity, uint32_t count, Shape* child) {
  if (capacity == Children::kLinear) {
    table[count] = child;
    return;
  }
  uint32_t i = last_key(child)->hash & (capacity - 1);
  while (table[i] != nullptr) i = (i + 1) & (capacity - 1);
  table[i] = child;
}

/// Room for one more; a table past the linear row is at most half full.
void grow_children(Arena& arena, Children* c) {
  bool full = c->capacity <= Children::kLinear ? c->count == c->capacity : c->count >= c->capacity / 2;
  if (!full) return;
  uint32_t capacity = c->capacity == 0 ? Children::kLinear : c->capacity * 4;
  auto** table = static_cast<Shape**>(arena.allocate(capacity * sizeof(Shape*), alignof(Shape*)));
  std::memset(table, 0, capacity * sizeof(Shape*));
  uint32_t placed = 0;
  for (uint32_t i = 0; i < c->capacity; i++) {
    if (c->table[i] != nullptr) place_child(table, capacity, placed++, c->table[i]);
  }
  c->table = table;
  c->capacity = capacity;
}

}  // namespace

Children* ShapeTree::children_of(Shape* shape) {
  if (shape->children == nullptr) shape->children = arena_.make<Children>();
  return shape->children;
}

Shape* ShapeTree::make_child(Shape* shape, String* key) {
  Children* c = children_of(shape);
  if (shape->count >= Shape::kMaxFields || c->count >= Shape::kMaxChildren) return nullptr;
  Shape* child = make(shape, shape->metatable, key);
  if (child == nullptr) return nullptr;
  grow_children(arena_, c);
  place_child(c->table, c->capacity, c->count++, child);
  return c->last = child;
}

Shape* ShapeTree::add_field(Shape* shape, String* key) {
  GS_ASSERT(key->is_interned() && !shape->is_dictionary, "transitions are by interned name");
  if (Children* c = shape->children) {
    if (c->last != nullptr && last_key(c->last) == key) return c->last;
    if (Shape* child = find_child(c, key)) return c->last = child;
  }
  return make_child(shape, key);
}

Shape* ShapeTree::add_computed_field(Shape* shape, String* key) {
  if (shape->count >= Shape::kMaxComputedFields) return nullptr;
  const Children* c = shape->children;
  if (c != nullptr && find_child(c, key) != nullptr) return add_field(shape, key);
  bool crowded = c != nullptr && c->count >= Shape::kMaxComputedChildren;
  if (crowded || computed_count_ >= kMaxComputedShapes) return nullptr;
  computed_count_++;
  return make_child(shape, key);
}

const Shape* ShapeTree::known_under(const Shape* shape, const Table* metatable) const {
  const Children* c = shape->children;
  return c != nullptr && c->metatable == metatable ? c->under : nullptr;
}

Shape* ShapeTree::with_metatable(Shape* shape, Table* metatable) {
  if (shape->metatable == metatable) return shape;
  Children* c = children_of(shape);
  if (c->under != nullptr && c->metatable == metatable) return c->under;
  Shape* under = root(metatable);
  if (under->is_dictionary) return nullptr;
  for (const Shape::Property& p : shape->fields()) {
    under = add_field(under, p.key);
    if (under == nullptr) return nullptr;
  }
  c->metatable = metatable;
  return c->under = under;
}

// ---------------------------------------------------------------- lookup

namespace {

/// Shapes with more fields than this are searched by hash.
constexpr uint32_t kMaxLinearSearch = 8;

void build_lookup(Arena& arena, Shape* shape) {
  uint32_t size = 32;
  while (size < shape->count * 2) size *= 2;
  auto* lookup = static_cast<uint16_t*>(arena.allocate(size * sizeof(uint16_t), alignof(uint16_t)));
  std::memset(lookup, 0, size * sizeof(uint16_t));
  for (uint32_t slot = 0; slot < shape->count; slot++) {
    uint32_t i = shape->properties[slot].key->hash & (size - 1);
    while (lookup[i] != 0) i = (i + 1) & (size - 1);
    lookup[i] = static_cast<uint16_t>(slot + 1);
  }
  shape->lookup = lookup;
  shape->lookup_mask = size - 1;
}

}  // namespace

namespace {
GS_INLINE int find_among_few(const Shape* shape, const String* key) {
  for (uint32_t i = 0; i < shape->count; i++) {
    if (shape->properties[i].key == key) return static_cast<int>(i);
  }
  return kNoSlot;
}
}  // namespace

int ShapeTree::find_interned(const Shape* shape, const String* key) const {
  if (shape->count <= kMaxLinearSearch) return find_among_few(shape, key);
  if (shape->lookup == nullptr) build_lookup(arena_, const_cast<Shape*>(shape));
  for (uint32_t i = key->hash & shape->lookup_mask; shape->lookup[i] != 0; i = (i + 1) & shape->lookup_mask) {
    uint32_t slot = shape->lookup[i] - 1u;
    if (shape->properties[slot].key == key) return static_cast<int>(slot);
  }
  return kNoSlot;
}

int ShapeTree::find(const Shape* shape, const String* key) const {
  if (shape->count == 0) return kNoSlot;
  if (GS_LIKELY(key->is_interned())) {
    return GS_LIKELY(shape->count <= kMaxLinearSearch) ? find_among_few(shape, key) : find_interned(shape, key);
  }
  // All keys of shapes are interned: if no interned string has these bytes, no shape has this key.
  const String* interned = vm_.interned().find(key->view(), string_hash(vm_, key));
  return interned == nullptr ? kNoSlot : find_interned(shape, interned);
}

// ---------------------------------------------------------------- facts

/// `value` is not covered. The first value stored is a start, not a widening.
void ShapeTree::widen_slow(FieldFact* fact, Value value) {
  if (fact->types == 0) {
    fact->types = value.type_set();
    // Only functions are worth remembering: a store that must be compared cannot be cached by type alone.
    fact->is_constant = value.is_function();
    if (fact->is_constant) set_constant(fact, value);
    else fact->constant = Value::nil();
  } else {
    if (!(fact->types & value.type_set())) {
      bool often = fact->widenings == FieldFact::kMaxWidenings;
      fact->types = often ? kTypeAny : fact->types | value.type_set();
      if (!often) fact->widenings++;
    }
    fact->is_constant = false;
    fact->constant = Value::nil();
  }
  fact->version++;
}

void ShapeTree::set_constant(FieldFact* fact, Value function) {
  fact->constant = function;
  if (!recent_facts_.push(fact)) recent_lost_ = true;
}

void ShapeTree::trace(gc::Tracer& tracer, gc::Extent extent) {
  auto trace_value = [&](Value v) {
    if (v.is_cell()) tracer.edge(v.as_cell());
  };
  bool all = extent == gc::Extent::kAll || recent_lost_;
  for (const FieldFact* fact : recent_facts_) trace_value(fact->constant);
  uint32_t first = all ? 1 : traced_;
  traced_ = std::max(count_, 1u);  // shape 0 is none
  recent_facts_.clear();
  recent_lost_ = false;
  for (uint32_t i = first; i < count_; i++) {
    const Shape* shape = shapes_[i];
    tracer.edge(shape->metatable);
    if (shape->count == 0) continue;
    const Shape::Property& own = shape->properties[shape->count - 1];
    tracer.edge(own.key);
    trace_value(own.fact->constant);
  }
}

}  // namespace gs::vm
