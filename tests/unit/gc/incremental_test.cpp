// Major collections in steps: the program changes the graph while it is being marked.

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

#include "gc/collector.h"
#include "gc/verify.h"
#include "tests/unit/gc/toy_embedder.h"

using namespace gs::gc;
using namespace gs::gc::toy;

namespace {

/// Steps until the marking that has just begun has reached `cell`, or has not but is half done.
void mark_until_reached(Heap& heap, const Header* cell) {
  while (!heap.collector().marking()) heap.collect_step();
  while (colour_of(cell) != heap.collector().colour()) {
    REQUIRE_FALSE(heap.collect_step());
  }
}

void finish(Heap& heap) {
  while (!heap.collect_step()) {}
}

/// A chain of `length` nodes behind a root, in the order given by the references.
std::vector<Node*> make_chain(ToyEmbedder& toy, Heap& heap, int length) {
  std::vector<Node*> chain;
  toy.roots.push_back(nullptr);
  for (int i = 0; i < length; i++) {
    Node* node = new_node(heap, 2, static_cast<uint64_t>(i));
    if (i == 0) toy.roots.back() = node;
    else store(heap, chain.back(), 0, node);
    chain.push_back(node);
  }
  return chain;
}

}  // namespace

TEST_CASE("steps come to an end, and free what is old", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.verify_collections = true});
  make_chain(toy, heap, 20'000);
  make_chain(toy, heap, 10'000);
  heap.collect_minor();
  REQUIRE(count_cells(heap) == 30'000);
  toy.roots[1] = nullptr;
  int steps = 1;
  while (!heap.collect_step()) steps++;
  REQUIRE(count_cells(heap) == 20'000);
  REQUIRE(steps >= 8);  // 640 KB in pieces of 64
  REQUIRE(heap.stats().pauses_final.count() == 1);
  finish(heap);
  REQUIRE(count_cells(heap) == 20'000);
}

TEST_CASE("the only reference moves from a cell not yet reached into one already traced", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.check_barriers = true, .verify_collections = true});
  std::vector<Node*> chain = make_chain(toy, heap, 30'000);
  Node* hidden = new_node(heap, 1, 4711);
  Node* behind = new_node(heap, 1, 4712);
  store(heap, hidden, 0, behind);
  store(heap, chain[29'999], 1, hidden);
  heap.collect();
  mark_until_reached(heap, chain[0]);
  heap.collect_step();
  REQUIRE(colour_of(hidden) != heap.collector().colour());
  store(heap, chain[0], 1, hidden);
  store(heap, chain[29'999], 1, nullptr);
  finish(heap);
  REQUIRE(count_cells(heap) == 30'002);
  REQUIRE(static_cast<Node*>(static_cast<Node*>(chain[0]->refs[1])->refs[0])->id == 4712);
}

TEST_CASE("the only reference moves to a root, to an ambiguous word, into a new cell", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.verify_collections = true});
  std::vector<Node*> chain = make_chain(toy, heap, 30'000);
  std::vector<Node*> hidden;
  for (uint32_t i = 0; i < 3; i++) {
    hidden.push_back(new_node(heap, 1, i));
    store(heap, hidden[i], 0, new_node(heap, 0, 10 + i));
    store(heap, chain[29'990 + i], 1, hidden[i]);
  }
  heap.collect();
  mark_until_reached(heap, chain[0]);
  for (uint32_t i = 0; i < 3; i++) store(heap, chain[29'990 + i], 1, nullptr);
  toy.roots.push_back(hidden[0]);
  toy.words.push_back(reinterpret_cast<uint64_t>(&hidden[1]->id));
  Node* young = new_node(heap, 1);
  store(heap, young, 0, hidden[2]);
  store(heap, chain[0], 1, young);
  finish(heap);
  REQUIRE(count_cells(heap) == 30'007);
  for (uint32_t i = 0; i < 3; i++) REQUIRE(static_cast<Node*>(hidden[i]->refs[0])->id == 10 + i);
}

TEST_CASE("what is allocated while marking lives and dies as ever", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.verify_collections = true});
  std::vector<Node*> chain = make_chain(toy, heap, 30'000);
  heap.collect();
  mark_until_reached(heap, chain[0]);
  REQUIRE(colour_of(chain[29'999]) != heap.collector().colour());
  // One in a cell that is traced, one in a cell that is not; and minor collections before marking goes on.
  for (int i = 0; i < 100; i++) new_node(heap, 2);
  store(heap, chain[0], 1, new_node(heap, 0, 100));
  store(heap, chain[29'999], 1, new_node(heap, 0, 101));
  heap.collect_minor();
  REQUIRE(count_cells(heap) == 30'002);
  store(heap, chain[1], 1, new_node(heap, 0, 102));
  store(heap, chain[29'998], 1, new_node(heap, 0, 103));
  heap.collect_step();
  finish(heap);
  REQUIRE(count_cells(heap) == 30'004);
  REQUIRE(static_cast<Node*>(chain[29'999]->refs[1])->id == 101);
  REQUIRE(static_cast<Node*>(chain[29'998]->refs[1])->id == 103);
}

TEST_CASE("a large cell is traced in parts while its references move about", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.check_barriers = true, .verify_collections = true});
  constexpr uint32_t kWidth = 100'000;
  Node* array = new_node(heap, kWidth);
  toy.roots = {array};
  for (uint32_t i = 0; i < kWidth; i++) store(heap, array, i, new_node(heap, 0, i));
  heap.collect();
  mark_until_reached(heap, array);
  uint32_t reached = 0;
  while (reached < kWidth && colour_of(array->refs[reached]) == heap.collector().colour()) reached++;
  REQUIRE(reached < kWidth);
  // The last ones go to the front, where marking has been; their old places are cleared.
  for (uint32_t i = 0; i < 1000; i++) {
    store(heap, array, i, array->refs[kWidth - 1 - i]);
    store(heap, array, kWidth - 1 - i, nullptr);
  }
  int steps = 0;
  while (!heap.collect_step()) steps++;
  REQUIRE(steps > 5);
  REQUIRE(count_cells(heap) == 1 + kWidth - 1000);
  for (uint32_t i = 0; i < 1000; i++) {
    if (static_cast<Node*>(array->refs[i])->id != kWidth - 1 - i) FAIL("a cell was lost");
  }
}

TEST_CASE("a full collection in the middle of marking is exact", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.verify_collections = true});
  std::vector<Node*> chain = make_chain(toy, heap, 30'000);
  heap.collect();
  mark_until_reached(heap, chain[0]);
  for (int i = 0; i < 5; i++) heap.collect_step();
  store(heap, chain[10], 0, nullptr);  // already marked, and now dead
  heap.collect();
  REQUIRE(count_cells(heap) == 11);
  REQUIRE_FALSE(heap.collector().marking());
}

TEST_CASE("a growing program is collected in steps, and none takes as long as the heap is large", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.min_threshold = 1 << 20});
  toy.roots.resize(1000);
  Random random{31};
  for (int i = 0; i < 3'000'000; i++) {
    uint32_t at = random.below(1000);
    Node* node = new_node(heap, 3);
    auto* head = static_cast<Node*>(toy.roots[at]);
    node->id = head == nullptr ? 0 : head->id + 1;
    if (node->id < 300) node->refs[0] = head;
    else node->id = 0;
    toy.roots[at] = node;
  }
  GcStats stats = heap.stats();
  REQUIRE(stats.pauses_final.count() >= 3);
  REQUIRE(stats.pauses_full.count() == 0);
  REQUIRE(stats.pauses_step.count() > 10 * stats.pauses_final.count());
  // About 6 MB live. How much more is in use depends on how fast the host marks, as steps are bounded by time.
  REQUIRE(stats.bytes_footprint < (size_t{50} << 20));
  heap.verify();
}

#ifdef GS_CHECKED
TEST_CASE("the verifier knows what marking relies on", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  std::vector<Node*> chain = make_chain(toy, heap, 30'000);
  heap.collect();
  mark_until_reached(heap, chain[1]);
  auto fault = [&] {
    HeapFault found = find_fault(heap.collector());
    return std::string(found.invariant == nullptr ? "" : found.invariant);
  };
  REQUIRE(fault() == "");
  chain[0]->refs[1] = chain[29'999];  // without write_barrier
  REQUIRE(fault() == "what a traced cell refers to has been reached");
  chain[0]->refs[1] = new_node(heap, 0);
  REQUIRE(fault() == "an old cell that refers to a new one is remembered");
  heap.write_barrier(chain[0]);
  REQUIRE(fault() == "");
}
#endif
