// Shapes (hidden classes): which named fields a table has, in which slots, under which metatable.
//
// Shapes form trees. Adding field "y" to a table of shape S moves it to S's child for "y"; two tables built the same
// way share a shape, so one compare of a 32-bit id tells a cache everything: slot numbers, metatable, and, through
// the facts, what types the slots may hold. setmetatable is a transition too: it leads to the root of another tree,
// followed by the same fields.
//
// Facts. Each (introducing shape, field) has a FieldFact shared by all descendants: the set of types ever stored,
// and whether one value was the only one ever stored. Facts only widen, in place, at most kMaxWidenings times before
// they become "any"; widening bumps the fact's version, which compiled code depends on. Every store checks the value
// against the fact (caches carry a copy of the type set), so behind a shape guard a load needs no type check.
//
// Bounds. A shape has at most kMaxFields fields and kMaxChildren children, and the VM at most kMaxShapes shapes. Past
// any of them a table gets a *dictionary shape*: its string keys move into its Dict, in order, and the metatable is
// stored there.
#pragma once

#include <cstdint>
#include <span>

#include "gc/buffer.h"
#include "vm/base/arena.h"
#include "vm/object.h"

namespace gs::gc {
class Tracer;
enum class Extent;
}  // namespace gs::gc

namespace gs::vm {

struct FieldFact {
  static constexpr uint8_t kMaxWidenings = 3;
  TypeSet types = 0;         ///< of every value ever stored, nil included
  uint8_t widenings = 0;
  bool is_constant = true;   ///< nothing, or only the function `constant`, was ever stored
  uint32_t version = 0;      ///< bumped by each widening and by the loss of constancy
  Value constant;
};

struct Children;

struct Shape {
  static constexpr uint32_t kMaxFields = 64, kMaxChildren = 128;
  /// What keys computed at run time may use up of these: a table used as a map becomes a dictionary soon, and leaves
  /// the transitions of a shape to the field names of the program.
  static constexpr uint32_t kMaxComputedFields = 12, kMaxComputedChildren = 32;

  struct Property {
    String* key;  ///< interned
    FieldFact* fact;
  };

  ShapeId id;
  uint32_t count;            ///< fields
  Shape* parent;             ///< without the last field; null for roots
  Table* metatable;          ///< or null
  Property* properties;      ///< `count` of them; shared with the parent where possible
  uint32_t metamethods;      ///< bit per Metamethod whose name is among the keys; all set in the dictionary shape
  bool is_dictionary;        ///< string keys live in the table's Dict; count is 0
  // transitions and lookup index: private to shape.cpp
  Children* children;
  uint16_t* lookup;          ///< open-addressing index by string hash, made when a larger shape is first searched
  uint32_t lookup_mask;

  std::span<const Property> fields() const { return {properties, count}; }
};

inline constexpr int kNoSlot = -1;

/// All shapes of one VM.
class ShapeTree {
 public:
  static constexpr uint32_t kMaxShapes = 1u << 16;
  /// Metatables that get a tree of their own. Shapes keep them alive, so a program that makes a metatable for each
  /// object must not make a tree for each.
  static constexpr uint32_t kMaxRoots = 4096;
  /// Shapes that computed keys may make, so that a program full of small maps leaves the rest to its objects.
  static constexpr uint32_t kMaxComputedShapes = kMaxShapes / 8;
  /// The two shapes every VM has, made first: code may compare ids with these.
  static constexpr ShapeId kEmptyId = 1, kDictionaryId = 2;
  explicit ShapeTree(Vm& vm) : vm_(vm) {}
  ~ShapeTree();

  Shape* get(ShapeId id) const { return shapes_[id]; }
  uint32_t size() const { return count_; }

  /// The shape of `{}` without metatable.
  Shape* empty() const { return empty_; }
  /// The root under `metatable`; the shared dictionary shape when there are too many.
  Shape* root(Table* metatable);
  /// The one shape of all dictionary tables.
  Shape* dictionary() const { return dictionary_; }

  /// The child of `shape` with field `key` (interned) added; null when a bound is reached and the table has to become
  /// a dictionary.
  Shape* add_field(Shape* shape, String* key);
  /// The same for a key computed at run time, within the tighter bounds of maps.
  Shape* add_computed_field(Shape* shape, String* key);
  /// The shape with the same fields under another metatable; null when a bound is reached.
  Shape* with_metatable(Shape* shape, Table* metatable);
  /// The same if that was the last metatable that tables of this shape got; otherwise null.
  const Shape* known_under(const Shape* shape, const Table* metatable) const;

  /// Slot of `key` in `shape`, or kNoSlot. find_interned compares addresses only.
  int find(const Shape* shape, const String* key) const;
  int find_interned(const Shape* shape, const String* key) const;

  /// Makes the fact of `slot` cover `value`. Called before the store. Cheap when it already does.
  void widen(Shape* shape, uint32_t slot, Value value) {
    FieldFact* fact = shape->properties[slot].fact;
    bool covered = (fact->types & value.type_set()) && (!fact->is_constant || fact->constant == value);
    if (!covered) widen_slow(fact, value);
  }

  bool initialize();  ///< makes the two initial shapes; false when the host is out of memory
  /// kYoung: only what was added since the last call.
  void trace(gc::Tracer& tracer, gc::Extent extent);

 private:
  Shape* make(Shape* parent, Table* metatable, String* key);
  Shape* make_root(Table* metatable);
  Shape* make_child(Shape* shape, String* key);
  Children* children_of(Shape* shape);
  bool grow_roots();
  void widen_slow(FieldFact* fact, Value value);
  void set_constant(FieldFact* fact, Value function);
  void account();

  Vm& vm_;
  mutable Arena arena_;  ///< also of lookup indices, which are made on demand
  size_t accounted_ = 0;   ///< bytes of arena_ reported to the heap
  Shape** shapes_ = nullptr;
  uint32_t count_ = 0, capacity_ = 0, computed_count_ = 0;
  uint32_t traced_ = 1;                  ///< shapes from here on are younger than the last collection
  gc::Buffer<FieldFact*> recent_facts_;  ///< whose constant is
  bool recent_lost_ = false;             ///< the host had no memory for all of them
  Shape* empty_ = nullptr;
  Shape* dictionary_ = nullptr;
  // roots by metatable: a small open-addressing map
  struct Root {
    Table* metatable;
    Shape* shape;
  };
  Root* roots_ = nullptr;
  uint32_t root_count_ = 0, root_capacity_ = 0;
};

}  // namespace gs::vm
