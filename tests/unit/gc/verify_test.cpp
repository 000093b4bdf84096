// The verifier notices each kind of damage; the barrier's plumbing works and its checker finds a missing one.

#include <catch2/catch_test_macros.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <string>

#include "gc/collector.h"
#include "gc/poison.h"
#include "gc/verify.h"
#include "tests/unit/gc/toy_embedder.h"

using namespace gs::gc;
using namespace gs::gc::toy;

namespace {

/// A heap with survivors, a gap between them, new cells, and large ones of both sorts.
struct Damage {
  ToyEmbedder toy;
  Heap heap{toy};
  Node *first, *second, *fresh;
  Blob* large;
  Header* gap;

  Damage() {
    first = new_node(heap, 2, 1);
    gap = new_node(heap, 2, 2);
    second = new_node(heap, 2, 3);
    large = new_blob(heap, 20'000);
    toy.roots = {first, second, large};
    heap.collect();
    fresh = new_node(heap, 2, 4);
    toy.roots.push_back(fresh);
    new_blob(heap, 30'000);
    REQUIRE(fault() == "");
  }
  std::string fault() {
    HeapFault fault = find_fault(heap.collector());
    return fault.invariant == nullptr ? "" : fault.invariant;
  }
  uint8_t* line_of(Header* cell) {
    return &Chunk::of(cell)->lines[heap.collector().blocks().live()]
                                  [(reinterpret_cast<uintptr_t>(cell) & (kChunkSize - 1)) / kLineSize];
  }
};

/// What `fn` writes to stderr before it aborts; empty if it does not.
template <typename F>
std::string death_message(F&& fn) {
  int ends[2];
  if (pipe(ends) != 0) return "";
  pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], 2);
    signal(SIGABRT, SIG_DFL);  // not the test runner's report
    fn();
    _exit(0);
  }
  close(ends[1]);
  std::string text;
  char buffer[256];
  for (ssize_t n; (n = read(ends[0], buffer, sizeof buffer)) > 0;) text.append(buffer, static_cast<size_t>(n));
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? "" : text;
}

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the verifier catches deliberate damage", "[gc]") {
  Damage d;
  SECTION("kind of a survivor") {
    d.first->kind = static_cast<Kind>(200);
    REQUIRE(d.fault() == "a cell has a valid kind");
    d.first->kind = Kind::kTable;
  }
  SECTION("kind of a new cell") {
    d.fresh->kind = static_cast<Kind>(200);
    REQUIRE(d.fault() == "a cell has a valid kind");
    d.fresh->kind = Kind::kTable;
  }
  SECTION("size of a survivor: over its neighbour") {
    d.first->word = 7;
    REQUIRE(d.fault() == "cells do not overlap");
    d.first->word = 2;
  }
  SECTION("size of a survivor: over the end of the block") {
    d.second->word = 9000;
    REQUIRE(d.fault() == "a small cell has a positive size and ends within its block");
    d.second->word = 2;
  }
  SECTION("size of a new cell") {
    d.fresh->word = 200;
    REQUIRE(d.fault() == "a new cell has a positive size and ends within its run");
    d.fresh->word = 2;
  }
  SECTION("size of a large cell") {
    d.large->capacity = 1 << 20;
    REQUIRE(d.fault() == "a large cell fits its pages");
    d.large->capacity = 20'000;
  }
  SECTION("state of a survivor") {
    d.second->gc_state = kNew;
    REQUIRE(d.fault() == "an old cell has the colour it should have");
    d.second->gc_state = marked_state(d.heap.collector().colour());
  }
  SECTION("state of a new cell") {
    d.fresh->gc_state = kMarkedA;
    REQUIRE(d.fault() == "a cell allocated since the last collection is new");
    d.fresh->gc_state = kNew;
  }
  SECTION("line marks") {
    *d.line_of(d.first) = 0;
    REQUIRE(d.fault() == "exactly the lines that survivors touch are marked");
    *d.line_of(d.first) = 1;
  }
  SECTION("mark bits") {
    auto offset = reinterpret_cast<uintptr_t>(d.second) & (kChunkSize - 1);
    uint64_t* word = &Chunk::of(d.second)->bits[d.heap.collector().blocks().live()][offset / 512];
    uint64_t saved = *word;
    *word &= ~(uint64_t{1} << (offset / 8 % 64));
    d.toy.roots = {d.first};
    REQUIRE(d.fault() != "");
    *word = saved;
  }
  SECTION("a reference to a freed cell") {
    d.first->refs[0] = d.gap;
    REQUIRE(d.fault() == "a reference leads to the start of a cell");
    d.first->refs[0] = nullptr;
  }
  SECTION("a reference into the middle of a cell") {
    d.fresh->refs[1] = reinterpret_cast<Header*>(&d.second->refs[0]);
    REQUIRE(d.fault() == "a reference leads to the start of a cell");
    d.fresh->refs[1] = nullptr;
  }
  SECTION("a reference out of the heap") {
    d.fresh->refs[0] = reinterpret_cast<Header*>(uint64_t{0x1000});
    REQUIRE(d.fault() == "a reference leads to the start of a cell");
    d.fresh->refs[0] = nullptr;
  }
  if (kPoisonFreed) {
    SECTION("a write to a freed cell") {
      auto address = reinterpret_cast<uintptr_t>(d.gap);
      permit(address, address + 16);
      d.gap->word = 17;
      REQUIRE(d.fault() == "nobody writes to freed memory");
      poison(address, address + 16);
    }
  }
  REQUIRE(d.fault() == "");
}

TEST_CASE("a broken heap stops the program with a message", "[gc]") {
  Damage d;
  std::string text = death_message([&] {
    d.first->refs[0] = d.gap;
    d.heap.verify();
  });
  REQUIRE(contains(text, "a reference leads to the start of a cell"));
}

#ifdef GS_CHECKED
TEST_CASE("a size that is set too late is reported at the next allocation", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  std::string text = death_message([&] {
    heap.allocate(Kind::kBytes, Blob::size_for(100));  // capacity is never set
    new_node(heap, 1);
  });
  REQUIRE(contains(text, "the fields cell_size reads are set before the next allocation"));
}
#endif

TEST_CASE("the barrier hits once per old container and collection", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy);
  Node* container = new_node(heap, 2);
  Blob* large = new_blob(heap, 50'000);
  toy.roots = {container, large};
  store(heap, container, 0, new_node(heap, 1));
  REQUIRE(heap.stats().barrier_hits == 0);  // new containers do not hit
  heap.collect();
  for (uint32_t i = 0; i < 10; i++) store(heap, container, i % 2, new_node(heap, 1));
  REQUIRE(heap.stats().barrier_hits == 1);
  heap.verify();
  heap.collect();
  store(heap, container, 0, nullptr);
  REQUIRE(heap.stats().barrier_hits == 2);
}

TEST_CASE("checking barriers: a forgotten one is found at the next collection", "[gc]") {
  ToyEmbedder toy;
  Heap heap(toy, {.check_barriers = true});
  Node* container = new_node(heap, 2);
  toy.roots = {container};
  heap.collect();
  std::string text = death_message([&] {
    container->refs[0] = new_node(heap, 1);
    heap.collect();
  });
  REQUIRE(contains(text, "without write_barrier"));
  // A store of an old cell needs none in a generational heap and is not complained about.
  container->refs[0] = container;
  heap.collect();
}
