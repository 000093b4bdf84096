// Conservative roots: which words keep a cell alive, and that no word does harm.

#include <catch2/catch_test_macros.hpp>

#include <vector>

#include "gc/collector.h"
#include "gc/safepoint.h"
#include "tests/unit/gc/toy_embedder.h"

using namespace gs::gc;
using namespace gs::gc::toy;

namespace {

uint64_t word_of(const void* p) { return reinterpret_cast<uint64_t>(p); }

/// Collects with `word` as the only root and says whether `cell` is still there.
bool keeps(ToyEmbedder& toy, Heap& heap, uint64_t word, Header* cell) {
  toy.words = {word};
  heap.collect();
  toy.words.clear();
  bool found = false;
  heap.for_each_cell([&](Header* c) { found |= c == cell; });
  return found;
}

}  // namespace

TEST_CASE("ambiguous words: start, interior, end, tagged", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  // Each address is tried on a cell that is new, and on one that has survived a collection.
  for (bool survivor : {false, true}) {
    for (size_t capacity : {size_t{24}, size_t{200}, kMaxSmallCell - 16, size_t{9000}, size_t{300'000}}) {
      size_t size = Blob::size_for(capacity);
      for (size_t offset : {size_t{0}, size_t{1}, size_t{8}, size_t{15}, size / 2, size - 8, size - 1, size}) {
        for (uint64_t tag : {0x0000ull, 0xFFFCull, 0xFFFFull, 0x1234ull}) {
          for (int before = 0; before < 3; before++) new_node(heap, 2);
          Blob* blob = new_blob(heap, capacity);
          for (int after = 0; after < 3; after++) new_node(heap, 2);
          if (survivor) {
            toy.roots = {blob};
            heap.collect();
            toy.roots.clear();
          }
          uint64_t word = (word_of(blob) + offset) | tag << 48;
          INFO("capacity " << capacity << " offset " << offset << " tag " << tag << " survivor " << survivor);
          if (offset < size || tag == 0) {
            REQUIRE(keeps(toy, heap, word, blob));
          } else if (size <= kMaxSmallCell) {  // a large one goes on to the end of its page
            REQUIRE_FALSE(keeps(toy, heap, word, blob));
          }
          REQUIRE_FALSE(keeps(toy, heap, word_of(blob) - 16, blob));
        }
      }
    }
  }
}

TEST_CASE("one past the end keeps both neighbours", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  Node* a = new_node(heap, 1, 1);
  Node* b = new_node(heap, 1, 2);
  Node* c = new_node(heap, 1, 3);
  REQUIRE(word_of(b) == word_of(a) + 24);
  toy.words = {word_of(b)};
  heap.collect();
  REQUIRE(count_cells(heap) == 2);
  REQUIRE(heap.find_cell(a) == a);
  REQUIRE(heap.find_cell(b) == b);
  REQUIRE(heap.find_cell(c) == nullptr);
}

TEST_CASE("the end of the last cell of a block lies in the next block", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  // 64 cells of 1024 bytes fill a block exactly.
  std::vector<Node*> nodes;
  for (int i = 0; i < 128; i++) nodes.push_back(new_node(heap, 1, static_cast<uint64_t>(i), 125));
  REQUIRE(word_of(nodes[64]) == word_of(nodes[63]) + 1024);
  REQUIRE(word_of(nodes[64]) % kBlockSize == 0);
  REQUIRE(keeps(toy, heap, word_of(nodes[63]) + 1024, nodes[63]));
}

TEST_CASE("words that are no addresses do nothing", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.min_threshold = 512 << 10});
  Node* root = new_node(heap, 1);
  toy.roots = {root};
  Blob* large = new_blob(heap, 1 << 20);
  toy.roots.push_back(large);
  heap.collect();
  Random random{3};
  uint64_t low = word_of(root) & ~(kChunkSize - 1), high = low + kChunkSize;
  for (int round = 0; round < 50; round++) {
    for (int i = 0; i < 2000; i++) new_node(heap, random.below(20), 0, static_cast<uint8_t>(random.below(200)));
    toy.words.clear();
    for (int i = 0; i < 3000; i++) {
      uint64_t word = random.next();
      if (i % 3 == 0) word = low + word % (high - low);  // anywhere in the chunk, its tables too
      if (i % 7 == 0) word = word_of(large) - 8192 + word % (2 << 20);  // around the large cell
      toy.words.push_back(word);
    }
    for (uint64_t word :
         {uint64_t{0}, ~uint64_t{0}, low, low - 1, low + 1, high, high - 1, high + 1, uint64_t{1} << 47}) {
      toy.words.push_back(word);
    }
    heap.collect();
    heap.verify();
  }
  toy.words.clear();
  heap.collect();
  REQUIRE(count_cells(heap) == 2);
}

