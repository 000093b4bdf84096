// Random operations on tables, compared with the model after every few steps: plain, with a collection before every
// allocation, and with every allocation failing once.
#include "tests/unit/vm/table_model.h"

namespace gs::vm::test {
namespace {

/// Keys and values worth meeting. Strings and tables are kept alive by a table of their own.
class Pool {
 public:
  Pool(Vm& vm, Random& random) : random_(random), keep_(table(vm)) {
    for (int i = 0; i < 40; i++) {
      std::string text = (i % 3 == 0 ? "field" : "k") + std::to_string(i);
      // Equal strings in two cells, one of them interned: a key is its bytes.
      keys_.push_back(keep(vm, Value::string(i % 2 == 0 ? name(vm, text) : str(vm, text))));
      keys_.push_back(keep(vm, str_value(vm, text)));
    }
    for (int i = 0; i < 5; i++) keys_.push_back(keep(vm, Value::table(table(vm))));
    for (double d : {0.5, -1.5, 1e300, 0x1p47, 0x1p60}) keys_.push_back(num(d));
    for (bool b : {false, true}) keys_.push_back(Value::boolean(b));
    objects_ = keys_;
  }

  Value key(const Table* t) {
    switch (random_.below(10)) {
      case 0: return num(static_cast<int>(random_.below(12)));
      case 1: return num(table_length(t) + 1);
      case 2: return num(static_cast<int64_t>(t->storage->length));
      case 3: return num(1015 + static_cast<int>(random_.below(30)));
      case 4: return num(static_cast<int>(random_.below(40)) - 20);
      case 5: return num(static_cast<double>(random_.below(40)) / 2);
      case 6: return random_.one_in(4) ? num(-0.0) : num(static_cast<double>(random_.below(2000)));
      case 7: return num(random_.one_in(3) ? kMaxInt - random_.below(3) : 2000 + int64_t{random_.below(10)});
      default: return keys_[random_.below(static_cast<uint32_t>(keys_.size()))];
    }
  }

  /// Mostly of one kind for a while, so that every layout lives long enough.
  Value value() {
    if (random_.one_in(50)) mood_ = random_.below(5);
    if (random_.one_in(6)) return Value::nil();
    if (random_.one_in(40)) return objects_[random_.below(static_cast<uint32_t>(objects_.size()))];
    switch (mood_) {
      case 0:
      case 1: return Value::boolean(random_.one_in(2));
      case 2: return num(static_cast<int>(random_.below(100)));
      case 3: return num(static_cast<double>(random_.below(100)) + 0.5);
      default: return objects_[random_.below(static_cast<uint32_t>(objects_.size()))];
    }
  }

