// The interpreter: one function per opcode, each ending in a tail call of the next one's.
//
//   handlers.h                state, operands, how a handler ends: read this first
//   ops_*_inl.h               the handlers, by family
//   calls.{h,cpp}             calls, returns and unwinding where they are not worth inlining
//
// Script calls do not recurse natively: a call pushes a frame on the value stack and goes on in the callee, a return
// goes on at the caller pc. Calls that an instruction needs in its middle (metamethods, iterators) are frames too, which
// return to a Cont... stub that finishes the instruction.
#include <algorithm>
#include <vector>

#include "vm/bytecode/opcode_traits.h"
#include "vm/interp/handlers.h"
#include "vm/interp/opcode_counts.h"
#include "vm/interp/ops_arith_inl.h"
#include "vm/interp/ops_calls_inl.h"
#include "vm/interp/ops_compare_inl.h"
#include "vm/interp/ops_continuations_inl.h"
#include "vm/interp/ops_coroutines_inl.h"
#include "vm/interp/ops_elements_inl.h"
#include "vm/interp/ops_fields_inl.h"
#include "vm/interp/ops_moves_inl.h"
#include "vm/interp/ops_natives_inl.h"
#include "vm/interp/ops_objects_inl.h"
#include "vm/interp/ops_ranges_inl.h"
#include "vm/interp/ops_regions_inl.h"
#include "vm/interp/ops_tiers_inl.h"

