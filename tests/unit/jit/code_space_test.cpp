// Memory for code: room given and taken back, and that what is written there runs.

#include <cstring>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <sys/mman.h>

#include <catch2/catch_test_macros.hpp>

#include "vm/jit/code_space.h"

namespace gs::vm {
namespace {

using Area = CodeSpace::Area;

/// A function that returns `value`, below 2^16.
std::vector<uint8_t> return_constant(uint32_t value) {
#if defined(__aarch64__)
  uint32_t words[] = {0x52800000u | value << 5, 0xD65F03C0u};  // mov w0, #value; ret
  const auto* bytes = reinterpret_cast<const uint8_t*>(words);
  return {bytes, bytes + sizeof words};
#else
  std::vector<uint8_t> code = {0xB8, 0, 0, 0, 0, 0xC3};  // mov eax, value; ret
  std::memcpy(&code[1], &value, 4);
  return code;
#endif
}

uint32_t run(const uint8_t* code) { return reinterpret_cast<uint32_t (*)()>(reinterpret_cast<uintptr_t>(code))(); }

std::vector<CodeSpace::Mode> modes() {
#if defined(__APPLE__)
  return {CodeSpace::Mode::kToggle};
#else
  return {CodeSpace::Mode::kDual, CodeSpace::Mode::kToggle};
#endif
}

#if defined(__linux__)
/// A row of /proc/self/maps.
struct Mapping {
  uintptr_t begin, end;
  std::string access;  ///< "r-xp"
  bool has(const void* address) const {
    auto at = reinterpret_cast<uintptr_t>(address);
    return begin <= at && at < end;
  }
};

std::vector<Mapping> mappings() {
  std::vector<Mapping> out;
  std::ifstream file("/proc/self/maps");
  for (std::string line; std::getline(file, line);) {
    Mapping mapping{};
    char dash = 0;
    std::istringstream(line) >> std::hex >> mapping.begin >> dash >> mapping.end >> mapping.access;
    out.push_back(mapping);
  }
  return out;
}

std::string access_to(const void* address) {
  for (const Mapping& mapping : mappings()) {
    if (mapping.has(address)) return mapping.access.substr(0, 3);
  }
  return "unmapped";
}

/// How many mappings of the process are writable and executable.
size_t writable_code() {
  size_t count = 0;
  for (const Mapping& mapping : mappings()) count += mapping.access.substr(1, 2) == "wx";
  return count;
}
#endif

}  // namespace

TEST_CASE("code space: code runs where room was given, also after its neighbours have been written", "[jit]") {
  for (CodeSpace::Mode mode : modes()) {
    auto space = CodeSpace::create(1, mode);
    REQUIRE(space != nullptr);
    std::vector<CodeSpace::Pair> pairs;
    for (uint32_t i = 0; i < 100; i++) {
      std::vector<uint8_t> hot = return_constant(2 * i), cold = return_constant(2 * i + 1);
      CodeSpace::Pair at = space->allocate(hot.size(), cold.size());
      REQUIRE(at.hot != nullptr);
      CHECK(reinterpret_cast<uintptr_t>(at.hot) % CodeSpace::kAlignment == 0);
      CHECK(reinterpret_cast<uintptr_t>(at.cold) % CodeSpace::kAlignment == 0);
      space->write(at.hot, hot);
      space->write(at.cold, cold);
      pairs.push_back(at);
    }
    for (uint32_t i = 0; i < 100; i++) {
      CHECK(run(pairs[i].hot) == 2 * i);
      CHECK(run(pairs[i].cold) == 2 * i + 1);
    }
#if defined(__aarch64__)
    // (qemu notices new code by its being written, which it does not see through a second mapping.)
    if (mode == CodeSpace::Mode::kDual) continue;
#endif
    // Overwritten, it does the new thing.
    space->write(pairs[7].hot, return_constant(777));
    CHECK(run(pairs[7].hot) == 777);
    CHECK(run(pairs[8].hot) == 16);
  }
}

#if defined(__linux__)
TEST_CASE("code space: no page is writable and executable, before code is written and after", "[jit]") {
  size_t elsewhere = writable_code();
  for (CodeSpace::Mode mode : modes()) {
    auto space = CodeSpace::create(2, mode);
    REQUIRE(space != nullptr);
    CHECK(writable_code() == elsewhere);
    // Several pages in each area, rewritten, freed.
    std::vector<uint8_t> code(3 * 4096 + 100, return_constant(1).back());
    CodeSpace::Pair at = space->allocate(code.size(), code.size());
    REQUIRE(at.hot != nullptr);
    for (const uint8_t* place : {at.hot, at.hot + code.size() - 1, at.cold}) CHECK(access_to(place) == "r-x");
    for (int i = 0; i < 2; i++) {
      space->write(at.hot, code);
      space->write(at.cold, code);
      for (const uint8_t* place : {at.hot, at.hot + code.size() - 1, at.cold, at.cold + code.size() - 1}) {
        CHECK(access_to(place) == "r-x");
      }
      CHECK(writable_code() == elsewhere);
    }
    space->free(at, code.size(), code.size());
    CHECK(writable_code() == elsewhere);
  }
}

TEST_CASE("code space: the account of writable and executable pages sees one", "[jit]") {
  size_t before = writable_code();
  void* page = mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED) return;  // the host forbids it
  CHECK(writable_code() == before + 1);
  CHECK(access_to(page) == "rwx");
  munmap(page, 4096);
}
#endif

