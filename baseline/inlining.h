// Inlining: what of a called function is compiled into its caller.
//
// A callee's registers begin inside its caller's, and its arguments are in place; so its bytecode can be compiled with the
// caller's base, all registers moved up, behind one test that the function called is the one expected. Then nobody makes a
// frame. As soon as somebody might look at it - an instruction takes its slow path - the frame is made as the call would have
// made it, and the callee goes on in its own code, or in the interpreter; it returns to where the call would have gone on.
// Inlined code therefore needs no frames of its own kind, and errors, tracebacks, polls and yields are what they are without it.
//
//   body      all instructions are inlined: those of small functions that call nothing and have no loops
//   head      of other functions, the tests they begin with and the short bodies that some of these lead to:
//
//                func fib(n) {
//                    if n < 2 { return n }              <- inlined
//                    return fib(n-1) + fib(n-2)         <- a way out: the function is called after all
//                }
//
//             Tests change nothing, so on a way out the callee may as well begin at its beginning.
//
// Inlined frames are not compared with the limits of depth and stack: kInlinedRoom (vm/coroutine.h) is kept free for them.
#pragma once

#include <optional>
#include <vector>

#include "vm/jit/tier.h"
#include "vm/proto.h"

namespace gs::baseline {

/// What is inlined of one function.
struct InlinePlan {
  enum Part : uint8_t {
    kNot,     ///< not inlined
    kInside,  ///< inlined
    kWayOut,  ///< not inlined, but reached from what is
  };
  std::vector<Part> parts;  ///< by word
  uint32_t words = 0;       ///< inlined
  bool has_ways_out = false;
  uint32_t fewest_results = ~0u, most_results = 0;  ///< of the inlined returns

  bool has(uint32_t word) const { return parts[word] == kInside; }
  bool is_way_out(uint32_t word) const { return parts[word] == kWayOut; }
};

/// What to inline of `proto`; nothing if nothing is worth it.
std::optional<InlinePlan> plan_inlining(vm::Proto* proto);

/// A function that a call site most likely calls.
struct Callee {
  vm::Proto* proto = nullptr;
  /// The very closure, if one expects it; otherwise any closure of `proto`.
  vm::Closure* closure = nullptr;
};

/// What the compiler asks about functions that may be inlined.
class Callees {
 public:
  virtual ~Callees() = default;
  /// The machine code of `proto`, where frames of inlined functions go on; null if there is none now.
  virtual const vm::CompiledCode* code_of(vm::Proto* proto) = 0;
};

}  // namespace gs::baseline
