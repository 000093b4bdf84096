// Tables, one property at a time. Everything at once: table_model_test.cpp.
#include <vector>

#include "tests/unit/vm/table_model.h"

namespace gs::vm::test {
namespace {

Table* list(Vm& vm, std::initializer_list<Value> values) {
  return ok(new_list(vm, values.begin(), static_cast<uint32_t>(values.size())));
}

std::string joined(Vm& vm, Table* t) {
  std::string out;
  TableCursor cursor = 0;
  Value key, value;
  while (table_next(vm, t, cursor, key, value)) out += text_of(vm, key) + "=" + text_of(vm, value) + " ";
  return out;
}

TEST_CASE("length is the last index of the array part that holds something", "[table]") {
  with_vm([](Vm& vm) {
    Table* t = list(vm, {num(10), Value::nil(), num(30)});
    CHECK(table_length(t) == 3);
    ok(table_set_int(vm, t, 3, Value::nil()));
    CHECK(table_length(t) == 1);

    Table* sparse = table(vm);
    ok(table_set_int(vm, sparse, 5, num(1)));
    CHECK(table_length(sparse) == 5);
    CHECK(table_get_int(sparse, 3).is_nil());

    Table* far = table(vm);
    ok(table_set_int(vm, far, 2000, num(1)));
    CHECK(table_length(far) == 0);

    Table* from_zero = table(vm);
    for (int i = 0; i < 10; i++) ok(table_set_int(vm, from_zero, i, num(i)));
    CHECK(table_length(from_zero) == 9);
    Table* only_zero = table(vm);
    ok(table_set_int(vm, only_zero, 0, num(1)));
    CHECK(table_length(only_zero) == 0);
  });
}

TEST_CASE("entries join the array when it grows up to them", "[table]") {
  with_vm([](Vm& vm) {
    Table* t = table(vm);
    for (int k : {1026, 1025, 1028}) ok(table_set_int(vm, t, k, num(k)));
    CHECK(table_length(t) == 0);
    for (int k = 1; k < 1024; k++) ok(table_set_int(vm, t, k, num(k)));
    CHECK(table_length(t) == 1023);
    ok(table_set_int(vm, t, 1024, num(1024)));
    CHECK(table_length(t) == 1026);
    ok(table_set_int(vm, t, 1027, num(1027)));
    CHECK(table_length(t) == 1028);
    CHECK(t->storage->dict->int_keys == 0);
  });
}

TEST_CASE("element facts say what the array part can hold", "[table]") {
  with_vm([](Vm& vm) {
    Table* ints = table(vm);
    for (int i = 1; i <= 20; i++) ok(table_set_int(vm, ints, i, num(i)));
    CHECK(ints->element_types() == kTypeInt);  // the hole at 0 does not count
    ok(table_set_int(vm, ints, 20, Value::nil()));
    CHECK(ints->element_types() == kTypeInt);  // nor what was cut off at the end
    ok(table_set_int(vm, ints, 3, Value::nil()));
    CHECK(ints->element_types() == (kTypeInt | kTypeNil));

    Table* bools = table(vm);
    ok(table_set_int(vm, bools, 2, Value::boolean(true)));  // as the sieve begins
    CHECK(bools->element_types() == (kTypeBool | kTypeNil));
    CHECK(bools->storage->layout() == Storage::kBytes);
    for (int i = 3; i < 1000; i++) ok(table_set_int(vm, bools, i, Value::boolean(i % 2 == 0)));
    CHECK(table_get_int(bools, 998) == Value::boolean(true));
    CHECK(table_get_int(bools, 999) == Value::boolean(false));
    CHECK(table_get_int(bools, 1).is_nil());
    ok(table_set_int(vm, bools, 500, num(0.5)));
    CHECK(bools->storage->layout() == Storage::kValues);
    CHECK(table_get_int(bools, 998) == Value::boolean(true));
    CHECK(table_get_int(bools, 1).is_nil());
    CHECK(bools->element_types() == (kTypeBool | kTypeNil | kTypeDouble));

    Table* shifted = table(vm);
    for (int i = 1; i <= 3; i++) ok(table_set_int(vm, shifted, i, num(i)));
    ok(table_insert_at(vm, shifted, 0, num(7)));  // moves the hole at 0 to 1
    CHECK(shifted->element_types() == (kTypeInt | kTypeNil));
  });
}

TEST_CASE("an array part knows whether it may have references", "[table][gc]") {
  with_vm([](Vm& vm) {
    Table* t = list(vm, {num(1), Value::number(2.5), Value::boolean(true)});
    CHECK_FALSE(t->storage->may_have_references());
    for (int i = 4; i <= 3000; i++) ok(table_set_int(vm, t, i, num(i)));
    CHECK_FALSE(t->storage->may_have_references());
    vm.heap().collect();
    Table* inner = list(vm, {num(7)});
    ok(table_set_int(vm, t, 1500, Value::table(inner)));
    CHECK(t->storage->may_have_references());
    vm.heap().collect();
    CHECK(table_get_int(table_get_int(t, 1500).as<Table>(), 1) == num(7));
    for (int i = 3001; i <= 9000; i++) ok(table_set_int(vm, t, i, num(i)));  // replaces the storage
    CHECK(t->storage->may_have_references());

    Table* names = list(vm, {num(1), str_value(vm, "one")});
    CHECK(names->storage->may_have_references());
    Table* pulled = table(vm);
    ok(table_set_int(vm, pulled, 1025, Value::table(inner)));
    for (int i = 1; i <= 1024; i++) ok(table_set_int(vm, pulled, i, num(i)));
    CHECK(pulled->storage->may_have_references());
  });
}

TEST_CASE("reserving and filling", "[table]") {
  with_vm([](Vm& vm) {
    Table* t = table(vm, 0, 100);
    CHECK(t->storage->capacity == 100);
    CHECK(table_length(t) == 0);
    const Storage* before = t->storage;
    for (int i = 0; i < 100; i++) ok(table_set_int(vm, t, i, num(i)));
    CHECK(t->storage == before);

    Table* flags = table(vm);
    ok(table_fill(vm, flags, 1000, Value::boolean(false)));
    CHECK(flags->storage->layout() == Storage::kBytes);
    CHECK(table_length(flags) == 999);
    CHECK(table_get_int(flags, 0) == Value::boolean(false));
    CHECK(flags->element_types() == kTypeBool);
    CHECK(try_set_element(vm, flags, 999, Value::boolean(true)));
    CHECK_FALSE(try_set_element(vm, flags, 1000, Value::boolean(true)));
    CHECK_FALSE(try_set_element(vm, flags, 999, num(1)));
    CHECK_FALSE(try_set_element(vm, flags, 999, Value::nil()));
    CHECK_FALSE(table_reserve(vm, t, ~0u).ok());
    check_invariants(vm, flags);

    Table* hinted = table(vm);
    ok(table_fill(vm, hinted, 1000, Value::nil()));
    CHECK(hinted->storage->capacity == 1000);
    CHECK(table_length(hinted) == 0);
    CHECK(hinted->element_types() == 0);
  });
}

TEST_CASE("rows of constructors", "[table]") {
  with_vm([](Vm& vm) {
    std::vector<Value> values(3000, Value::nil());
    values[0] = num(1);
    values[2999] = num(3000);
    Table* t = table(vm);
    ok(table_set_row(vm, t, 1, values.data(), 3000));
    CHECK(table_length(t) == 3000);  // however long the row of nils
    CHECK(t->storage->dict == nullptr);
    check_invariants(vm, t);
    ok(table_set_row(vm, t, 3001, values.data(), 3));  // {…, 1, nil, nil}
    CHECK(table_length(t) == 3001);
    check_invariants(vm, t);
    // {[2]: "old", true, nil, [7000]: 1, …}: a later field wins, also when it is nil.
    Table* mixed = table(vm);
    ok(table_set_int(vm, mixed, 2, num(2)));
    Value row[] = {Value::boolean(true), Value::nil()};
    ok(table_set_row(vm, mixed, 1, row, 2));
    CHECK(table_length(mixed) == 1);
    CHECK(table_get_int(mixed, 2).is_nil());
    check_invariants(vm, mixed);
    Table* flags = list(vm, {Value::boolean(true), Value::boolean(false)});
    CHECK(flags->storage->layout() == Storage::kBytes);
    CHECK(flags->element_types() == kTypeBool);
    CHECK(table_length(list(vm, {Value::nil(), Value::nil()})) == 0);
    CHECK(list(vm, {})->storage == vm.empty_storage());
  });
}

TEST_CASE("float keys with integral values are the int keys", "[table]") {
  with_vm([](Vm& vm) {
    Table* t = table(vm);
    ok(table_set(vm, t, num(2.0), num(1)));
    CHECK(table_get_int(t, 2) == num(1));
    ok(table_set(vm, t, num(-0.0), num(5)));
    CHECK(table_get_int(t, 0) == num(5));
    ok(table_set(vm, t, num(0x1p47), num(6)));  // beyond the ints: stays a float key
    CHECK(table_get(vm, t, num(0x1p47)) == num(6));
    ok(table_set(vm, t, num(__builtin_nan("")), num(7)));
    ok(table_set(vm, t, Value::nil(), num(7)));
    CHECK(table_get(vm, t, num(__builtin_nan(""))).is_nil());
    CHECK(table_get(vm, t, Value::nil()).is_nil());
    CHECK(table_count(vm, t) == 3);
    // Positions from outside the int range, as library functions may pass them.
    ok(table_set_int(vm, t, INT64_MAX, num(8)));
    CHECK(table_get_int(t, INT64_MAX) == num(8));
    CHECK(table_get(vm, t, num(0x1p63)) == num(8));
  });
}

TEST_CASE("iteration: the array, then everything else in insertion order", "[table]") {
  with_vm([](Vm& vm) {
    Table* t = table(vm, 1);
    ok(table_set(vm, t, str_value(vm, "b"), num(1)));
    ok(table_set(vm, t, num(-1), num(2)));
    ok(table_set(vm, t, num(0.5), num(3)));
    ok(table_set(vm, t, str_value(vm, "a"), num(4)));
    ok(table_set(vm, t, Value::boolean(true), num(5)));
    ok(table_append(vm, t, num(6)));
    ok(table_set(vm, t, str_value(vm, "c"), num(7)));
    std::string expected = "1=6 b=1 -1=2 0.5=3 a=4 true=5 c=7 ";
    CHECK(joined(vm, t) == expected);
    // Many computed keys make it a dictionary; the order stays.
    for (int i = 0; i < 40; i++) {
      std::string key = "x" + std::to_string(i);
      ok(table_set(vm, t, str_value(vm, key), num(i)));
      expected += key + "=" + std::to_string(i) + " ";
    }
    CHECK(vm.shapes().get(t->shape_id())->is_dictionary);
    CHECK(joined(vm, t) == expected);
    check_invariants(vm, t);
  });
}

TEST_CASE("a cursor survives the change to a dictionary", "[table]") {
  with_vm([](Vm& vm) {
    Table* t = table(vm);
    for (int i = 0; i < 12; i++) ok(table_set(vm, t, str_value(vm, "k" + std::to_string(i)), num(i)));
    ok(table_set(vm, t, num(0.5), num(100)));
    TableCursor cursor = 0;
    Value key, value;
    for (int i = 0; i < 5; i++) REQUIRE(table_next(vm, t, cursor, key, value));
    ok(table_set(vm, t, str_value(vm, "k12"), num(12)));
    REQUIRE(vm.shapes().get(t->shape_id())->is_dictionary);
    std::string rest;
    while (table_next(vm, t, cursor, key, value)) rest += text_of(vm, value) + " ";
    CHECK(rest == "5 6 7 8 9 10 11 100 12 ");
  });
}

TEST_CASE("cursors from scripts may be any number", "[table]") {
  with_vm([](Vm& vm) {
    Table* t = list(vm, {num(1), num(2)});
    ok(table_set(vm, t, str_value(vm, "a"), num(1)));
    ok(table_set(vm, t, num(0.5), num(1)));
    Random random(3);
    Value key, value;
    for (int i = 0; i < 100000; i++) {
      auto cursor = static_cast<TableCursor>(random.word()) >> random.below(63);
      for (int steps = 0; table_next(vm, t, cursor, key, value); steps++) REQUIRE(steps < 10);
    }
    TableCursor cursor;
    CHECK_FALSE(table_cursor_after(vm, t, str_value(vm, "missing"), cursor));
    CHECK_FALSE(table_cursor_after(vm, t, num(99), cursor));
    CHECK(table_cursor_after(vm, t, num(2.0), cursor));
  });
}

TEST_CASE("equal strings are one key, whatever cell they are in", "[table]") {
  with_vm([](Vm& vm) {
    std::string text(1000, 'x');
    Table* t = table(vm);
    ok(table_set(vm, t, str_value(vm, text), num(1)));
    auto rope = [&] { return ok(concat_strings(vm, str(vm, text.substr(0, 500)), str(vm, text.substr(500)))); };
    REQUIRE(rope()->is_rope());
    CHECK(table_get_string(vm, t, rope()) == num(1));
    ok(table_set(vm, t, Value::string(rope()), num(2)));
    CHECK(table_get_string(vm, t, name(vm, text)) == num(2));
    CHECK(table_count(vm, t) == 1);
    for (int i = 0; i < 50; i++) ok(table_set(vm, t, str_value(vm, "k" + std::to_string(i)), num(i)));
    CHECK(table_get_string(vm, t, rope()) == num(2));
    // Reading with a rope as key cannot fail, even without memory.
    String* key = rope();
    vm.heap().fail_allocation_at(1);
    CHECK(table_get_string(vm, t, key) == num(2));
    vm.heap().fail_allocation_at(0);
  });
}

TEST_CASE("maps become dictionaries early, objects late", "[table]") {
  with_vm([](Vm& vm) {
    auto is_dictionary = [&](Table* t) { return vm.shapes().get(t->shape_id())->is_dictionary; };
    Table* map = table(vm);
    for (int i = 0; i < 12; i++) ok(table_set(vm, map, str_value(vm, "c" + std::to_string(i)), num(i)));
    CHECK_FALSE(is_dictionary(map));
    ok(table_set(vm, map, str_value(vm, "c12"), num(12)));
    CHECK(is_dictionary(map));

    Table* object = table(vm, 4);
    for (int i = 0; i < 64; i++) ok(table_add_field(vm, object, name(vm, "n" + std::to_string(i)), num(i)));
    CHECK_FALSE(is_dictionary(object));
    for (int i = 0; i < 64; i++) CHECK(slot_ref(object, static_cast<uint32_t>(i)) == num(i));
    ok(table_add_field(vm, object, name(vm, "n64"), num(64)));
    CHECK(is_dictionary(object));
    for (int i = 0; i < 65; i++) CHECK(table_get_string(vm, object, name(vm, "n" + std::to_string(i))) == num(i));
    // Computed keys that exist already may be stored at any size.
    Table* wide = table(vm);
    for (int i = 0; i < 30; i++) ok(table_set_string(vm, wide, name(vm, "n" + std::to_string(i)), num(i)));
    ok(table_set(vm, wide, str_value(vm, "n20"), num(0)));
    CHECK_FALSE(is_dictionary(wide));
  });
}

TEST_CASE("many maps leave room for the shapes of objects", "[table][shape]") {
  with_vm([](Vm& vm) {
    for (int i = 0; i < 1000; i++) ok(table_set(vm, table(vm), str_value(vm, "user" + std::to_string(i)), num(i)));
    Table* object = table(vm);
    ok(table_set_string(vm, object, name(vm, "x"), num(1)));
    CHECK_FALSE(vm.shapes().get(object->shape_id())->is_dictionary);
  });
}

TEST_CASE("metatables", "[table]") {
  with_vm([](Vm& vm) {
    Table* meta = table(vm);
    Table* a = table(vm);
    Table* b = table(vm);
    CHECK(metatable_of(vm, a) == nullptr);
    for (Table* t : {a, b}) {
      ok(table_set_string(vm, t, name(vm, "x"), num(1)));
      ok(set_metatable(vm, t, meta));
    }
    CHECK(metatable_of(vm, a) == meta);
    CHECK(a->shape_id() == b->shape_id());
    CHECK(meta->observed());
    CHECK(table_get_string(vm, a, name(vm, "x")) == num(1));
    ok(set_metatable(vm, a, nullptr));
    CHECK(metatable_of(vm, a) == nullptr);
    check_invariants(vm, a);
    check_invariants(vm, b);

    Table* map = table(vm);
    for (int i = 0; i < 30; i++) ok(table_set(vm, map, str_value(vm, "k" + std::to_string(i)), num(i)));
    ok(set_metatable(vm, map, meta));
    CHECK(metatable_of(vm, map) == meta);
    for (int i = 30; i < 100; i++) ok(table_set(vm, map, str_value(vm, "k" + std::to_string(i)), num(i)));
    CHECK(metatable_of(vm, map) == meta);  // resizing the dict keeps it
    ok(set_metatable(vm, map, nullptr));
    CHECK(metatable_of(vm, map) == nullptr);

    Table* object = table(vm);
    ok(set_metatable(vm, object, meta));
    for (int i = 0; i < 65; i++) ok(table_set_string(vm, object, name(vm, "n" + std::to_string(i)), num(i)));
    CHECK(metatable_of(vm, object) == meta);  // so does the change to a dictionary
  });
}

TEST_CASE("a metatable for each object ends in dictionaries, not in shapes without end", "[table][shape]") {
  with_vm([](Vm& vm) {
    for (uint32_t i = 0; i < ShapeTree::kMaxRoots + 100; i++) {
      Table* t = table(vm);
      Table* meta = table(vm);
      ok(table_set_string(vm, t, name(vm, "x"), num(7)));
      ok(set_metatable(vm, t, meta));
      if (metatable_of(vm, t) != meta || table_get_string(vm, t, name(vm, "x")) != num(7)) FAIL("lost at " << i);
    }
    CHECK(vm.shapes().size() < 2 * ShapeTree::kMaxRoots + 100);
  });
}

TEST_CASE("changes of observed tables bump the epoch", "[table]") {
  with_vm([](Vm& vm) {
    Table* meta = table(vm);
    ok(set_metatable(vm, table(vm), meta));
    auto bumps = [&](auto&& action) {
      uint32_t before = vm.metatable_epoch;
      action();
      return vm.metatable_epoch != before;
    };
    auto set = [&](Table* t, std::string_view key, Value v) {
      return bumps([&] { ok(table_set_string(vm, t, name(vm, key), v)); });
    };
    CHECK(set(meta, "f", num(1)));          // a key appears
    CHECK_FALSE(set(meta, "f", num(2)));    // its value changes
    CHECK_FALSE(set(meta, "f", Value::nil()));
    CHECK(set(meta, "f", num(3)));          // appears again
    CHECK(set(meta, "__index", num(1)));
    CHECK(set(meta, "__index", num(2)));
    CHECK_FALSE(bumps([&] { ok(table_append(vm, meta, num(1))); }));
    CHECK(bumps([&] { ok(set_metatable(vm, meta, table(vm))); }));
    CHECK_FALSE(set(table(vm), "f", num(1)));  // nobody looks there

    for (int i = 0; i < 64; i++) set(meta, "n" + std::to_string(i), num(i));
    REQUIRE(vm.shapes().get(meta->shape_id())->is_dictionary);
    CHECK(set(meta, "new", num(1)));
    CHECK_FALSE(set(meta, "new", num(2)));
    CHECK_FALSE(set(meta, "new", Value::nil()));
    CHECK(set(meta, "new", num(2)));
    CHECK(set(meta, "__index", Value::nil()));
  });
}

TEST_CASE("a queue that moves through a table does not grow it", "[table][dict]") {
  with_vm([](Vm& vm) {
    Table* t = table(vm);
    for (int i = 0; i < 100000; i++) {
      ok(table_set_int(vm, t, 5000 + i, num(i)));
      if (i >= 10) ok(table_set_int(vm, t, 5000 + i - 10, Value::nil()));
    }
    CHECK(table_count(vm, t) == 10);
    CHECK(t->storage->dict->capacity() <= 64);
  });
}

TEST_CASE("insert and remove at any position do what the element-wise definition does", "[table]") {
  with_vm([](Vm& vm) {
    Random random(31);
    for (int round = 0; round < 4000; round++) {
      Table* t = table(vm);
      TableModel model;
      auto put = [&](int64_t k, Value v) {
        ok(table_set_int(vm, t, k, v));
        model.set(num(k), v);
      };
      bool flags = random.one_in(3), zero = random.one_in(2), holes = random.one_in(3), negative = random.one_in(4);
      for (int i = zero ? 0 : 1; i < static_cast<int>(random.below(8)); i++) {
        if (!holes || random.one_in(2)) put(i, flags ? Value::boolean(i % 2 == 0) : num(i));
      }
      if (negative) put(-static_cast<int64_t>(random.below(4)) - 1, num(99));
      for (int i = 0; i < 3; i++) {
        int64_t pos = static_cast<int64_t>(random.below(14)) - 5;
        Value v = random.one_in(5) ? Value::nil() : num(i + 100);
        if (random.one_in(2)) {
          ok(table_insert_at(vm, t, pos, v));
          model.insert(pos, v);
        } else if (!same(ok(table_remove_at(vm, t, pos)), model.remove(pos))) {
          FAIL("removed something else");
        }
        check_same(vm, t, model);
      }
    }
    // A far negative position costs nothing while there are no negative keys to shift.
    Table* t = list(vm, {num(1), num(2)});
    ok(table_insert_at(vm, t, kMinInt, num(0)));
    CHECK(table_get_int(t, 3) == num(2));
    CHECK(table_get_int(t, kMinInt) == num(0));
  });
}

TEST_CASE("fresh keys and values in old tables survive collections", "[table][gc]") {
  VmOptions options = seeded();
  options.stress.gc = true;
  with_vm(options, [](Vm& vm) {
    Table* t = table(vm, 2);
    auto fresh = [&](int i) { return str_value(vm, "some fresh text " + std::to_string(i)); };
    for (int i = 0; i < 60; i++) {
      ok(table_set(vm, t, fresh(i), fresh(i)));
      ok(table_set(vm, t, Value::table(table(vm)), Value::table(table(vm))));
      ok(table_set(vm, t, Value::table(table(vm)), num(i)));  // one barrier for each of the two
      ok(table_set(vm, t, num(i + 0.5), fresh(i)));
      ok(table_append(vm, t, fresh(i)));
    }
    for (int i = 0; i < 60; i++) {
      CHECK(same(table_get(vm, t, fresh(i)), fresh(i)));
      CHECK(same(table_get(vm, t, num(i + 0.5)), fresh(i)));
      CHECK(same(table_get_int(t, i + 1), fresh(i)));
    }
    CHECK(table_count(vm, t) == 300);
  });
}

TEST_CASE("insert and remove in the middle of a long list", "[table]") {
  with_vm([](Vm& vm) {
    Table* t = table(vm);
    for (int i = 1; i <= 1000; i++) ok(table_insert_at(vm, t, 1, num(i)));
    for (int i = 1; i <= 1000; i++) REQUIRE(table_get_int(t, i) == num(1001 - i));
    for (int i = 1000; i >= 1; i--) REQUIRE(ok(table_remove_at(vm, t, 1)) == num(i));
    CHECK(table_length(t) == 0);
    CHECK(t->element_types() == kTypeInt);
    CHECK(ok(table_remove_at(vm, t, 1)).is_nil());
  });
}

}  // namespace
}  // namespace gs::vm::test
