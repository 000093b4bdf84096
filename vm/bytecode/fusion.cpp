#include "vm/bytecode/fusion.h"

#include <vector>

namespace gs::vm {
namespace {

struct Pair {
  uint8_t code = 0;
  uint16_t weight = 0;  ///< 0: not a pair
};

Pair find_pair(Op first, Op second) {
  switch (static_cast<int>(first) << 8 | static_cast<int>(second)) {
#define GS_FUSION(a, b, weight)                               \
  case static_cast<int>(Op::a) << 8 | static_cast<int>(Op::b): \
    return {static_cast<uint8_t>(FusedOp::a##_##b), weight};
#include "vm/defs/fusions.def"
    default: return {};
  }
}

/// What is best from an instruction to the end of the function.
struct Best {
  uint32_t pc;        ///< of the instruction
  uint32_t sum;       ///< of the weights
  bool pairs;         ///< by pairing it with the next
};

}  // namespace

// From the end backwards: an instruction is either left alone or paired with the next, and what follows is known.
void fuse(std::span<Instr> code) {
  std::vector<Best> best;
  for (uint32_t pc = 0; pc < code.size(); pc += static_cast<uint32_t>(op_info(op_of(code[pc])).words())) {
    best.push_back({pc, 0, false});
  }
  for (size_t i = best.size(); i-- > 0;) {
    auto sum_from = [&](size_t j) { return j < best.size() ? best[j].sum : 0; };
    best[i].sum = sum_from(i + 1);
    if (i + 1 == best.size()) continue;
    Pair pair = find_pair(op_of(code[best[i].pc]), op_of(code[best[i + 1].pc]));
    if (pair.weight == 0 || sum_from(i + 2) + pair.weight <= best[i].sum) continue;
    best[i].sum = sum_from(i + 2) + pair.weight;
    best[i].pairs = true;
  }
  for (size_t i = 0; i < best.size(); i++) {
    if (!best[i].pairs) continue;
    Instr& first = code[best[i].pc];
    first = (first & ~Instr{0xFF}) | find_pair(op_of(first), op_of(code[best[i + 1].pc])).code;
    i++;
  }
}

}  // namespace gs::vm
