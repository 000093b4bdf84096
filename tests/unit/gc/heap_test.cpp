// Allocation, reclaiming, large cells, limits, failures, finalizers, weak tables.

#include <catch2/catch_test_macros.hpp>

#include <set>
#include <vector>

#include "gc/collector.h"
#include "gc/verify.h"
#include "tests/unit/gc/toy_embedder.h"

using namespace gs::gc;
using namespace gs::gc::toy;

namespace {
bool all_zero(const void* memory, size_t bytes) {
  auto* p = static_cast<const uint8_t*>(memory);
  for (size_t i = 0; i < bytes; i++) {
    if (p[i] != 0) return false;
  }
  return true;
}
}  // namespace

TEST_CASE("an empty heap holds no memory and can be collected", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  REQUIRE(heap.bytes_allocated() == 0);
  REQUIRE(heap.stats().bytes_footprint == 0);
  REQUIRE(heap.collector().blocks().chunks().empty());
  heap.collect();
  heap.verify();
  REQUIRE(count_cells(heap) == 0);
}

TEST_CASE("cells are zeroed, aligned, apart, and keep their header", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.min_threshold = 256 << 10});
  Random random{42};
  uintptr_t last_end = 0;
  for (int i = 0; i < 20000; i++) {
    uint64_t capacity = random.chance(50) ? random.below(40000) : random.below(200);
    auto* blob = static_cast<Blob*>(heap.allocate(Header{Kind::kBytes, kNew, 7, 8, 9}, Blob::size_for(capacity)));
    REQUIRE(blob != nullptr);
    blob->capacity = 0;  // not yet known to be all zero
    bool zero = all_zero(blob->bytes, capacity);
    REQUIRE(zero);
    blob->capacity = capacity;
    std::memset(blob->bytes, 0xAB, capacity);
    REQUIRE(reinterpret_cast<uintptr_t>(blob) % kGranule == 0);
    REQUIRE((blob->kind == Kind::kBytes && blob->byte0 == 7 && blob->byte1 == 8 && blob->word == 9));
    if (reinterpret_cast<uintptr_t>(blob) == last_end) SUCCEED("contiguous");
    last_end = reinterpret_cast<uintptr_t>(blob) + round_to_granule(Blob::size_for(capacity));
    if (random.chance(10)) {
      toy.roots.push_back(blob);
      if (toy.roots.size() > 300) toy.roots.erase(toy.roots.begin() + random.below(300));
    }
  }
  REQUIRE(heap.stats().collections > 3);
  heap.verify();
  for (Header* root : toy.roots) {
    auto* blob = static_cast<Blob*>(root);
    for (uint64_t i = 0; i < blob->capacity; i++) {
      if (blob->bytes[i] != 0xAB) FAIL("a live cell was overwritten");
    }
  }
}

TEST_CASE("garbage does not make the heap grow", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.min_threshold = 1 << 20});
  size_t most = 0;
  for (int i = 0; i < 1'000'000; i++) {
    new_node(heap, 3);
    if (i % 1024 == 0) most = std::max(most, heap.stats().bytes_footprint);
  }
  REQUIRE(most <= (1u << 20) + 2 * kBlockSize);
  REQUIRE(heap.stats().collections >= 30);
  heap.collect();
  REQUIRE(count_cells(heap) == 0);
  REQUIRE(heap.stats().blocks_used == 0);
}

TEST_CASE("holes between survivors are filled again", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.min_threshold = 64 << 20});
  // One cell in eight survives: no block is empty, most lines are.
  for (int i = 0; i < 100'000; i++) {
    Node* node = new_node(heap, 1, static_cast<uint64_t>(i), 12);
    if (i % 8 == 0) toy.roots.push_back(node);
  }
  heap.collect();
  size_t blocks = heap.stats().blocks_used;
  for (int i = 0; i < 50'000; i++) new_node(heap, 1, 0, 12);
  REQUIRE(heap.stats().blocks_used == blocks);
  heap.verify();
  heap.collect();
  REQUIRE(count_cells(heap) == toy.roots.size());
  for (size_t i = 0; i < toy.roots.size(); i++) {
    if (static_cast<Node*>(toy.roots[i])->id != i * 8) FAIL("a survivor was overwritten");
  }
}

