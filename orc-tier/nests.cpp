#include "orc-tier/nests.h"

#include <algorithm>

#include "orc-tier/record/liveness.h"
#include "vm/bytecode/fusion.h"
#include "vm/jit/tier.h"
#include "vm/runtime/frame.h"

namespace gs::orc {

namespace {
constexpr int kMostCallers = 4;
}

vm::LoopSite* loop_around(const vm::Instr* code, uint32_t word) {
  const vm::CodeInfo* info = vm::code_info(code);
  if (info->compiled == nullptr) return nullptr;
  vm::LoopSite* innermost = nullptr;
  for (vm::LoopSite& site : info->compiled->loops) {
    bool is_around = site.word < word && word < loop_end(*info->proto, site.word);
    if (is_around && (innermost == nullptr || innermost->word < site.word)) innermost = &site;
  }
  return innermost;
}

vm::LoopSite* loop_around(vm::Value* base, uint32_t word) {
  for (int i = 0;; i++) {
    const vm::Instr* code = vm::frame_callee(base).as<vm::Closure>()->code;
    vm::LoopSite* site = loop_around(code, word);
    if (site != nullptr || i == kMostCallers) return site;
    if (vm::frame_info(base).has(vm::FrameInfo::kBoundary | vm::FrameInfo::kVariadic)) return nullptr;
    const vm::Instr* pc = vm::caller_pc(base);
    base = vm::frame_caller(base);
    if (!vm::is_closure(vm::frame_callee(base))) return nullptr;
    const vm::CodeInfo* caller = vm::code_info(vm::frame_callee(base).as<vm::Closure>()->code);
    if (pc < caller->proto->code() || pc >= caller->proto->code() + caller->proto->code_words) return nullptr;  // a stub
    word = static_cast<uint32_t>(pc - caller->proto->code());
  }
}

bool has_region_between(const vm::Instr* code, uint32_t outer, uint32_t inner) {
  for (const vm::LoopSite* s = loop_around(code, inner); s != nullptr && s->word > outer; s = loop_around(code, s->word)) {
    if (s->entry != nullptr) return true;
  }
  return false;
}

bool can_end_loop(const Profile& profile, uint32_t word) {
  // The end of a range loop is behind its RangeTest.
  if (vm::canonical_op(profile.code[word]) == vm::Op::RangeNext) return word + 4 >= profile.end;
  NextWords next = next_words(profile.code, word);
  return std::any_of(next.words, next.words + next.count,
                     [&](uint32_t to) { return to < profile.header || to >= profile.end; });
}

}  // namespace gs::orc
