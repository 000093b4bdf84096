// What the interpreter knows of a tier that compiles functions, and what a compiled function is to everybody else.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "vm/jit/regions.h"
#include "vm/object.h"

namespace gs::vm {

class CodeAnnouncer;
class Vm;

/// The machine code of one function. The code belongs to its compiler; who has the function has the code.
struct CompiledCode {
  static constexpr uint32_t kNoEntry = ~0u;
  /// A call in compiled code, and the bytecode behind it.
  struct ReturnSite {
    uint32_t native;  ///< offset from `code` of the instruction that the call returns to
    uint32_t word;    ///< of the function's bytecode
  };

  const void* entry;            ///< where calls of compiled code go: Closure::jit_entry
  const void* plain_entry;      ///< the same for callers who bring as many arguments as CodeInfo::plain_count says
  const void* late_entry;       ///< and who have done the tests that the function begins with, where that is possible
  const uint8_t* code;
  std::span<const uint32_t> entries;         ///< by word of the bytecode: offset of the code for the instruction there,
                                             ///< where the frame can be entered; kNoEntry for second words
  std::span<const ReturnSite> return_sites;  ///< ascending
  std::span<LoopSite> loops;  ///< those that are counted
  std::span<gc::Header* const> references;   ///< cells whose addresses the code contains: the function keeps them alive
  mutable uint32_t last_site = 0;            ///< found by word_of() last: mostly it is asked for the same again

  const void* entry_at(uint64_t word) const { return code + entries[word]; }
  /// The loop whose header is at `word`; there is one.
  LoopSite& loop_at(uint32_t word) const {
    LoopSite* site = loops.data();
    while (site->word != word) site++;
    return *site;
  }
  /// The word of the bytecode at which the caller goes on whose call returns to `address`.
  uint32_t word_of(const void* address) const;
};

/// A compiler of functions that have become hot.
class TierCompiler {
 public:
  virtual ~TierCompiler() = default;
  /// Compiles `proto`, or marks it as never to be asked for again (CodeInfo::kNotCompilable).
  virtual void compile(Vm& vm, Proto* proto) = 0;
  /// `proto` is about to be freed: nobody runs it, and nobody will.
  virtual void forget(Proto* proto) = 0;

  /// Who is told about machine code; a tier above this one tells of its own there, too.
  virtual CodeAnnouncer& announcer() = 0;

  /// What it has done so far.
  using Counter = TierCounter;
  virtual std::vector<Counter> counters() const = 0;

  uint32_t threshold = 0;  ///< entries and backward jumps of a function before it is compiled
};

}  // namespace gs::vm
