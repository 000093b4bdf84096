// Shapes: sharing, facts, bounds.
#include "tests/unit/vm/vm_fixture.h"

namespace gs::vm::test {
namespace {

std::string key_number(int i) { return "f" + std::to_string(i); }

TEST_CASE("tables built alike share a shape", "[shape]") {
  with_vm([](Vm& vm) {
    ShapeTree& tree = vm.shapes();
    Shape* xy = tree.add_field(tree.add_field(tree.empty(), name(vm, "x")), name(vm, "y"));
    Shape* again = tree.add_field(tree.add_field(tree.empty(), name(vm, "x")), name(vm, "y"));
    Shape* yx = tree.add_field(tree.add_field(tree.empty(), name(vm, "y")), name(vm, "x"));
    CHECK(xy == again);
    CHECK(xy != yx);
    CHECK(tree.find(xy, name(vm, "y")) == 1);
    CHECK(tree.find(yx, name(vm, "y")) == 0);
    CHECK(tree.find(xy, str(vm, "yy")) == kNoSlot);
    CHECK(tree.find(xy, ok(new_string(vm, "x"))) == 0);
    CHECK(xy->parent == tree.get(xy->parent->id));
    CHECK(tree.get(0) == nullptr);
    // A field introduced once has one fact in all descendants, and the row of properties is shared along the line.
    Shape* xyz = tree.add_field(xy, name(vm, "z"));
    CHECK(xyz->properties[0].fact == xy->properties[0].fact);
    CHECK(xyz->properties == xy->properties);
    Shape* xyw = tree.add_field(xy, name(vm, "w"));
    CHECK(xyw->properties[2].key == name(vm, "w"));
    CHECK(xyz->properties[2].key == name(vm, "z"));
  });
}

TEST_CASE("large shapes are searched by hash", "[shape]") {
  with_vm([](Vm& vm) {
    ShapeTree& tree = vm.shapes();
    Shape* shape = tree.empty();
    for (int i = 0; i < 64; i++) shape = tree.add_field(shape, name(vm, key_number(i)));
    for (int i = 0; i < 64; i++) CHECK(tree.find_interned(shape, name(vm, key_number(i))) == i);
    CHECK(tree.find_interned(shape, name(vm, "f64")) == kNoSlot);
  });
}

Value function(Vm& vm) {
  auto* f = vm.allocate<Closure>(gc::Kind::kClosure, Closure::size_for(0));
  REQUIRE(f != nullptr);
  return Value::function(f);
}

TEST_CASE("facts widen, in place and not for ever", "[shape]") {
  with_vm([](Vm& vm) {
    ShapeTree& tree = vm.shapes();
    Shape* shape = tree.add_field(tree.empty(), name(vm, "x"));
    FieldFact* fact = shape->properties[0].fact;
    CHECK(fact->types == 0);
    tree.widen(shape, 0, num(1));
    CHECK(fact->types == kTypeInt);
    uint32_t version = fact->version;
    tree.widen(shape, 0, num(2));
    CHECK(fact->version == version);

    tree.widen(shape, 0, num(0.5));
    CHECK(fact->version == version + 1);
    tree.widen(shape, 0, Value::nil());
    CHECK(fact->types == (kTypeNumber | kTypeNil));
    tree.widen(shape, 0, Value::boolean(true));
    CHECK(fact->types == (kTypeNumber | kTypeNil | kTypeBool));
    CHECK(fact->widenings == FieldFact::kMaxWidenings);
    tree.widen(shape, 0, Value::table(table(vm)));
    CHECK(fact->types == kTypeAny);
    version = fact->version;
    tree.widen(shape, 0, str_value(vm, "any"));
    CHECK(fact->version == version);
  });
}

TEST_CASE("a field may be known to hold one function", "[shape]") {
  with_vm([](Vm& vm) {
    ShapeTree& tree = vm.shapes();
    Shape* shape = tree.add_field(tree.empty(), name(vm, "method"));
    FieldFact* fact = shape->properties[0].fact;
    Value f = function(vm), g = function(vm);
    tree.widen(shape, 0, f);
    uint32_t version = fact->version;
    tree.widen(shape, 0, f);
    CHECK(fact->is_constant);
    CHECK(fact->constant == f);
    CHECK(fact->version == version);
    tree.widen(shape, 0, g);
    CHECK_FALSE(fact->is_constant);
    CHECK(fact->types == g.type_set());
    CHECK(fact->version == version + 1);
    CHECK(fact->widenings == 0);
  });
}

TEST_CASE("bounds", "[shape]") {
  with_vm([](Vm& vm) {
    ShapeTree& tree = vm.shapes();
    Shape* shape = tree.empty();
    for (int i = 0; i < 64; i++) shape = tree.add_field(shape, name(vm, key_number(i)));
    CHECK(tree.add_field(shape, name(vm, "one too many")) == nullptr);

    Shape* busy = tree.add_field(tree.empty(), name(vm, "busy"));
    std::vector<Shape*> children;
    for (uint32_t i = 0; i < Shape::kMaxChildren; i++) {
      children.push_back(tree.add_field(busy, name(vm, key_number(static_cast<int>(i)))));
      REQUIRE(children.back() != nullptr);
    }
    CHECK(tree.add_field(busy, name(vm, "one too many")) == nullptr);
    for (uint32_t i = 0; i < Shape::kMaxChildren; i++) {
      REQUIRE(tree.add_field(busy, name(vm, key_number(static_cast<int>(i)))) == children[i]);
    }
    // Computed keys may follow existing transitions, but make only some of their own.
    Shape* map = tree.add_field(tree.empty(), name(vm, "map"));
    uint32_t made = 0;
    for (int i = 0; i < 1000; i++) made += tree.add_computed_field(map, name(vm, key_number(i))) != nullptr;
    CHECK(made == Shape::kMaxComputedChildren);
    CHECK(tree.add_field(map, name(vm, "named")) != nullptr);
    CHECK(tree.add_computed_field(map, name(vm, "named")) != nullptr);
  });
}

TEST_CASE("small maps use up only their share of the shapes", "[shape]") {
  with_vm([](Vm& vm) {
    Random random(29);
    for (int i = 0; i < 20000; i++) {
      Table* map = table(vm);
      for (int k = 0; k < 12; k++) ok(table_set(vm, map, Value::string(name(vm, key_number(static_cast<int>(random.below(30))))), num(k)));
    }
    CHECK(vm.shapes().size() <= ShapeTree::kMaxComputedShapes + 10);
    CHECK(vm.shapes().add_field(vm.shapes().empty(), name(vm, "named")) != nullptr);
  });
}

TEST_CASE("the number of shapes is bounded", "[shape]") {
  with_vm([](Vm& vm) {
    ShapeTree& tree = vm.shapes();
    // A tree of 100 × 100 × 100 would be a million.
    uint32_t refused = 0;
    for (int a = 0; a < 100; a++) {
      Shape* first = tree.add_field(tree.empty(), name(vm, key_number(a)));
      for (int b = 0; first != nullptr && b < 100; b++) {
        Shape* second = tree.add_field(first, name(vm, key_number(1000 + b)));
        for (int c = 0; second != nullptr && c < 100; c++) {
          refused += tree.add_field(second, name(vm, key_number(2000 + c))) == nullptr;
        }
      }
    }
    CHECK(refused > 0);
    CHECK(tree.size() == ShapeTree::kMaxShapes);
    CHECK(tree.root(table(vm)) == tree.dictionary());
  });
}

TEST_CASE("the mask of metamethods", "[shape]") {
  with_vm([](Vm& vm) {
    ShapeTree& tree = vm.shapes();
    auto bit = [](Metamethod m) { return 1u << static_cast<int>(m); };
    Shape* shape = tree.add_field(tree.empty(), name(vm, "__index"));
    CHECK(shape->metamethods == bit(Metamethod::kIndex));
    shape = tree.add_field(shape, name(vm, "__private"));
    CHECK(shape->metamethods == bit(Metamethod::kIndex));
    shape = tree.add_field(shape, name(vm, "__lt"));
    CHECK(shape->metamethods == (bit(Metamethod::kIndex) | bit(Metamethod::kLt)));
    CHECK(tree.dictionary()->metamethods == ~0u);
  });
}

TEST_CASE("setmetatable leads to the same fields under another root", "[shape]") {
  with_vm([](Vm& vm) {
    ShapeTree& tree = vm.shapes();
    Table* meta = table(vm);
    Shape* xy = tree.add_field(tree.add_field(tree.empty(), name(vm, "x")), name(vm, "y"));
    Shape* under = tree.with_metatable(xy, meta);
    REQUIRE(under != nullptr);
    CHECK(under->metatable == meta);
    CHECK(under->count == 2);
    CHECK(tree.find(under, name(vm, "y")) == 1);
    CHECK(tree.with_metatable(xy, meta) == under);
    CHECK(tree.with_metatable(under, meta) == under);
    CHECK(tree.with_metatable(under, nullptr) == xy);
    CHECK(tree.add_field(tree.add_field(tree.root(meta), name(vm, "x")), name(vm, "y")) == under);
    CHECK(under->properties[0].fact != xy->properties[0].fact);
  });
}

}  // namespace
}  // namespace gs::vm::test
