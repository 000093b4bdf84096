// The memo of property accesses: what it finds, and what it forgets. (That sites believe it only under their guards is shown
// by tests/scripts/metatables/many_classes_at_one_site.gs and tests/scripts/tables/many_shapes_at_one_site.gs.)
#include "tests/unit/vm/vm_fixture.h"
#include "vm/runtime/property_memo.h"

namespace gs::vm::test {
namespace {

PropertyCache own(ShapeId shape, String* key, uint8_t slot) {
  PropertyCache cache{};
  cache.state = PropertyCache::kOwn;
  cache.shape = shape;
  cache.slot = slot;
  cache.key = key;
  return cache;
}

PropertyCache absent(ShapeId shape, String* key) {
  PropertyCache cache{};
  cache.state = PropertyCache::kAbsent;
  cache.other = shape;
  cache.key = key;
  return cache;
}

TEST_CASE("the memo gives back what was remembered for exactly that shape and name", "[property]") {
  with_vm([](Vm& vm) {
    PropertyMemo memo;
    String *x = name(vm, "x"), *y = name(vm, "y");
    CHECK(memo.find(7, x) == nullptr);
    memo.remember(own(7, x, 3));
    memo.remember(absent(8, x));
    REQUIRE(memo.find(7, x) != nullptr);
    CHECK(memo.find(7, x)->slot == 3);
    CHECK(memo.find(7, y) == nullptr);
    CHECK(memo.find(9, x) == nullptr);
    REQUIRE(memo.find(8, x) != nullptr);
    CHECK(memo.find(8, x)->state == PropertyCache::kAbsent);
    memo.remember(own(8, x, 5));
    CHECK(memo.find(8, x)->slot == 5);
    memo.clear();
    CHECK(memo.find(7, x) == nullptr);
  });
}

TEST_CASE("more pairs than the memo has room for displace each other, and are never mixed up", "[property]") {
  with_vm([](Vm& vm) {
    PropertyMemo memo;
    String* keys[] = {name(vm, "a"), name(vm, "b"), name(vm, "c"), name(vm, "d")};
    auto slot_of = [](ShapeId shape, uint16_t k) { return static_cast<uint8_t>(shape * 5 + k * 3); };
    uint32_t found = 0;
    for (ShapeId shape = 1; shape <= 1000; shape++) {
      for (uint16_t k = 0; k < 4; k++) memo.remember(own(shape, keys[k], slot_of(shape, k)));
    }
    for (ShapeId shape = 1; shape <= 1000; shape++) {
      for (uint16_t k = 0; k < 4; k++) {
        const PropertyCache* known = memo.find(shape, keys[k]);
        if (known == nullptr) continue;
        found++;
        if (known->slot != slot_of(shape, k)) FAIL("shape " << shape << ", key " << k);
      }
    }
    CHECK(found > 100);
    CHECK(found < 4000);
  });
}

TEST_CASE("a collection empties the memo, which keeps nothing alive", "[property][gc]") {
  with_vm([](Vm& vm) {
    ShapeId shape = vm.shapes().empty()->id;
    vm.load_memo.remember(own(shape, name(vm, "gone"), 0));
    vm.store_memo.remember(own(shape, name(vm, "gone"), 0));
    vm.heap().collect();
    CHECK(vm.load_memo.find(shape, name(vm, "gone")) == nullptr);
    CHECK(vm.store_memo.find(shape, name(vm, "gone")) == nullptr);
  });
}

}  // namespace
}  // namespace gs::vm::test