TEST_CASE("freed cells are not found by their old addresses", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  Node* dead = new_node(heap, 2);
  Node* keep = new_node(heap, 2);
  Blob* large = new_blob(heap, 50'000);
  toy.roots = {keep};
  heap.collect();
  toy.words = {word_of(dead), word_of(dead) + 8, word_of(large), word_of(large) + 100};
  heap.collect();
  REQUIRE(count_cells(heap) == 1);
}

TEST_CASE("what an ambiguous word keeps is traced", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  Node* head = new_node(heap, 1);
  Node* middle = new_node(heap, 1);
  head->refs[0] = middle;
  middle->refs[0] = new_blob(heap, 100'000);
  for (int i = 0; i < 100; i++) new_node(heap, 1);
  toy.words = {word_of(head) + 9};
  heap.collect();
  REQUIRE(count_cells(heap) == 3);
}

TEST_CASE("an odd range is read inside its bounds", "[gc]") {
  ToyEmbedder toy;
  struct Odd : ToyEmbedder {
    const char* low = nullptr;
    const char* high = nullptr;
    void trace_roots(Tracer& tracer, Extent) override { tracer.ambiguous_range(low, high); }
  } odd;
  Heap heap(odd);
  Node* node = new_node(heap, 1);
  uint64_t words[4] = {0, word_of(node), 0, 0};
  auto* bytes = reinterpret_cast<const char*>(words);
  odd.low = bytes + 3;
  odd.high = bytes + 16;
  heap.collect();
  REQUIRE(count_cells(heap) == 1);
  odd.high = bytes + 15;  // cuts the word
  heap.collect();
  REQUIRE(count_cells(heap) == 0);
}

namespace {
// Builds a list whose only reference is a local variable of this frame.
__attribute__((noinline)) size_t list_on_the_stack(Heap& heap, int length) {
  Node* list = nullptr;
  for (int i = 0; i < length; i++) {
    Node* node = new_node(heap, 1, static_cast<uint64_t>(i));
    node->refs[0] = list;
    list = node;
  }
  size_t seen = 0;
  for (Node* node = list; node != nullptr; node = static_cast<Node*>(node->refs[0])) {
    seen += node->id == static_cast<uint64_t>(length) - 1 - seen;
  }
  return seen;
}
}  // namespace

TEST_CASE("local variables are roots", "[gc]") {
  ToyEmbedder toy;
  toy.stack_base = __builtin_frame_address(0);
  Heap heap(toy, {.stress_every_allocation = true});
  REQUIRE(list_on_the_stack(heap, 300) == 300);
}

// --- Callee-saved registers ---------------------------------------------------------------------------------------
//
// hold_<register>(complement, fn, context, spill) calls spill(fn, context) with ~complement in that register and nowhere
// else: the complement is only undone in the register itself, so finding the value on the stack proves it was spilled.

namespace {

using ScanFn = void (*)(void* context, const void* stack_pointer);
using SpillFn = void (*)(ScanFn, void*);

struct Search {
  uint64_t complement;
  const void* base;
  bool found;
};

__attribute__((no_sanitize("address"), noinline)) void search_stack(void* context, const void* stack_pointer) {
  auto* s = static_cast<Search*>(context);
  for (auto* word = static_cast<const volatile uint64_t*>(stack_pointer); word < s->base; word++) {
    if (*word == ~s->complement) s->found = true;
  }
}

}  // namespace

#if defined(__x86_64__)
#define GS_HOLD(reg)                                                                         \
  extern "C" void hold_##reg(uint64_t, ScanFn, void*, SpillFn) asm("gs_test_hold_" #reg);    \
  asm(".text\ngs_test_hold_" #reg ":\n pushq %" #reg "\n movq %rdi, %" #reg "\n notq %" #reg \
      "\n xorl %edi, %edi\n movq %rsi, %rdi\n movq %rdx, %rsi\n callq *%rcx\n popq %" #reg "\n retq\n");
#define GS_HELD_REGISTERS(X) X(rbx) X(rbp) X(r12) X(r13) X(r14) X(r15)
#elif defined(__aarch64__)
#define GS_HOLD_AS(reg, set)                                                                              \
  extern "C" void hold_##reg(uint64_t, ScanFn, void*, SpillFn) asm("gs_test_hold_" #reg);                 \
  asm(".text\n.p2align 2\ngs_test_hold_" #reg ":\n stp x29, x30, [sp, #-32]!\n str " #reg ", [sp, #16]\n" \
      " mvn x9, x0\n " set " " #reg ", x9\n mov x9, xzr\n mov x0, x1\n mov x1, x2\n blr x3\n"             \
      " ldr " #reg ", [sp, #16]\n ldp x29, x30, [sp], #32\n ret\n");
#define GS_HOLD(reg) GS_HOLD_AS(reg, GS_SET_##reg)
#define GS_SET_x19 "mov"
#define GS_SET_x20 "mov"
#define GS_SET_x21 "mov"
#define GS_SET_x22 "mov"
#define GS_SET_x23 "mov"
#define GS_SET_x24 "mov"
#define GS_SET_x25 "mov"
#define GS_SET_x26 "mov"
#define GS_SET_x27 "mov"
#define GS_SET_x28 "mov"
#define GS_SET_d8 "fmov"
#define GS_SET_d9 "fmov"
#define GS_SET_d10 "fmov"
#define GS_SET_d11 "fmov"
#define GS_SET_d12 "fmov"
#define GS_SET_d13 "fmov"
#define GS_SET_d14 "fmov"
#define GS_SET_d15 "fmov"
#define GS_HELD_REGISTERS(X) \
  X(x19)                     \
  X(x20) X(x21) X(x22) X(x23) X(x24) X(x25) X(x26) X(x27) X(x28) X(d8) X(d9) X(d10) X(d11) X(d12) X(d13) X(d14) X(d15)
#endif

GS_HELD_REGISTERS(GS_HOLD)

TEST_CASE("every callee-saved register is spilled before the stack is scanned", "[gc]") {
  auto found = [](void (*hold)(uint64_t, ScanFn, void*, SpillFn)) {
    Search search{0xA1B2'C3D4'E5F6'0718, __builtin_frame_address(0), false};
    hold(search.complement, search_stack, &search, with_spilled_registers);
    return search.found;
  };
  struct Held {
    const char* name;
    void (*hold)(uint64_t, ScanFn, void*, SpillFn);
  };
#define GS_ROW(reg) {#reg, hold_##reg},
  const Held all[] = {GS_HELD_REGISTERS(GS_ROW)};
  for (const Held& held : all) {
    INFO(held.name);
    REQUIRE(found(held.hold));
  }
  REQUIRE_FALSE(found([](uint64_t, ScanFn fn, void* context, SpillFn spill) { spill(fn, context); }));
}