 private:
  Value keep(Vm& vm, Value v) {
    ok(table_append(vm, keep_, v));
    return v;
  }
  Random& random_;
  Table* keep_;
  std::vector<Value> keys_, objects_;
  uint32_t mood_ = 0;
};

struct Step {
  enum Kind { kSet, kInsert, kRemove, kAppend } kind;
  Value key, value;
  int64_t pos = 0;
};

Step random_step(Random& random, Pool& pool, const Table* t) {
  Step step{Step::kSet, pool.key(t), pool.value()};
  uint32_t dice = random.below(20);
  if (dice == 0) step.kind = Step::kInsert;
  if (dice == 1) step.kind = Step::kRemove;
  if (dice == 2) step.kind = Step::kAppend;
  step.pos = random.one_in(8) ? static_cast<int64_t>(random.below(30)) - 10 + table_length(t)
                              : static_cast<int64_t>(random.below(static_cast<uint32_t>(table_length(t)) + 2));
  return step;
}

/// False when it ran out of memory.
bool apply(Vm& vm, Table* t, const Step& step) {
  switch (step.kind) {
    case Step::kSet: return table_set(vm, t, step.key, step.value).ok();
    case Step::kInsert: return table_insert_at(vm, t, step.pos, step.value).ok();
    case Step::kRemove: return table_remove_at(vm, t, step.pos).ok();
    case Step::kAppend: return table_append(vm, t, step.value).ok();
  }
  return false;
}

void apply(TableModel& model, const Step& step) {
  switch (step.kind) {
    case Step::kSet: model.set(step.key, step.value); break;
    case Step::kInsert: model.insert(step.pos, step.value); break;
    case Step::kRemove: model.remove(step.pos); break;
    case Step::kAppend: model.set(num(model.length() + 1), step.value); break;
  }
}

void run_random(Vm& vm, uint64_t seed, int steps) {
  INFO("seed " << seed);
  Random random(seed);
  Pool pool(vm, random);
  Table* t = table(vm, random.below(5), random.below(6));
  TableModel model;
  for (int i = 0; i < steps; i++) {
    Step step = random_step(random, pool, t);
    if (!apply(vm, t, step)) FAIL("raised at step " << i);
    apply(model, step);
    check_same(vm, t, model);
  }
}

TEST_CASE("tables do what the model does", "[table]") {
  for (uint64_t seed = 1; seed <= 60; seed++) {
    with_vm(seeded(seed), [&](Vm& vm) { run_random(vm, seed, 400); });
  }
}

TEST_CASE("tables survive a collection before every allocation", "[table][gc]") {
  VmOptions options = seeded();
  options.stress.gc = true;
  for (uint64_t seed = 101; seed <= 106; seed++) {
    with_vm(options, [&](Vm& vm) { run_random(vm, seed, 150); });
  }
}

TEST_CASE("a store that runs out of memory changes nothing", "[table][oom]") {
  with_vm([](Vm& vm) {
    for (uint64_t seed = 201; seed <= 220; seed++) {
      Random random(seed);
      Pool pool(vm, random);
      Table* t = table(vm, 2);
      TableModel model;
      for (int i = 0; i < 200; i++) {
        Step step = random_step(random, pool, t);
        // Shifts over negative keys are element-wise, and so are their failures.
        if (step.kind == Step::kInsert || step.kind == Step::kRemove) step.pos = std::max<int64_t>(step.pos, 0);
        for (uint64_t n = 1;; n++) {
          vm.heap().fail_allocation_at(n);
          bool done = apply(vm, t, step);
          bool failed = !vm.heap().failure_pending();
          vm.heap().fail_allocation_at(0);
          if (done) break;
          if (!failed) FAIL("raised without need");
          check_same(vm, t, model);
        }
        apply(model, step);
        check_same(vm, t, model);
      }
    }
  });
}

/// Every key that is there during the whole loop is shown once, and no key twice, whatever is assigned meanwhile.
TEST_CASE("iteration is safe against assignments to existing keys", "[table]") {
  for (uint64_t seed = 301; seed <= 360; seed++) {
    with_vm(seeded(seed), [&](Vm& vm) {
      INFO("seed " << seed);
      Random random(seed);
      Pool pool(vm, random);
      Table* t = table(vm, random.below(4));
      for (int i = 0; i < 120; i++) ok(table_set(vm, t, pool.key(t), pool.value()));

      std::vector<Value> keys;
      TableCursor cursor = 0;
      Value key, value;
      while (table_next(vm, t, cursor, key, value)) keys.push_back(key);

      std::vector<bool> shown(keys.size()), removed(keys.size());
      auto number_of = [&](Value k) {
        auto it = std::find_if(keys.begin(), keys.end(), [&](Value other) { return same(k, other); });
        return static_cast<size_t>(it - keys.begin());
      };
      cursor = 0;
      while (table_next(vm, t, cursor, key, value)) {
        size_t number = number_of(key);
        if (number == keys.size()) FAIL("a key from nowhere");
        if (shown[number]) FAIL("a key shown twice: " << text_of(vm, key));
        shown[number] = true;
        TableCursor by_key;
        if (!table_cursor_after(vm, t, key, by_key)) FAIL("no cursor after a key just shown");
        if (random.one_in(2)) cursor = by_key;
        for (int i = 0; i < 2; i++) {
          size_t victim = random.one_in(2) ? number : random.below(static_cast<uint32_t>(keys.size()));
          Value v = random.one_in(3) ? Value::nil() : pool.value();
          if (table_get(vm, t, keys[victim]).is_nil()) continue;  // assigning would add it again
          if (v.is_nil()) removed[victim] = true;
          ok(table_set(vm, t, keys[victim], v));
        }
      }
      for (size_t i = 0; i < keys.size(); i++) {
        if (!shown[i] && !removed[i]) FAIL("a key was skipped: " << text_of(vm, keys[i]));
      }
    });
  }
}

TEST_CASE("the pattern next(t), remove, next(t) empties a table", "[table]") {
  with_vm([](Vm& vm) {
    Random random(7);
    Pool pool(vm, random);
    Table* t = table(vm);
    for (int i = 0; i < 300; i++) ok(table_set(vm, t, pool.key(t), num(i)));
    Value key, value;
    for (TableCursor cursor = 0; table_next(vm, t, cursor, key, value); cursor = 0) {
      ok(table_set(vm, t, key, Value::nil()));
    }
    CHECK(table_count(vm, t) == 0);
    CHECK(table_length(t) == 0);
  });
}

TEST_CASE("draining a large map by next is linear", "[table]") {
  with_vm([](Vm& vm) {
    constexpr int kKeys = 200000;
    Table* t = table(vm);
    ok(table_set(vm, t, str_value(vm, "field"), num(0)));
    for (int i = 0; i < kKeys; i++) ok(table_set(vm, t, num(i + 0.5), num(i)));
    Value key, value;
    int drained = 0;
    for (TableCursor cursor = 0; table_next(vm, t, cursor, key, value); cursor = 0) {
      ok(table_set(vm, t, key, Value::nil()));
      drained++;
      // What comes back at the front is found again.
      if (drained == 1000) ok(table_set(vm, t, num(17.5), num(1)));
    }
    CHECK(drained == kKeys + 2);
  });
}

}  // namespace
}  // namespace gs::vm::test
