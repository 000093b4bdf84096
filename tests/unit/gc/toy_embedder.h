// A small language for testing the heap without the real one: it has two kinds of cell.
//
//   Node  (kTable)  word = number of references; an id, the references, `byte0` words of padding
//   Blob  (kBytes)  bytes without references
#pragma once

#include <algorithm>
#include <cstring>
#include <vector>

#include "gc/heap.h"

namespace gs::gc::toy {

struct Node : Header {
  uint64_t id;
  Header* refs[1];
  static size_t size_for(uint32_t refs, uint32_t padding = 0) { return 16 + 8 * (size_t{refs} + padding); }
  static Header header(uint32_t refs, uint8_t padding = 0) { return {Kind::kTable, kNew, padding, 0, refs}; }
  uint64_t* padding() { return reinterpret_cast<uint64_t*>(refs + word); }
};

struct Blob : Header {
  uint64_t capacity;
  uint8_t bytes[1];
  static size_t size_for(uint64_t capacity) { return 16 + capacity; }
};

/// The program: its roots are plain vectors, and the native stack if asked for.
class ToyEmbedder : public Embedder {
 public:
  std::vector<Header*> roots;                ///< exact
  std::vector<uint64_t> words;               ///< ambiguous
  std::vector<Header*> weak;                 ///< dead ones are dropped
  std::vector<Header*> finalized;
  const void* stack_base = nullptr;          ///< scan the native stack up to here
  uint64_t traced = 0;

  void trace_roots(Tracer& tracer, Extent) override {
    for (Header* root : roots) tracer.edge(root);
    tracer.ambiguous_range(words.data(), words.data() + words.size());
    if (stack_base != nullptr) tracer.ambiguous_range(tracer.native_stack_pointer(), stack_base);
  }
  void trace_cell(Header* cell, Tracer& tracer) override {
    traced++;
    if (cell->kind != Kind::kTable) return;
    auto* node = static_cast<Node*>(cell);
    for (uint32_t i = 0; i < node->word; i++) tracer.edge(node->refs[i]);
  }
  /// Parts of 64 references.
  bool trace_part(Header* cell, size_t part, Tracer& tracer) override {
    if (cell->kind != Kind::kTable) return false;
    auto* node = static_cast<Node*>(cell);
    uint32_t from = static_cast<uint32_t>(part) * 64, to = std::min(from + 64, node->word);
    for (uint32_t i = from; i < to; i++) tracer.edge(node->refs[i]);
    return to < node->word;
  }
  size_t cell_size(const Header* cell) override {
    if (cell->kind == Kind::kTable) return Node::size_for(cell->word, cell->byte0);
    return Blob::size_for(static_cast<const Blob*>(cell)->capacity);
  }
  void sweep_weak(Heap& heap, Extent) override {
    std::erase_if(weak, [&](Header* cell) { return !heap.is_marked(cell); });
  }
  void finalize(Header* cell) override { finalized.push_back(cell); }
};

inline Node* new_node(Heap& heap, uint32_t refs, uint64_t id = 0, uint8_t padding = 0) {
  auto* node = static_cast<Node*>(heap.allocate(Node::header(refs, padding), Node::size_for(refs, padding)));
  if (node != nullptr) node->id = id;
  return node;
}

inline Blob* new_blob(Heap& heap, uint64_t capacity) {
  auto* blob = static_cast<Blob*>(heap.allocate(Kind::kBytes, Blob::size_for(capacity)));
  if (blob != nullptr) blob->capacity = capacity;
  return blob;
}

inline void store(Heap& heap, Node* container, uint32_t index, Header* value) {
  container->refs[index] = value;
  heap.write_barrier(container);
}

inline size_t count_cells(Heap& heap) {
  size_t count = 0;
  heap.for_each_cell([&](Header*) { count++; });
  return count;
}

/// A small generator, the same everywhere.
struct Random {
  uint64_t state;
  uint64_t next() {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
  }
  uint32_t below(uint32_t n) { return static_cast<uint32_t>((next() >> 11) % n); }
  bool chance(uint32_t one_in) { return below(one_in) == 0; }
};

}  // namespace gs::gc::toy