namespace gs::vm {
namespace {

GS_SLOW_HANDLER op_Exit(GS_PARAMS) { GS_MUSTTAIL gs_leave_activation(pc, base, vm, table, code, int_tag, 1, nil_bits); }

// First instructions of runs (fusions.def): the handler that goes on at `then`, that of opcode `second`.
#define FIRST_Move(then, second) move<then>
#define FIRST_LoadBool(then, second) load_bool<then>
#define FIRST_LoadInt(then, second) load_int<then>
#define FIRST_LoadK(then, second) load_k<then>
#define FIRST_GetGlobal(then, second) get_global<then>
#define FIRST_GetUpcell(then, second) get_upcell<then>
#define FIRST_GetField(then, second) get_field<then>
#define FIRST_SetField(then, second) set_field<then>
#define FIRST_GetIndex(then, second) get_index<then>
#define FIRST_SetIndex(then, second) set_index<then>
#define FIRST_Add(then, second) arith_handler<Arith::kAdd, Form::kVV, then, Op::second>
#define FIRST_Sub(then, second) arith_handler<Arith::kSub, Form::kVV, then, Op::second>
#define FIRST_Mul(then, second) arith_handler<Arith::kMul, Form::kVV, then, Op::second>
#define FIRST_Mod(then, second) arith_handler<Arith::kMod, Form::kVV, then, Op::second>
#define FIRST_AddI(then, second) arith_handler<Arith::kAdd, Form::kVI, then, Op::second>
#define FIRST_MulK(then, second) arith_handler<Arith::kMul, Form::kVK, then, Op::second>
#define FIRST_DivK(then, second) arith_handler<Arith::kDiv, Form::kVK, then, Op::second>
#define FIRST_ModK(then, second) arith_handler<Arith::kMod, Form::kVK, then, Op::second>
#define FIRST_MulKV(then, second) arith_handler<Arith::kMul, Form::kKV, then, Op::second>
#define FIRST_DivKV(then, second) arith_handler<Arith::kDiv, Form::kKV, then, Op::second>
#define FIRST_JTrue(then, second) jump_truth<true, Direction::kForward, then>
#define FIRST_JFalse(then, second) jump_truth<false, Direction::kForward, then>
#define FIRST_JNeK(then, second) jump_equal_constant<false, Direction::kForward, then>
#define FIRST_JNotLt(then, second) jump_compare<Test::kLt, false, Direction::kForward, then>
#define FIRST_JNotLtI(then, second) jump_compare_int<Test::kLt, false, false, Direction::kForward, then>

}  // namespace

const void* const kDispatch[256] = {
#define GS_OPCODE(name, format, a, b, c, x, doc) \
  reinterpret_cast<const void*>(static_cast<Handler>(op_##name)),
#include "vm/defs/opcodes.def"
#define GS_FUSION(first, second, weight) \
  reinterpret_cast<const void*>(static_cast<Handler>(FIRST_##first((op_##second), second))),
#define GS_FUSION3(first, second, third, weight) \
  reinterpret_cast<const void*>(static_cast<Handler>(FIRST_##first((FIRST_##second((op_##third), third)), second))),
#include "vm/defs/fusions.def"
};

// What compiled code has single instructions executed by: fused bytes stand for their first instruction alone.
const void* const kUnfusedDispatch[256] = {
#define GS_OPCODE(name, format, a, b, c, x, doc) \
  reinterpret_cast<const void*>(static_cast<Handler>(op_##name)),
#include "vm/defs/opcodes.def"
#define GS_FUSION(first, second, weight) reinterpret_cast<const void*>(static_cast<Handler>(op_##first)),
#define GS_FUSION3(first, second, third, weight) reinterpret_cast<const void*>(static_cast<Handler>(op_##first)),
#include "vm/defs/fusions.def"
};

// The same with every round of a loop counted, as long as functions may get compiled.
namespace {
constexpr bool counts(Op op) { return is_backward_jump(op) || op == Op::RangeNext; }
}  // namespace
#define COUNTED(name) \
  reinterpret_cast<const void*>(counts(Op::name) ? static_cast<Handler>(count_back_edge) : static_cast<Handler>(op_##name)),
const void* const kCountingDispatch[256] = {
#define GS_OPCODE(name, format, a, b, c, x, doc) COUNTED(name)
#include "vm/defs/opcodes.def"
#define GS_FUSION(first, second, weight) COUNTED(first)
#define GS_FUSION3(first, second, third, weight) COUNTED(first)
#include "vm/defs/fusions.def"
};
#undef COUNTED

const void* const kFastNativeLeadBack[256] = {
#define GS_OPCODE(name, format, a, b, c, x, doc) reinterpret_cast<const void*>(static_cast<Handler>(fast_native_done)),
#include "vm/defs/opcodes.def"
};

const void* const kRecordingDispatch[256] = {
#define GS_OPCODE(name, format, a, b, c, x, doc) reinterpret_cast<const void*>(static_cast<Handler>(record_instruction)),
#include "vm/defs/opcodes.def"
#define GS_FUSION(first, second, weight) reinterpret_cast<const void*>(static_cast<Handler>(record_instruction)),
#define GS_FUSION3(first, second, third, weight) reinterpret_cast<const void*>(static_cast<Handler>(record_instruction)),
#include "vm/defs/fusions.def"
};

const void* const kLeadBackToRegion[256] = {
#define GS_OPCODE(name, format, a, b, c, x, doc) reinterpret_cast<const void*>(static_cast<Handler>(lead_back_to_region)),
#include "vm/defs/opcodes.def"
#define GS_FUSION(first, second, weight) reinterpret_cast<const void*>(static_cast<Handler>(lead_back_to_region)),
#define GS_FUSION3(first, second, third, weight) reinterpret_cast<const void*>(static_cast<Handler>(lead_back_to_region)),
#include "vm/defs/fusions.def"
};

const void* const kLeadBack[256] = {
#define GS_OPCODE(name, format, a, b, c, x, doc) reinterpret_cast<const void*>(static_cast<Handler>(lead_back)),
#include "vm/defs/opcodes.def"
#define GS_FUSION(first, second, weight) reinterpret_cast<const void*>(static_cast<Handler>(lead_back)),
#define GS_FUSION3(first, second, third, weight) reinterpret_cast<const void*>(static_cast<Handler>(lead_back)),
#include "vm/defs/fusions.def"
};

// ---------------------------------------------------------------- counting

namespace {

struct OpcodeCounts {
  uint64_t pairs[kOpCount][kOpCount] = {};  ///< [first][second]
  Op last = Op::Exit;
};

GS_HANDLER count_opcode(GS_PARAMS) {
  auto& counts = *static_cast<OpcodeCounts*>(vm->opcode_counts.get());
  Op op = canonical_op(static_cast<Instr>(insn));
  counts.pairs[static_cast<int>(counts.last)][static_cast<int>(op)]++;
  counts.last = op;
  GS_MUSTTAIL reinterpret_cast<Handler>(const_cast<void*>(kDispatch[static_cast<int>(op)]))(GS_STATE);
}

struct Count {
  uint64_t times;
  int first, second;
};

// Down to `least` percent, and what was executed at all.
void print_counts(std::vector<Count>& counts, uint64_t all, double least, std::FILE* out) {
  std::sort(counts.begin(), counts.end(), [](const Count& a, const Count& b) { return a.times > b.times; });
  for (const Count& c : counts) {
    double percent = 100 * static_cast<double>(c.times) / static_cast<double>(all);
    if (c.times == 0 || percent < least) return;
    std::string_view first = op_info(static_cast<Op>(c.first)).name;
    std::fprintf(out, "%6.2f  %.*s", percent, static_cast<int>(first.size()), first.data());
    if (c.second >= 0) std::fprintf(out, " %s", op_info(static_cast<Op>(c.second)).name.data());
    std::fputc('\n', out);
  }
}

}  // namespace

void count_opcodes(Vm& vm) {
  static const void* counting[256];
  for (const void*& entry : counting) entry = reinterpret_cast<const void*>(static_cast<Handler>(count_opcode));
  vm.opcode_counts = std::make_shared<OpcodeCounts>();
  vm.dispatch = counting;
}

void print_opcode_counts(const Vm& vm, std::FILE* out) {
  const auto& counts = *static_cast<const OpcodeCounts*>(vm.opcode_counts.get());
  std::vector<Count> single, pairs;
  uint64_t all = 0;
  for (int second = 0; second < kOpCount; second++) {
    single.push_back({0, second, -1});
    for (int first = 0; first < kOpCount; first++) {
      uint64_t times = counts.pairs[first][second];
      single.back().times += times;
      if (times != 0) pairs.push_back({times, first, second});
    }
    all += single.back().times;
  }
  std::fprintf(out, "instructions: %llu\npercent  opcode\n", static_cast<unsigned long long>(all));
  print_counts(single, all, 0, out);
  std::fputs("percent  pair\n", out);
  print_counts(pairs, all, 0.1, out);
}

bool interpret(Vm& vm, Value* base, const Instr* pc) {
  const Instr* code = base[-4].as<Closure>()->code;
  return gs_begin_activation(pc, base, &vm, vm.dispatch, code, Value::kIntTag, 0, Value::kNilBits) != 0;
}

}  // namespace gs::vm
