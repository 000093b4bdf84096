// Random programs against a model: what must be alive is alive and unharmed, what is dead is gone.

#include <catch2/catch_test_macros.hpp>

#include <unordered_map>
#include <vector>

#include "gc/collector.h"
#include "gc/verify.h"
#include "tests/unit/gc/toy_embedder.h"

using namespace gs::gc;
using namespace gs::gc::toy;

namespace {

struct Shadow {
  Node* node;
  uint32_t padding;
  std::vector<uint64_t> refs;  // ids; 0 = null
};

class Graph {
 public:
  Graph(const HeapOptions& options, uint64_t seed, uint32_t root_count)
      : heap(toy, options), random{seed}, roots_(root_count, 0) {
    toy.roots.resize(root_count);
  }

  void step() {
    switch (random.below(10)) {
    case 0:
    case 1:
    case 2:
    case 3: return allocate_into_root();
    case 4:
    case 5: return allocate_into_node();
    case 6:
    case 7: return link();
    case 8: return drop_root();
    default: return cut();
    }
  }

  // A bit of collecting, as it would come between two actions of a program.
  void collect_a_little() {
    if (random.chance(3)) heap.collect_minor();
    else heap.collect_step();
  }

  // After a collection the heap must hold exactly what the model can reach.
  void collect_and_compare() {
    heap.collect();
    std::unordered_map<uint64_t, Shadow> alive;
    std::vector<uint64_t> todo = roots_;
    while (!todo.empty()) {
      uint64_t id = todo.back();
      todo.pop_back();
      if (id == 0 || alive.count(id) != 0) continue;
      const Shadow& shadow = model_.at(id);
      alive.emplace(id, shadow);
      todo.insert(todo.end(), shadow.refs.begin(), shadow.refs.end());
    }
    model_ = std::move(alive);
    size_t found = 0;
    heap.for_each_cell([&](Header* cell) {
      found++;
      auto it = model_.find(static_cast<Node*>(cell)->id);
      if (it == model_.end()) FAIL("a dead cell was not reclaimed");
      check(it->second, cell);
    });
    REQUIRE(found == model_.size());
    REQUIRE(heap.stats().cells_live == model_.size());
  }

  size_t size() const { return model_.size(); }

  ToyEmbedder toy;
  Heap heap;
  Random random;

