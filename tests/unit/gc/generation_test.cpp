// Minor collections: what they free, what they keep, and that they cost nothing for what is old.

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

#include "gc/collector.h"
#include "tests/unit/gc/toy_embedder.h"

using namespace gs::gc;
using namespace gs::gc::toy;

namespace {

/// A list of `length` nodes with room for two references each; the second is free.
Node* make_list(ToyEmbedder& toy, Heap& heap, int length) {
  Node* list = nullptr;
  toy.roots.push_back(nullptr);
  for (int i = 0; i < length; i++) {
    Node* node = new_node(heap, 2, static_cast<uint64_t>(i));
    store(heap, node, 0, list);
    toy.roots.back() = list = node;
  }
  return list;
}

}  // namespace

TEST_CASE("a minor collection frees what is new, a full one what is old as well", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  toy.roots = {new_node(heap, 1)};
  new_node(heap, 1);
  heap.collect_minor();
  REQUIRE(count_cells(heap) == 1);
  toy.roots.clear();
  for (int i = 0; i < 100; i++) new_node(heap, 1);
  heap.collect_minor();
  REQUIRE(count_cells(heap) == 1);  // old: nobody has asked whether it is alive
  heap.collect();
  REQUIRE(count_cells(heap) == 0);
  GcStats stats = heap.stats();
  REQUIRE(stats.minors == 2);
  REQUIRE(stats.majors == 1);
  REQUIRE(stats.collections == 3);
}

TEST_CASE("what an old cell refers to survives, with all behind it", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.verify_collections = true});
  Node* old_node = new_node(heap, 2);
  Node* old_large = new_node(heap, 3000);
  toy.roots = {old_node, old_large};
  heap.collect_minor();
  for (int round = 0; round < 3; round++) {
    Node* inner = new_node(heap, 1, 7);
    Node* outer = new_node(heap, 1, 8);
    store(heap, outer, 0, inner);
    store(heap, old_node, 0, outer);
    store(heap, old_large, 2999, new_node(heap, 0, 9));
    new_node(heap, 5);
    REQUIRE(old_node->gc_state == remembered_state(colour_of(old_node)));
    heap.collect_minor();
    REQUIRE(old_node->gc_state == marked_state(colour_of(old_node)));  // hits again
    REQUIRE(count_cells(heap) == 2 + 3 * static_cast<size_t>(round + 1));
    REQUIRE(static_cast<Node*>(static_cast<Node*>(old_node->refs[0])->refs[0])->id == 7);
    REQUIRE(static_cast<Node*>(old_large->refs[2999])->id == 9);
  }
}