TEST_CASE("cells larger than a line do not waste the holes they do not fit", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.min_threshold = 64 << 20});
  for (int i = 0; i < 50'000; i++) {
    Node* node = new_node(heap, 1, 0, 12);
    if (i % 5 == 0) toy.roots.push_back(node);
  }
  heap.collect();
  size_t blocks = heap.stats().blocks_used;
  for (int i = 0; i < 10'000; i++) {
    new_blob(heap, i % 100 == 0 ? 3000 : 40);
    if (i % 1000 == 0) heap.verify();
  }
  // 100 blobs of 3000 bytes need five blocks; the small ones go into holes.
  REQUIRE(heap.stats().blocks_used <= blocks + 6);
}

TEST_CASE("large cells are found, kept, freed and zeroed again", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  std::vector<uint64_t> sizes = {kMaxSmallCell - 16, kMaxSmallCell - 15, 10'000,     65'536,
                                 1'000'000,          17'000'000,         100'000'000};
  for (int round = 0; round < 3; round++) {
    for (uint64_t size : sizes) {
      Blob* blob = new_blob(heap, size);
      REQUIRE(blob != nullptr);
      bool zero = all_zero(blob->bytes, size);
      REQUIRE(zero);
      std::memset(blob->bytes, 0x55, std::min<uint64_t>(size, 2'000'000));
      toy.roots.push_back(blob);
    }
    heap.verify();
    heap.collect();
    REQUIRE(count_cells(heap) == sizes.size());
    REQUIRE(heap.stats().large_objects == sizes.size() - 1);
    toy.roots.clear();
    heap.collect();
    REQUIRE(heap.stats().large_objects == 0);
    REQUIRE(heap.stats().bytes_footprint == 0);
    heap.verify();
  }
}

TEST_CASE("only the head of large cells of unclean kinds is zeroed again", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.unclean_kinds = uint64_t{1} << static_cast<int>(Kind::kBytes)});
  for (uint64_t size : {uint64_t{20'000}, uint64_t{17'000'000}}) {
    std::memset(new_blob(heap, size)->bytes, 0x55, size);
    heap.collect();
    Blob* again = new_blob(heap, size);
    bool clean_head = all_zero(again->bytes, kCleanHead - sizeof(Blob));
    REQUIRE(clean_head);
    heap.verify();
  }
}

TEST_CASE("large cells of one size begin at different cache lines of their pages", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  constexpr uintptr_t kPage = 4096, kLine = 64;
  std::set<uintptr_t> lines;
  for (int i = 0; i < 48; i++) {
    toy.roots.push_back(new_blob(heap, 8192 + 16));
    lines.insert(reinterpret_cast<uintptr_t>(toy.roots.back()) % kPage / kLine);
  }
  REQUIRE(lines.size() == 48);
  heap.collect();
  REQUIRE(count_cells(heap) == 48);
  heap.verify();
}

TEST_CASE("large cells of many sizes come and go", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.min_threshold = 16 << 20});
  Random random{7};
  toy.roots.resize(64);
  for (int i = 0; i < 4000; i++) {
    uint64_t size = 8200 + random.below(random.chance(10) ? 900'000 : 60'000);
    Blob* blob = new_blob(heap, size);
    bool zero = all_zero(blob->bytes, size);
    REQUIRE(zero);
    blob->bytes[0] = 1;
    blob->bytes[size - 1] = 2;
    std::memset(blob->bytes + 1, 0xFF, 4000);
    toy.roots[random.below(64)] = blob;
    if (i % 500 == 0) heap.verify();
  }
  heap.collect();
  heap.verify();
  size_t rooted = 0;
  for (Header* root : toy.roots) {
    auto* blob = static_cast<Blob*>(root);
    if (blob == nullptr) continue;
    rooted++;
    REQUIRE(blob->bytes[0] == 1);
    REQUIRE(blob->bytes[blob->capacity - 1] == 2);
  }
  REQUIRE(heap.stats().large_objects == rooted);
  // At most what was ever in use plus rounding: dead spans are joined and used again.
  REQUIRE(heap.stats().bytes_retained < (96u << 20));
  for (int i = 0; i < 2; i++) heap.collect();
  REQUIRE(heap.stats().bytes_retained == 0);
}

TEST_CASE("a cell above 1 GB", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  Blob* blob = new_blob(heap, uint64_t{1200} << 20);
  if (blob == nullptr) return;  // a host with strict overcommit
  blob->bytes[blob->capacity - 1] = 9;
  toy.words.push_back(reinterpret_cast<uint64_t>(blob->bytes) + (uint64_t{700} << 20));
  heap.collect();
  REQUIRE(heap.stats().large_objects == 1);
  REQUIRE(blob->bytes[blob->capacity - 1] == 9);
  toy.words.clear();
  heap.collect();
  REQUIRE(heap.stats().large_objects == 0);
}

