// Memory for code: room given and taken back, and that what is written there runs.

#include <cstring>

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

}  // namespace

TEST_CASE("code space: code runs where room was given, also after its neighbours have been written", "[jit]") {
  for (CodeSpace::Mode mode : modes()) {
    auto space = CodeSpace::create(1, mode);
    REQUIRE(space != nullptr);
    std::vector<uint8_t*> functions;
    for (uint32_t i = 0; i < 100; i++) {
      std::vector<uint8_t> code = return_constant(i);
      uint8_t* where = space->allocate(i % 3 == 0 ? Area::kCold : Area::kHot, code.size());
      REQUIRE(where != nullptr);
      CHECK(reinterpret_cast<uintptr_t>(where) % CodeSpace::kAlignment == 0);
      space->write(where, code);
      functions.push_back(where);
    }
    for (uint32_t i = 0; i < 100; i++) CHECK(run(functions[i]) == i);
    // Overwritten, it does the new thing.
    space->write(functions[7], return_constant(777));
    CHECK(run(functions[7]) == 777);
    CHECK(run(functions[8]) == 8);
  }
}

TEST_CASE("code space: hot and cold lie apart, each contiguous", "[jit]") {
  auto space = CodeSpace::create(1, modes().front());
  REQUIRE(space != nullptr);
  uint8_t* hot = space->allocate(Area::kHot, 40);
  uint8_t* cold = space->allocate(Area::kCold, 40);
  CHECK(space->contains(hot, Area::kHot));
  CHECK_FALSE(space->contains(hot, Area::kCold));
  CHECK(space->contains(cold, Area::kCold));
  CHECK(space->allocate(Area::kHot, 16) == hot + 48);
  CHECK(space->allocate(Area::kCold, 16) == cold + 48);
  CHECK(space->bytes_used(Area::kHot) == 64);
  CHECK_FALSE(space->contains(space.get(), Area::kHot));
}

TEST_CASE("code space: freed room is given again, joined with its neighbours", "[jit]") {
  auto space = CodeSpace::create(1, modes().front());  // a page
  REQUIRE(space != nullptr);
  size_t page = 0;
  std::vector<uint8_t*> blocks;
  while (uint8_t* block = space->allocate(Area::kHot, 256)) {
    blocks.push_back(block);
    page += 256;
  }
  CHECK(space->allocate(Area::kHot, 16) == nullptr);
  space->free(blocks[1], 256);
  space->free(blocks[3], 256);
  CHECK(space->allocate(Area::kHot, 512) == nullptr);
  space->free(blocks[2], 256);
  CHECK(space->allocate(Area::kHot, 768) == blocks[1]);
  space->free(blocks[1], 768);
  for (size_t i = 0; i < blocks.size(); i++) {
    if (i == 0 || i > 3) space->free(blocks[i], 256);
  }
  CHECK(space->bytes_used(Area::kHot) == 0);
  CHECK(space->allocate(Area::kHot, page) == blocks[0]);
}

}  // namespace gs::vm
