// The hash part by itself.
#include <unordered_map>

#include "tests/unit/vm/vm_fixture.h"
#include "vm/dict.h"

namespace gs::vm::test {
namespace {

TEST_CASE("a dict finds what was appended and nothing else", "[dict]") {
  with_vm([](Vm& vm) {
    Random random(5);
    Dict* d = nullptr;
    std::unordered_map<int64_t, int> model;
    for (int i = 0; i < 20000; i++) {
      int64_t key = static_cast<int64_t>(random.below(100000)) - 50000;
      if (model.count(key)) continue;
      if (d == nullptr || d->used == d->capacity()) d = grow_dict(vm, d);
      REQUIRE(d != nullptr);
      Value k = num(key);
      dict_append(d, k, hash_bits(k.bits(), d->seed), num(i), 0);
      model[key] = i;
    }
    for (int64_t key = -50000; key < 50000; key++) {
      const Dict::Entry* e = dict_find_bits(d, num(key));
      auto it = model.find(key);
      if ((e != nullptr) != (it != model.end())) FAIL("key " << key);
      if (e != nullptr && e->value != num(it->second)) FAIL("value of " << key);
    }
  });
}

TEST_CASE("growing drops removed entries and keeps the order", "[dict]") {
  with_vm([](Vm& vm) {
    Dict* d = new_dict(vm, 64);
    for (int i = 0; i < 64; i++) {
      Value k = num(i * 1000);
      dict_append(d, k, hash_bits(k.bits(), d->seed), num(i), static_cast<uint32_t>(i) / 8);
    }
    for (int i = 0; i < 64; i++) {
      if (i % 4 != 0) d->entries()[i].value = Value::nil();
    }
    Dict* smaller = grow_dict(vm, d);
    REQUIRE(smaller->used == 16);
    CHECK(smaller->capacity() == 32);
    for (uint32_t i = 0; i < 16; i++) {
      CHECK(smaller->entries()[i].value == num(static_cast<int64_t>(i) * 4));
      CHECK(smaller->entries()[i].fields_before == i * 4 / 8);
    }
  });
}

/// How far from home linear probing puts keys on average, in an index that ends half full.
double mean_probe(std::vector<uint32_t> hashes) {
  uint32_t mask = static_cast<uint32_t>(hashes.size()) * 2 - 1;
  std::vector<bool> taken(mask + 1);
  uint64_t steps = 0;
  for (uint32_t h : hashes) {
    uint32_t i = h & mask;
    for (; taken[i]; i = (i + 1) & mask) steps++;
    taken[i] = true;
  }
  return static_cast<double>(steps) / static_cast<double>(hashes.size());
}

TEST_CASE("hashes of numbers and addresses spread", "[dict]") {
  constexpr uint64_t kSeed = 0x1234567;
  auto row = [](auto&& key_of) {
    std::vector<uint32_t> hashes;
    for (int i = 0; i < 65536; i++) hashes.push_back(hash_bits(key_of(i).bits(), kSeed));
    return hashes;
  };
  // 0.5 is what random hashes give at this fill.
  CHECK(mean_probe(row([](int i) { return num(i); })) < 0.6);
  CHECK(mean_probe(row([](int i) { return num(int64_t{i} * 1024); })) < 0.6);
  CHECK(mean_probe(row([](int i) { return num(int64_t{i} << 31); })) < 0.6);
  CHECK(mean_probe(row([](int i) { return num(i + 0.5); })) < 0.6);
  CHECK(mean_probe(row([](int i) { return num(i * 1e-300); })) < 0.6);
  CHECK(mean_probe(row([](int i) { return Value::from_bits(Value::kTableTag | (0x7F0000000000u + 48u * i)); })) < 0.6);
}

}  // namespace
}  // namespace gs::vm::test