TEST_CASE("code space: hot and cold lie apart, each contiguous, in one chunk", "[jit]") {
  auto space = CodeSpace::create(1, modes().front());
  REQUIRE(space != nullptr);
  CodeSpace::Pair first = space->allocate(40, 20), second = space->allocate(16, 16);
  CHECK(space->contains(first.hot, Area::kHot));
  CHECK_FALSE(space->contains(first.hot, Area::kCold));
  CHECK(space->contains(first.cold, Area::kCold));
  CHECK(second.hot == first.hot + 48);
  CHECK(second.cold == first.cold + 32);
  CHECK(first.cold < first.hot + CodeSpace::kChunkBytes);
  CHECK(space->bytes_used(Area::kHot) == 64);
  CHECK(space->bytes_used(Area::kCold) == 48);
  CHECK_FALSE(space->contains(space.get(), Area::kHot));
}

TEST_CASE("code space: freed room is given again, joined with its neighbours", "[jit]") {
  constexpr size_t kHot = 256, kCold = 16;
  auto space = CodeSpace::create(1, modes().front());
  REQUIRE(space != nullptr);
  std::vector<CodeSpace::Pair> blocks;
  for (;;) {
    CodeSpace::Pair block = space->allocate(kHot, kCold);
    if (block.hot == nullptr) break;
    blocks.push_back(block);
  }
  CHECK(blocks.size() == CodeSpace::kHotBytes / kHot);
  CHECK(space->allocate(16, 16).hot == nullptr);
  space->free(blocks[1], kHot, kCold);
  space->free(blocks[3], kHot, kCold);
  CHECK(space->allocate(2 * kHot, kCold).hot == nullptr);
  space->free(blocks[2], kHot, kCold);
  CodeSpace::Pair joined = space->allocate(3 * kHot, 3 * kCold);
  CHECK(joined.hot == blocks[1].hot);
  CHECK(joined.cold == blocks[1].cold);
  space->free(joined, 3 * kHot, 3 * kCold);
  for (size_t i = 0; i < blocks.size(); i++) {
    if (i == 0 || i > 3) space->free(blocks[i], kHot, kCold);
  }
  CHECK(space->bytes_used(Area::kHot) == 0);
  CHECK(space->bytes_used(Area::kCold) == 0);
  CHECK(space->allocate(CodeSpace::kHotBytes, kCold).hot == blocks[0].hot);
}

TEST_CASE("code space: a chunk that is full is followed by the next", "[jit]") {
  auto space = CodeSpace::create(2, modes().front());
  REQUIRE(space != nullptr);
  CodeSpace::Pair first = space->allocate(CodeSpace::kHotBytes, 16), second = space->allocate(16, 16);
  CHECK(second.hot == first.hot + CodeSpace::kChunkBytes);
  CHECK(second.cold == first.cold + CodeSpace::kChunkBytes);
  CHECK(space->contains(second.cold, Area::kCold));
}

TEST_CASE("code space: chunks divided otherwise, with constants", "[jit]") {
  constexpr CodeSpace::Division kDivision{{64 << 10, 192 << 10, 64 << 10}};
  for (CodeSpace::Mode mode : modes()) {
    auto space = CodeSpace::create(2, mode, kDivision);
    REQUIRE(space != nullptr);
    CodeSpace::Pair code = space->allocate(64 << 10, 16);
    uint8_t *data = space->allocate_data(40), *more = space->allocate_data(8);
    CHECK(code.cold == code.hot + (64 << 10));
    CHECK(data == code.hot + (256 << 10));
    CHECK(more == data + 48);
    CHECK(space->contains(data, Area::kData));
    CHECK_FALSE(space->contains(data, Area::kCold));
    CHECK_FALSE(space->contains(code.hot, Area::kData));
    CHECK(space->allocate(16, 16).hot == code.hot + kDivision.total());
    uint8_t constant[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    space->write(more, constant);
    CHECK(std::equal(more, more + 8, constant));
    CHECK(space->allocate_data(65 << 10) == nullptr);
    space->free_data(data, 40);
    CHECK(space->allocate_data(33) == data);
    CHECK(space->bytes_used(Area::kData) == 64);
  }
  CHECK(CodeSpace::create(1, modes().front())->allocate_data(16) == nullptr);  // the baseline's have none
}

}  // namespace gs::vm
