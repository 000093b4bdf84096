// How fast the heap is. Not run with the other tests: ask for it with the tag [gc-speed], in a release build.

#include <catch2/catch_test_macros.hpp>

#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "gc/collector.h"
#include "tests/unit/gc/toy_embedder.h"

using namespace gs::gc;
using namespace gs::gc::toy;

namespace {

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

double resident_kb() {
  long pages = 0, resident = 0;
  if (FILE* f = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(f, "%ld %ld", &pages, &resident) != 2) resident = 0;
    std::fclose(f);
  }
  return static_cast<double>(resident) * 4;
}

void print_pauses(const Heap& heap) {
  GcStats s = heap.stats();
  std::printf("    %llu collections, pauses p50 %.0f p99 %.0f max %.0f us, footprint %.1f MB\n",
              static_cast<unsigned long long>(s.collections), s.pauses.percentile_us(50), s.pauses.percentile_us(99),
              s.pauses.max_us(), static_cast<double>(s.bytes_footprint) / 1e6);
}

/// Three timed collections of what is in `heap`; prints the best.
void time_marking(const char* name, ToyEmbedder& toy, Heap& heap, double edges) {
  double best = 1e9;
  for (int i = 0; i < 4; i++) {
    heap.collect();
    best = std::min(best, heap.stats().mark_ms);
  }
  double cells = static_cast<double>(heap.stats().cells_live);
  std::printf("mark %-22s %9.0f cells %9.0f edges: %7.2f ms, %6.1f M edges/s, %5.1f ns/cell; sweep %.2f ms\n", name,
              cells, edges, best, edges / best / 1e3, best * 1e6 / cells, heap.stats().sweep_ms);
  toy.roots.clear();
}

}  // namespace

TEST_CASE("speed: allocation", "[.][gc-speed]") {
  constexpr int kCells = 100'000'000;
  for (uint32_t refs : {1u, 3u, 6u}) {
    ToyEmbedder toy;
    Heap heap(toy);
    double start = seconds();
    for (int i = 0; i < kCells; i++) {
      auto* node = static_cast<Node*>(heap.allocate(Node::header(refs), Node::size_for(refs)));
      if (node == nullptr) break;
      node->id = static_cast<uint64_t>(i);
    }
    double took = seconds() - start;
    std::printf("allocate %zu-byte cells that die: %6.1f M/s, %5.2f GB/s\n", Node::size_for(refs), kCells / took / 1e6,
                static_cast<double>(Node::size_for(refs)) * kCells / took / 1e9);
    print_pauses(heap);
  }
}

TEST_CASE("speed: allocation into a fragmented heap", "[.][gc-speed]") {
  for (uint32_t keep_one_in : {8u, 50u}) {
    ToyEmbedder toy;
    Heap heap(toy, {.min_threshold = 32 << 20});
    Random random{11};
    for (int i = 0; i < 1'000'000; i++) {
      Node* node = new_node(heap, 3);
      if (random.chance(keep_one_in)) toy.roots.push_back(node);
    }
    heap.collect();
    constexpr int kCells = 30'000'000;
    double start = seconds();
    for (int i = 0; i < kCells; i++) new_node(heap, 3);
    double took = seconds() - start;
    std::printf("the same, 1 cell in %u of 40 MB kept: %6.1f M/s\n", keep_one_in, kCells / took / 1e6);
    print_pauses(heap);
  }
}