TEST_CASE("a minor collection costs what is new, not what is old", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  Node* list = make_list(toy, heap, 200'000);
  heap.collect();
  for (int i = 0; i < 10; i++) {
    store(heap, list, 1, new_node(heap, 0));
    for (int k = 0; k < 1000; k++) new_node(heap, 3);
    uint64_t before = toy.traced;
    heap.collect_minor();
    REQUIRE(toy.traced - before == 2);  // the remembered cell and the new one
  }
}

TEST_CASE("an ambiguous word keeps a new cell in a minor collection", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  Node* old_node = new_node(heap, 1);
  toy.roots = {old_node};
  heap.collect_minor();
  for (int i = 0; i < 50; i++) new_node(heap, 2);
  Node* kept = new_node(heap, 1, 5);
  store(heap, kept, 0, new_node(heap, 0, 6));
  Blob* large = new_blob(heap, 40'000);
  toy.words = {reinterpret_cast<uint64_t>(&kept->id), reinterpret_cast<uint64_t>(large->bytes + 39'000),
               reinterpret_cast<uint64_t>(old_node)};
  heap.collect_minor();
  REQUIRE(count_cells(heap) == 4);
  REQUIRE(static_cast<Node*>(kept->refs[0])->id == 6);
}

TEST_CASE("minor collections fill the holes they leave", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  for (int round = 0; round < 200; round++) {
    for (int i = 0; i < 1000; i++) {
      Node* node = new_node(heap, 3);
      if (i % 50 == 0 && round < 20) toy.roots.push_back(node);
    }
    heap.collect_minor();
  }
  heap.verify();
  // 8 MB went by; 400 cells survived, each of which may have cost a few lines.
  REQUIRE(heap.stats().blocks_used <= 8);
}

TEST_CASE("large cells that die young are used again without a major collection", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  Random random{3};
  toy.roots.resize(4);
  size_t most = 0;
  for (int i = 0; i < 3000; i++) {
    toy.roots[random.below(4)] = new_blob(heap, 20'000 + random.below(3'000'000));
    if (i % 100 == 0) heap.verify();
    most = std::max(most, heap.stats().bytes_footprint + heap.stats().bytes_retained);
  }
  REQUIRE(most < (size_t{200} << 20));  // of 4.5 GB allocated
  heap.verify();
}

TEST_CASE("huge cells that die one after the other use the same pages", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  for (int i = 0; i < 20; i++) {
    uint64_t size = (i % 2 == 0 ? 18'000'000u : 20'000'000u);
    Blob* blob = new_blob(heap, size);
    for (uint64_t at = 0; at < size; at += 999) {
      if (blob->bytes[at] != 0) FAIL("a cell is not zero");
      blob->bytes[at] = 1;
    }
    heap.verify();
    REQUIRE(heap.stats().bytes_footprint + heap.stats().bytes_retained <= 82'000'000);
  }
  REQUIRE(heap.stats().bytes_retained > 0);
  for (int i = 0; i < 3; i++) heap.collect();
  REQUIRE(heap.stats().bytes_retained == 0);
  heap.verify();
}

TEST_CASE("finalizers and weak tables in minor collections", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  Node* old_node = new_node(heap, 0, 1);
  REQUIRE(heap.add_finalizer(old_node));
  toy.roots = {old_node};
  toy.weak = {old_node};
  heap.collect_minor();
  toy.roots.clear();
  Node* young = new_node(heap, 0, 2);
  REQUIRE(heap.add_finalizer(young));
  toy.weak.push_back(young);
  heap.collect_minor();
  REQUIRE(toy.finalized == std::vector<Header*>{young});
  REQUIRE(toy.weak == std::vector<Header*>{old_node});
  heap.collect();
  REQUIRE(toy.finalized == std::vector<Header*>{young, old_node});
  REQUIRE(toy.weak.empty());
}

TEST_CASE("machine code keeps alive what it refers to", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.verify_collections = true});
  RootTable& roots = heap.code_roots();
  std::vector<RootTable::Slot> slots;
  for (uint64_t i = 0; i < 100; i++) {
    Node* node = new_node(heap, 1, i);
    store(heap, node, 0, new_node(heap, 0, 1000 + i));
    RootTable::Slot slot;
    REQUIRE(roots.add(node, &slot));
    slots.push_back(slot);
    if (i % 30 == 0) heap.collect_minor();
  }
  heap.collect_minor();
  REQUIRE(count_cells(heap) == 200);
  while (!heap.collect_step()) {}
  REQUIRE(count_cells(heap) == 200);
  for (size_t i = 0; i < 50; i++) roots.remove(slots[i]);
  REQUIRE(roots.size() == 50);
  heap.collect();
  REQUIRE(count_cells(heap) == 100);
  RootTable::Slot slot;
  REQUIRE(roots.add(new_node(heap, 0), &slot));
  REQUIRE(slot < 50);
  heap.collect_minor();
  REQUIRE(count_cells(heap) == 101);
}

TEST_CASE("more cells are remembered than the list holds", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.verify_collections = true, .mark_stack_limit = 16});
  std::vector<Node*> nodes;
  for (int i = 0; i < 500; i++) {
    nodes.push_back(new_node(heap, 1));
    toy.roots.push_back(nodes.back());
  }
  heap.collect_minor();
  for (int round = 0; round < 3; round++) {
    for (Node* node : nodes) store(heap, node, 0, new_node(heap, 0, 77));
    heap.collect_minor();
    for (Node* node : nodes) {
      if (static_cast<Node*>(node->refs[0])->id != 77) FAIL("a new cell was lost");
    }
  }
  heap.collect();
  REQUIRE(count_cells(heap) == 1000);
}

TEST_CASE("the distance of minor collections follows what survives", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.min_threshold = 4 << 20});
  uint64_t before = heap.stats().minors;
  make_list(toy, heap, 500'000);  // 16 MB, all of it stays
  uint64_t growing = heap.stats().minors - before;
  REQUIRE(growing >= 10);
  for (int i = 0; i < 500'000; i++) new_node(heap, 2);  // none of it does
  before = heap.stats().minors;
  for (int i = 0; i < 500'000; i++) new_node(heap, 2);
  REQUIRE(heap.stats().minors - before <= 5);
}
