#include "vm/bytecode/fusion.h"

#include <vector>

namespace gs::vm {
namespace {

/// A run that one handler executes.
struct Run {
  uint8_t code = 0;
  uint8_t length = 1;   ///< instructions
  uint16_t weight = 0;
};

constexpr uint32_t key(Op a, Op b, Op c) {
  return static_cast<uint32_t>(a) << 16 | static_cast<uint32_t>(b) << 8 | static_cast<uint32_t>(c);
}
constexpr Op kAny = static_cast<Op>(0xFF);

/// The run that begins with these opcodes, the last one kAny for a pair. Length 1 if there is none.
Run find_run(Op first, Op second, Op third) {
  switch (key(first, second, third)) {
#define GS_FUSION(a, b, weight) \
  case key(Op::a, Op::b, kAny): return {static_cast<uint8_t>(FusedOp::a##_##b), 2, weight};
#define GS_FUSION3(a, b, c, weight) \
  case key(Op::a, Op::b, Op::c): return {static_cast<uint8_t>(FusedOp::a##_##b##_##c), 3, weight};
#include "vm/defs/fusions.def"
    default: return {};
  }
}

/// What is best from an instruction to the end of the function.
struct Best {
  uint32_t pc;        ///< of the instruction
  uint32_t sum = 0;   ///< of the weights
  Run run = {};       ///< beginning with the instruction
};

}  // namespace

// From the end backwards: an instruction is left alone, or begins a pair or a three, and what follows that is known.
void fuse(std::span<Instr> code) {
  std::vector<Best> best;
  for (uint32_t pc = 0; pc < code.size(); pc += static_cast<uint32_t>(op_info(op_of(code[pc])).words())) {
    best.push_back({pc});
  }
  auto op_at = [&](size_t i) { return op_of(code[best[i].pc]); };
  auto sum_from = [&](size_t i) { return i < best.size() ? best[i].sum : 0; };
  for (size_t i = best.size(); i-- > 0;) {
    best[i].sum = sum_from(i + 1);
    auto consider = [&](Run run) {
      uint32_t sum = sum_from(i + run.length) + run.weight;
      if (sum > best[i].sum) best[i].sum = sum, best[i].run = run;
    };
    if (i + 1 < best.size()) consider(find_run(op_at(i), op_at(i + 1), kAny));
    if (i + 2 < best.size()) consider(find_run(op_at(i), op_at(i + 1), op_at(i + 2)));
  }
  for (size_t i = 0; i < best.size(); i += best[i].run.length) {
    if (best[i].run.length == 1) continue;
    Instr& first = code[best[i].pc];
    first = (first & ~Instr{0xFF}) | best[i].run.code;
  }
}

}  // namespace gs::vm