 private:
  static uint64_t pattern(uint64_t id, uint32_t i) { return (id << 20) ^ i ^ 0x5A5A'0000'0000'0000; }

  void check(const Shadow& shadow, Header* cell) {
    if (shadow.node != cell) FAIL("a cell moved");
    Node* node = shadow.node;
    if (node->word != shadow.refs.size() || node->byte0 != shadow.padding) FAIL("a header was overwritten");
    for (uint32_t i = 0; i < node->word; i++) {
      auto* target = static_cast<Node*>(node->refs[i]);
      if ((target == nullptr ? 0 : target->id) != shadow.refs[i]) FAIL("a reference was overwritten");
    }
    for (uint32_t i = 0; i < shadow.padding; i++) {
      if (node->padding()[i] != pattern(node->id, i)) FAIL("a payload was overwritten");
    }
  }

  uint64_t allocate(uint32_t* refs_out) {
    uint32_t refs = random.chance(200) ? 1000 + random.below(3000) : random.below(8);
    uint8_t padding = static_cast<uint8_t>(random.chance(8) ? random.below(255) : random.below(6));
    uint64_t id = next_id_++;
    Node* node = new_node(heap, refs, id, padding);
    if (node == nullptr) FAIL("out of memory");
    for (uint32_t i = 0; i < refs; i++) {
      if (node->refs[i] != nullptr) FAIL("a new cell is not zero");
    }
    for (uint32_t i = 0; i < padding; i++) node->padding()[i] = pattern(id, i);
    model_[id] = {node, padding, std::vector<uint64_t>(refs, 0)};
    *refs_out = refs;
    return id;
  }

  // A random walk from a random root.
  uint64_t pick() {
    uint64_t id = roots_[random.below(static_cast<uint32_t>(roots_.size()))];
    for (uint32_t steps = random.below(12); steps > 0 && id != 0; steps--) {
      const Shadow& shadow = model_.at(id);
      if (shadow.refs.empty()) break;
      uint64_t next = shadow.refs[random.below(static_cast<uint32_t>(shadow.refs.size()))];
      if (next == 0) break;
      id = next;
    }
    return id;
  }

  void set_root(uint32_t at, uint64_t id) {
    roots_[at] = id;
    toy.roots[at] = id == 0 ? nullptr : model_.at(id).node;
  }
  void set_ref(uint64_t container, uint32_t at, uint64_t id) {
    Shadow& shadow = model_.at(container);
    shadow.refs[at] = id;
    store(heap, shadow.node, at, id == 0 ? nullptr : model_.at(id).node);
  }

  void allocate_into_root() {
    uint32_t refs;
    uint64_t id = allocate(&refs);
    uint32_t at = random.below(static_cast<uint32_t>(roots_.size()));
    if (refs > 0 && roots_[at] != 0 && !random.chance(20)) set_ref(id, random.below(refs), roots_[at]);
    set_root(at, id);
  }
  void allocate_into_node() {
    uint32_t refs;
    uint64_t id = allocate(&refs);  // may collect; nothing but roots is relied on afterwards
    uint64_t container = pick();
    if (container == 0) return;
    uint32_t slots = static_cast<uint32_t>(model_.at(container).refs.size());
    if (slots > 0) set_ref(container, random.below(slots), id);
  }
  void link() {
    uint64_t from = pick(), to = pick();
    if (from == 0) return;
    uint32_t slots = static_cast<uint32_t>(model_.at(from).refs.size());
    if (slots > 0) set_ref(from, random.below(slots), to);
  }
  void cut() {
    uint64_t from = pick();
    if (from == 0) return;
    uint32_t slots = static_cast<uint32_t>(model_.at(from).refs.size());
    if (slots > 0) set_ref(from, random.below(slots), 0);
  }
  void drop_root() {
    if (random.chance(3)) set_root(random.below(static_cast<uint32_t>(roots_.size())), 0);
  }

  std::vector<uint64_t> roots_;  // ids
  std::unordered_map<uint64_t, Shadow> model_;
  uint64_t next_id_ = 1;
};

}  // namespace

TEST_CASE("random graphs agree with the model", "[gc]") {
  for (uint64_t seed = 1; seed <= 6; seed++) {
    Graph graph({.min_threshold = 256 << 10, .check_barriers = seed % 2 == 0}, seed * 7919, 40);
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 4000; i++) graph.step();
      graph.heap.verify();
      graph.collect_and_compare();
      graph.heap.verify();
    }
    REQUIRE(graph.heap.stats().collections > 20);
    REQUIRE(graph.heap.stats().barrier_hits > 0);
    REQUIRE(graph.heap.stats().minors > 20);
  }
}

TEST_CASE("random graphs, collecting at every allocation", "[gc]") {
  HeapOptions options{.stress_every_allocation = true, .check_barriers = true, .verify_collections = true};
  for (uint64_t seed = 1; seed <= 3; seed++) {
    Graph graph(options, seed * 104729, 12);
    for (int round = 0; round < 10; round++) {
      for (int i = 0; i < 100; i++) graph.step();
      graph.collect_and_compare();
    }
  }
}

TEST_CASE("random graphs, while marking goes on in steps", "[gc]") {
  for (uint64_t seed = 1; seed <= 4; seed++) {
    HeapOptions options{.min_threshold = 64 << 10, .check_barriers = true, .verify_collections = true};
    if (seed == 4) options.mark_stack_limit = 4;
    Graph graph(options, seed * 15485863, 60);
    for (int round = 0; round < 8; round++) {
      for (int i = 0; i < 3000; i++) {
        graph.step();
        if (i % 20 == 0) graph.collect_a_little();
      }
      graph.collect_and_compare();
    }
    GcStats stats = graph.heap.stats();
    REQUIRE(stats.pauses_final.count() > 10);
    REQUIRE(stats.pauses_step.count() > stats.pauses_final.count() * 2);
  }
}

TEST_CASE("random graphs with a mark stack of four entries", "[gc]") {
  Graph graph({.min_threshold = 256 << 10, .mark_stack_limit = 4}, 99, 30);
  for (int round = 0; round < 10; round++) {
    for (int i = 0; i < 2000; i++) graph.step();
    graph.collect_and_compare();
  }
  REQUIRE(graph.heap.stats().mark_stack_overflows > 0);
}