TEST_CASE("impossible sizes fail, and nothing else does", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  REQUIRE(new_blob(heap, uint64_t{1} << 47) == nullptr);
  REQUIRE(new_blob(heap, uint64_t{1} << 60) == nullptr);
  REQUIRE(new_blob(heap, 100) != nullptr);
}

TEST_CASE("the limit is hard, and garbage does not count", "[gc]") {
  ToyEmbedder toy;
  constexpr size_t kLimit = 8 << 20;
  Heap heap(toy, {.byte_limit = kLimit, .min_threshold = 64 << 20});

  SECTION("small cells") {
    for (int i = 0; i < 500'000; i++) REQUIRE_FALSE(new_node(heap, 3) == nullptr);
    REQUIRE(heap.stats().collections_for_limit > 0);
    Node* list = nullptr;
    toy.roots.push_back(nullptr);
    size_t count = 0;
    while (Node* node = new_node(heap, 1)) {
      node->refs[0] = list;
      toy.roots[0] = list = node;
      count++;
      if (heap.stats().bytes_footprint > kLimit) FAIL("above the limit");
    }
    REQUIRE(count > kLimit / 24 * 9 / 10);
    toy.roots[0] = nullptr;
    REQUIRE(new_node(heap, 1) != nullptr);
  }
  SECTION("large cells") {
    toy.roots.push_back(new_blob(heap, 5 << 20));
    REQUIRE(toy.roots[0] != nullptr);
    REQUIRE(new_blob(heap, 5 << 20) == nullptr);
    REQUIRE(new_blob(heap, 2 << 20) != nullptr);
    uint64_t collections = heap.stats().collections;
    REQUIRE(new_blob(heap, 9 << 20) == nullptr);
    REQUIRE(heap.stats().collections == collections);  // hopeless: not worth a collection
    toy.roots.clear();
    REQUIRE(new_blob(heap, 5 << 20) != nullptr);
  }
  SECTION("external memory") {
    heap.add_external(7 << 20);
    REQUIRE(heap.make_room(512 << 10));
    REQUIRE_FALSE(heap.make_room(2 << 20));
    REQUIRE(new_blob(heap, 2 << 20) == nullptr);
    heap.add_external(-(7 << 20));
    REQUIRE(new_blob(heap, 2 << 20) != nullptr);
  }
  SECTION("medium cells use holes rather than fail") {
    std::vector<Header*> keep;
    while (Node* node = new_node(heap, 1, 0, 100)) {  // 824 bytes
      toy.roots.push_back(node);
    }
    for (size_t i = 0; i < toy.roots.size(); i++) {
      if (i % 4 == 0) keep.push_back(toy.roots[i]);
    }
    toy.roots = keep;
    size_t count = 0;
    while (Node* node = new_node(heap, 1, 0, 100)) {
      toy.roots.push_back(node);
      count++;
    }
    REQUIRE(count > keep.size());
    heap.verify();
  }
}

TEST_CASE("external memory drives collections", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  for (int i = 0; i < 100'000; i++) {
    new_node(heap, 3);
    heap.add_external(4096);
  }
  REQUIRE(heap.stats().collections > 5);
}

TEST_CASE("the N-th allocation fails, once", "[gc]") {
  ToyEmbedder toy;
  for (uint64_t n = 1; n < 40; n++) {
    Heap heap(toy, {.fail_allocation_at = n});
    for (uint64_t i = 1; i <= 60; i++) {
      bool large = i % 7 == 0;
      REQUIRE(heap.failure_pending() == (i <= n));
      Header* cell = large ? static_cast<Header*>(new_blob(heap, 20'000)) : new_node(heap, 2);
      REQUIRE((cell == nullptr) == (i == n));
    }
    heap.verify();
  }
  Heap heap(toy);
  for (int i = 0; i < 100; i++) REQUIRE(new_node(heap, 2) != nullptr);
  heap.fail_allocation_at(3);
  REQUIRE(new_node(heap, 2) != nullptr);
  REQUIRE(new_node(heap, 2) != nullptr);
  REQUIRE(new_node(heap, 2) == nullptr);
  REQUIRE(new_node(heap, 2) != nullptr);
}

TEST_CASE("finalizers run once, for the dead, and for all at the end", "[gc]") {
  ToyEmbedder toy;
  {
    Heap heap(toy);
    Node* dead = new_node(heap, 1, 1);
    Node* child = new_node(heap, 0, 2);
    dead->refs[0] = child;
    Node* alive = new_node(heap, 0, 3);
    Blob* large = new_blob(heap, 100'000);
    REQUIRE(heap.add_finalizer(dead));
    REQUIRE(heap.add_finalizer(alive));
    REQUIRE(heap.add_finalizer(large));
    toy.roots.push_back(alive);
    heap.collect();
    REQUIRE(std::set<Header*>(toy.finalized.begin(), toy.finalized.end()) == std::set<Header*>{dead, large});
    heap.collect();
    REQUIRE(toy.finalized.size() == 2);
    REQUIRE(heap.stats().finalizers == 1);
    heap.verify();
  }
  REQUIRE(toy.finalized.size() == 3);
}

TEST_CASE("weak tables drop the dead", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  for (uint64_t i = 0; i < 1000; i++) {
    Node* node = new_node(heap, 0, i);
    toy.weak.push_back(node);
    if (i % 10 == 0) toy.roots.push_back(node);
  }
  heap.collect();
  REQUIRE(toy.weak == toy.roots);
}

TEST_CASE("memory goes back to the system after two quiet cycles", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.min_threshold = 1 << 20});
  for (int i = 0; i < 2'000'000; i++) {  // 80 MB: more than one chunk
    Node* node = new_node(heap, 3);
    node->refs[0] = toy.roots.empty() ? nullptr : toy.roots[0];
    toy.roots.assign(1, node);
  }
  REQUIRE(heap.collector().blocks().chunks().size() == 2);
  toy.roots.clear();
  for (int i = 0; i < 4; i++) heap.collect();
  REQUIRE(heap.stats().bytes_retained == 0);
  REQUIRE(heap.collector().blocks().chunks().size() == 1);
  heap.verify();
  for (int i = 0; i < 100'000; i++) new_node(heap, 3);
  heap.verify();
}

TEST_CASE("the collector counts what it does", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  for (int i = 0; i < 100; i++) toy.roots.push_back(new_node(heap, 3));
  new_node(heap, 3);
  toy.roots.push_back(new_blob(heap, 10'000));
  REQUIRE(heap.bytes_allocated() == 101 * 40 + 10'016);
  heap.collect();
  GcStats stats = heap.stats();
  REQUIRE(stats.collections == 1);
  REQUIRE(stats.cells_live == 101);
  REQUIRE(stats.bytes_live == 100 * 40 + 10'016);
  REQUIRE(stats.total_bytes_allocated == 101 * 40 + 10'016);
  REQUIRE(stats.large_objects == 1);
  REQUIRE(stats.blocks_used == 1);
  REQUIRE(stats.pauses.count() == 1);
  REQUIRE(stats.pauses.percentile_us(50) == stats.pauses.max_us());
}

TEST_CASE("pause percentiles", "[gc]") {
  PauseHistogram h;
  REQUIRE(h.percentile_us(99) == 0);
  for (uint64_t us = 1; us <= 1000; us++) h.add(us * 1000);
  auto near = [](double value, double wanted) { return value >= wanted * 0.99 && value <= wanted * 1.13; };
  REQUIRE(near(h.percentile_us(50), 500));
  REQUIRE(near(h.percentile_us(99), 990));
  REQUIRE(h.percentile_us(100) == 1000);
  REQUIRE(h.max_us() == 1000);
  REQUIRE(h.count() == 1000);
}

TEST_CASE("leaf kinds are not traced", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.leaf_kinds = uint64_t{1} << static_cast<int>(Kind::kBytes)});
  Node* node = new_node(heap, 2);
  toy.roots.push_back(node);
  node->refs[0] = new_blob(heap, 10);
  node->refs[1] = new_blob(heap, 10'000);
  heap.collect();
  REQUIRE(count_cells(heap) == 3);
  REQUIRE(toy.traced == 2);  // the node: when it becomes old, and by the marking that follows
}

TEST_CASE("marking survives a mark stack that cannot grow", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.mark_stack_limit = 8});
  Random random{5};
  // A wide and deep graph, with long chains hanging off a broad root.
  Node* root = new_node(heap, 2000);
  toy.roots.push_back(root);
  size_t cells = 1;
  for (uint32_t i = 0; i < 2000; i++) {
    for (uint32_t length = random.below(20); length > 0; length--) {
      Node* link = new_node(heap, 3);
      link->refs[0] = root->refs[i];
      link->refs[2] = new_node(heap, 0);
      root->refs[i] = link;
      cells += 2;
    }
  }
  heap.collect();
  REQUIRE(heap.stats().mark_stack_overflows > 0);
  REQUIRE(heap.stats().cells_live == cells);
  REQUIRE(count_cells(heap) == cells);
  heap.verify();
}
