// Where the values of exits are, for code that leaves them there (ExitEncoding::kPatchpoint).
//
// Such code calls the *exit stub* (exit_stub.h) at each exit, and says nothing of values: these are in whatever registers and
// words of the stack they happen to be in, or are constants. LLVM writes that down in a section of the object file, the stack
// maps; orc/stack_maps.cpp makes records of it, one for each such call. A record is found by the address that the call returns to.
#pragma once

#include <cstdint>
#include <vector>

namespace gs::orc {

/// The registers as the call of the stub found them, by the numbers that DWARF gives them.
struct SavedRegisters {
#if defined(__x86_64__)
  static constexpr uint32_t kGeneral = 16, kFirstFloat = 17, kFloats = 16;  ///< rax rdx rcx rbx rsi rdi rbp rsp r8 …
#else
  static constexpr uint32_t kGeneral = 32, kFirstFloat = 64, kFloats = 32;  ///< x0 … x30 sp
#endif
  uint64_t general[kGeneral];
  uint64_t floats[kFloats];     ///< their low halves

  uint64_t operator[](uint32_t number) const { return number < kGeneral ? general[number] : floats[number - kFirstFloat]; }
  static constexpr bool has(uint32_t number) {
    return number < kGeneral || (number >= kFirstFloat && number < kFirstFloat + kFloats);
  }
};

struct ValueLocation {
  enum Kind : uint8_t { kRegister, kStack, kConstant };
  Kind kind;
  uint8_t reg;        ///< kRegister: it; kStack: the one that the address is relative to
  int32_t offset;     ///< kStack
  uint64_t constant;

  uint64_t read(const SavedRegisters& saved) const {
    switch (kind) {
      case kRegister: return saved[reg];
      case kStack: return *reinterpret_cast<const uint64_t*>(saved.general[reg] + static_cast<uint64_t>(int64_t{offset}));
      case kConstant: break;
    }
    return constant;
  }
};

struct ExitRecord {
  uint32_t returns_to;       ///< bytes from the region's entry
  uint32_t exit;             ///< its number
  uint64_t shifted;          ///< which of the values are integers times 2^16
  std::vector<ValueLocation> values;  ///< in the order of Exit::values
};

/// Bytes of a patch point's code: a call of an address that is a constant.
#if defined(__x86_64__)
inline constexpr uint32_t kPatchpointBytes = 13;  // movabs, call
#else
inline constexpr uint32_t kPatchpointBytes = 16;  // movz, movk, movk, blr
#endif

}  // namespace gs::orc
