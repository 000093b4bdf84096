#include "orc-tier/record/profile.h"

#include <algorithm>

#include "orc-tier/record/liveness.h"
#include "vm/bytecode/fusion.h"
#include "vm/bytecode/opcode_traits.h"

namespace gs::orc {

namespace {
uint64_t key_of(ContextId context, uint32_t word) { return uint64_t{context} << 32 | word; }
}  // namespace

NodeId Profile::find(ContextId context, uint32_t word) const {
  auto it = index_.find(key_of(context, word));
  return it == index_.end() ? kNone : it->second;
}

NodeId Profile::node_at(ContextId context, uint32_t word) {
  auto [it, is_new] = index_.try_emplace(key_of(context, word), static_cast<NodeId>(nodes.size()));
  if (is_new) {
    nodes.emplace_back();
    nodes.back().context = context;
    nodes.back().word = word;
    news++;
  }
  return it->second;
}

ContextId Profile::child(ContextId parent, uint32_t call_word, const vm::Instr* callee, uint32_t count, const vm::Instr* stub) {
  const vm::CodeInfo* info = vm::code_info(callee);
  bool is_variadic = info->flags & vm::CodeInfo::kVariadic;
  uint32_t given = std::max<uint32_t>(count, info->param_count), extra = is_variadic ? given - info->param_count : 0;
  for (ContextId i = 0; i < contexts.size(); i++) {
    const Context& c = contexts[i];
    if (c.parent == parent && c.call_word == call_word && c.code == callee && c.extra == extra && c.stub == stub) return i;
  }
  // The root function goes when it wants to, and takes the profile with it.
  if (callee != code) keep(info->proto);
  const Context& caller = contexts[parent];
  vm::Instr insn = vm::canonical(caller.code[call_word]);
  CallForm form = call_form(insn);
  if (stub != nullptr) form = {.window = vm::code_info(caller.code)->frame_size + kWindowOfMetamethods, .wanted = 1,
                               .words = static_cast<uint32_t>(vm::op_info(vm::op_of(insn)).words())};
  uint32_t delta = form.window + vm::kFrameHeader + (is_variadic ? given + 1 + vm::kFrameHeader : 0);
  contexts.push_back({.parent = parent,
                      .code = callee,
                      .proto = info->proto,
                      .call_word = call_word,
                      .return_word = call_word + form.words,
                      .base = caller.base + delta,
                      .delta = delta,
                      .wanted = form.wanted,
                      .depth = caller.depth + 1,
                      .window = form.window,
                      .extra = extra,
                      .stub = stub});
  return static_cast<ContextId>(contexts.size() - 1);
}

void Profile::add_edge(NodeId from, NodeId to) {
  std::vector<NodeId>& next = nodes[from].next;
  if (std::find(next.begin(), next.end(), to) != next.end()) return;
  next.push_back(to);
  news++;
}

void Profile::add_entry(const vm::Value* base) {
  uint32_t size = vm::code_info(code)->frame_size;
  if (live_.empty()) {
    const RegisterSet live = Liveness(*vm::code_info(code)->proto).live_in(header);
    for (uint32_t r = 0; r < size; r++) live_.push_back(r >= live.size() || live[r]);
  }
  std::vector<vm::TypeSet> types;
  for (uint32_t r = 0; r < size; r++) types.push_back(live_[r] ? base[r].type_set() : vm::TypeSet{0});
  if (std::find(entries.begin(), entries.end(), types) != entries.end()) return;
  entries.push_back(std::move(types));
  news++;
}

void Profile::keep(gc::Header* cell) {
  if (roots == nullptr || !kept_.insert(cell).second) return;
  gc::RootTable::Slot slot;
  GS_CHECK(roots->add(cell, &slot), "there is memory for a reference");
  slots_.push_back(slot);
}

void Profile::let_go() {
  for (gc::RootTable::Slot slot : slots_) roots->remove(slot);
  slots_.clear();
  kept_.clear();
}

CallForm call_form(vm::Instr insn) {
  bool is_range = vm::op_of(insn) == vm::Op::RangeNext;
  return is_range ? CallForm{vm::arg_a(insn) + 3, 2, 2} : CallForm{vm::arg_a(insn), vm::arg_c(insn), 1};
}

bool leaves_row(vm::Instr insn) {
  switch (vm::op_of(insn)) {
    case vm::Op::Call: return vm::arg_c(insn) == vm::kMulti;
    case vm::Op::Vararg: return vm::arg_b(insn) == vm::kMulti;
    case vm::Op::Spread: return true;
    default: return false;
  }
}

uint32_t loop_end(const vm::Proto& proto, uint32_t header) {
  uint32_t end = header;
  for (uint32_t at = 0; at < proto.code_words;) {
    vm::Op op = vm::op_of(vm::canonical(proto.code()[at]));
    uint32_t behind = at + static_cast<uint32_t>(vm::op_info(op).words());
    NextWords next = next_words(proto.code(), at);
    bool is_backward = vm::is_backward_jump(op) || op == vm::Op::RangeNext || op == vm::Op::RangeTest;
    if (is_backward && next.words[next.count - 1] == header) end = std::max(end, behind);
    at = behind;
  }
  return end;
}

}  // namespace gs::orc