TEST_CASE("speed: large cells", "[.][gc-speed]") {
  for (uint64_t size : {10'000ull, 64'000ull, 1'000'000ull, 20'000'000ull}) {
    ToyEmbedder toy;
    Heap heap(toy);
    int count = static_cast<int>(20'000'000'000ull / size / 4);
    if (count > 300'000) count = 300'000;
    double start = seconds();
    for (int i = 0; i < count; i++) {
      Blob* blob = new_blob(heap, size);
      for (uint64_t at = 0; at < size; at += 4096) blob->bytes[at] = 1;
    }
    double took = seconds() - start;
    std::printf("large cells of %llu bytes that die, each page touched: %8.3f us each, %5.2f GB/s\n",
                static_cast<unsigned long long>(size), took / count * 1e6,
                static_cast<double>(size) * count / took / 1e9);
    print_pauses(heap);
  }
}

TEST_CASE("speed: marking", "[.][gc-speed]") {
  Random random{17};
  {
    ToyEmbedder toy;
    Heap heap(toy, {.min_threshold = size_t{1} << 30});
    constexpr int kCells = 2'000'000;
    std::vector<Node*> nodes;
    for (int i = 0; i < kCells; i++) nodes.push_back(new_node(heap, 3));
    for (int i = 0; i < kCells; i++) {
      if (2 * i + 2 < kCells) nodes[i]->refs[0] = nodes[2 * i + 1], nodes[i]->refs[1] = nodes[2 * i + 2];
    }
    toy.roots = {nodes[0]};
    time_marking("tree, 40-byte cells", toy, heap, kCells);
  }
  {
    ToyEmbedder toy;
    Heap heap(toy, {.min_threshold = size_t{1} << 30});
    constexpr int kCells = 2'000'000;
    std::vector<Node*> nodes;
    for (int i = 0; i < kCells; i++) nodes.push_back(new_node(heap, 3));
    for (int i = 0; i < kCells; i++) {
      for (int r = 0; r < 3; r++) nodes[i]->refs[r] = nodes[random.below(kCells)];
    }
    toy.roots = {nodes[0]};
    time_marking("random graph of 3", toy, heap, 3.0 * kCells);
  }
  {
    ToyEmbedder toy;
    Heap heap(toy, {.min_threshold = size_t{1} << 30});
    constexpr int kCells = 1'000'000;
    Node* list = nullptr;
    for (int i = 0; i < kCells; i++) {
      Node* node = new_node(heap, 3);
      node->refs[0] = list;
      list = node;
    }
    toy.roots = {list};
    time_marking("list", toy, heap, kCells);
  }
  {
    ToyEmbedder toy;
    Heap heap(toy, {.min_threshold = size_t{1} << 30});
    constexpr uint32_t kWidth = 10'000;
    double edges = 0;
    for (int a = 0; a < 100; a++) {
      Node* array = new_node(heap, kWidth);
      toy.roots.push_back(array);
      for (uint32_t i = 0; i < kWidth; i++) array->refs[i] = new_node(heap, 1);
      edges += kWidth;
    }
    time_marking("arrays of cells", toy, heap, edges);
  }
  {
    ToyEmbedder toy;
    Heap heap(toy, {.min_threshold = size_t{1} << 30});
    Node* few[64];
    for (Node*& node : few) node = new_node(heap, 1);
    Node* array = new_node(heap, 10'000'000);
    for (uint32_t i = 0; i < array->word; i++) array->refs[i] = few[i % 64];
    toy.roots = {array};
    time_marking("edges to marked cells", toy, heap, array->word);
  }
}

TEST_CASE("speed: a working set of 256 MB with steady garbage", "[.][gc-speed]") {
  ToyEmbedder toy;
  Heap heap(toy);
  Random random{23};
  toy.roots.resize(20'000);
  double start = seconds();
  uint64_t allocated = 0;
  while (allocated < 60'000'000) {
    for (int i = 0; i < 10'000; i++) {
      Node* node = new_node(heap, 3);
      allocated++;
      if (!random.chance(2)) continue;
      uint32_t at = random.below(20'000);
      // Lists of up to about 320 cells: 20,000 x 320 x 40 bytes.
      auto* old_head = static_cast<Node*>(toy.roots[at]);
      bool full = old_head != nullptr && old_head->id == 640;
      node->id = old_head == nullptr || full ? 0 : old_head->id + 1;
      node->refs[0] = full ? nullptr : old_head;
      toy.roots[at] = node;
    }
  }
  double took = seconds() - start;
  GcStats s = heap.stats();
  std::printf("256 MB working set: %.1f MB live, %.1f M cells/s\n", static_cast<double>(s.bytes_live) / 1e6,
              static_cast<double>(allocated) / took / 1e6);
  print_pauses(heap);
}

TEST_CASE("speed: start-up", "[.][gc-speed]") {
  ToyEmbedder toy;
  double before = resident_kb();
  double start = seconds();
  Heap* heap = new Heap(toy);
  Node* node = new_node(*heap, 3);
  double took = seconds() - start;
  double after = resident_kb();
  std::printf("heap and first cell: %.1f us, %.0f KB resident\n", took * 1e6, after - before);
  REQUIRE(node != nullptr);
  delete heap;
}
