// The evaluator: runs a graph on real values and objects, one instruction after the other.
//
// It is the oracle of the passes: a graph must come to the same end before and after one. So it shares no code with them, and
// says what each instruction does in the plainest way there is, through the tables and shapes of a Vm.
//
// It believes nothing. An instruction that knows more than is true - AddInt of what does not fit, UnboxInt of a string, an
// element behind the end, a field's store that the fact does not cover, a cell stored without Barrier - ends the run, and
// Evaluation::wrong says why. So a pass that drops a guard too many is found even where the result happens to be right.
//
// Memory. Stores go to the objects themselves, for later loads, and routines, must see them. When the run has ended they are
// undone, and what differed is in State::stores: the same objects serve for the next graph. Append takes place only where
// there is room (so it never allocates); else it says false. New cells are the evaluator's own, outside of the heap, and gone
// when the run has ended; State has those that somebody could still see, numbered in the order in which they are found. What routines (Call) do is not undone. Addresses of cells in the
// graph must be those of cells (parser.h, Bindings).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "orc-tier/ir/graph.h"

namespace gs::vm {
class Vm;
}

namespace gs::orc {

/// What a run came to.
struct Evaluation {
  enum class End : uint8_t { kLeft, kOutOfFuel, kWrong };
  struct Frame {
    uint32_t base, delta, wanted;
    const vm::Instr* caller_pc;
    vm::Value callee;
    bool is_variadic;
    const vm::Instr* interrupted;
    uint32_t window, state;
  };
  /// `size` bytes of an object, as they would be.
  struct Store {
    uint8_t size;
    uint64_t word;
  };
  /// A new cell. What refers to one has its number in place of an address, so that two runs can be compared.
  struct Made {
    gc::Kind kind;
    int64_t imm;                     ///< a table's shape and layout, a closure's code
    std::vector<vm::Value> fields;
  };
  /// All that execution below goes on with.
  struct State {
    const vm::Instr* code = nullptr;         ///< where; likewise word, base
    uint32_t word = 0, base = 0;
    std::vector<vm::Value> registers;        ///< from the root's base on: what came in, and the snapshot's on top
    std::vector<Frame> frames;               ///< inlined ones
    std::map<const void*, Store> stores;     ///< by address; only what is not as it was
    std::vector<Made> made;                  ///< that registers, frames and stores refer to, and these again
  };

  End end = End::kOutOfFuel;
  std::string wrong;              ///< kWrong: where and why
  SnapshotId snapshot = kNoId;    ///< kLeft; likewise left
  State left;
  std::vector<State> headers;     ///< of each entry into a loop header, by its snapshot
};

struct EvalOptions {
  uint64_t fuel = 1'000'000;  ///< blocks that may be entered
  /// Stands for the routines of runtime_calls.def: its row, its operands as compiled code would pass them.
  std::function<vm::Value(int64_t call, std::span<const uint64_t> args)> call;
  /// Stands for the interpreter: executes the instruction of an Execute in `state`, whose registers it changes, and gives the word
  /// where the function goes on. `row_end` is what LoadRowEnd gives afterwards.
  std::function<uint32_t(vm::Instr insn, Evaluation::State& state, uint32_t& row_end)> execute;
  bool keep_headers = false;  ///< fill Evaluation::headers
};

/// Runs `graph`, whose root frame has these registers. A graph that the verifier rejects is wrong.
Evaluation evaluate(const Graph& graph, vm::Vm& vm, std::span<const vm::Value> registers, const EvalOptions& options = {});

/// Empty if both left for the same place with the same registers, frames and memory; else the difference. A NaN is as good as
/// any other NaN: which one an operation gives is not determined. A run without end agrees with nothing.
std::string difference(const Evaluation& a, const Evaluation& b);

/// The same for a graph and what passes made of it, which may leave earlier, if a guard was moved in front of a loop: that is
/// at a loop header that `before` came by, with keep_headers, in the state it had there.
std::string difference_after_moves(const Evaluation& before, const Evaluation& after);

/// For listings: "leaves to word 12 {0: 5, 3: table} words stored: 2". Registers that are nil are left out.
std::string describe(const Evaluation& evaluation);

}  // namespace gs::orc
