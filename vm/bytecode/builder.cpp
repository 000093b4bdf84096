#include "vm/bytecode/builder.h"

#include <cstring>
#include <functional>
#include <unordered_map>
#include <utility>

namespace gs::vm {

bool operator==(const CompiledFunction& a, const CompiledFunction& b) {
  auto same_upvalue = [](const UpvalueSource& x, const UpvalueSource& y) {
    return x.from == y.from && x.is_cell == y.is_cell && x.row == y.row && x.index == y.index && x.name == y.name;
  };
  auto same_position = [](const PositionEntry& x, const PositionEntry& y) {
    return x.pc == y.pc && x.line == y.line && x.column == y.column;
  };
  return a.name == b.name && a.pos == b.pos && a.param_count == b.param_count && a.variadic == b.variadic &&
         a.is_main == b.is_main && a.frame_size == b.frame_size && a.code == b.code && a.constants == b.constants &&
         a.caches == b.caches && a.sites == b.sites && a.globals == b.globals &&
         std::equal(a.upvalues.begin(), a.upvalues.end(), b.upvalues.begin(), b.upvalues.end(), same_upvalue) &&
         std::equal(a.positions.begin(), a.positions.end(), b.positions.begin(), b.positions.end(), same_position) &&
         a.nested == b.nested;
}

// ---------------------------------------------------------------- constants

uint64_t ConstantPool::hash(const Literal& l) {
  uint64_t h = std::hash<std::string_view>{}(l.text) ^ l.integer_bits() ^ uint64_t{l.kind} << 56;
  h *= 0x9E3779B97F4A7C15u;
  return h ^ h >> 32;
}

void ConstantPool::insert(uint64_t h, uint32_t index) {
  size_t mask = table_.size() - 1;
  size_t i = h & mask;
  while (table_[i] != 0) i = (i + 1) & mask;
  table_[i] = index + 1;
}

void ConstantPool::grow() {
  table_.assign(table_.empty() ? 16 : table_.size() * 2, 0);
  for (uint32_t i = 0; i < items_.size(); i++) insert(hash(items_[i].literal()), i);
}

uint32_t ConstantPool::intern(const Literal& literal) {
  uint64_t h = hash(literal);
  if (!table_.empty()) {
    size_t mask = table_.size() - 1;
    for (size_t i = h & mask; table_[i] != 0; i = (i + 1) & mask) {
      if (items_[table_[i] - 1].literal() == literal) return table_[i] - 1;
    }
  }
  return append(literal);
}

uint32_t ConstantPool::append(const Literal& literal) {
  if ((items_.size() + 1) * 2 > table_.size()) grow();
  uint32_t index = static_cast<uint32_t>(items_.size());
  items_.emplace_back(literal);
  insert(hash(literal), index);
  return index;
}

// ---------------------------------------------------------------- instructions

uint32_t Builder::start(SourcePos at, Op op) {
  uint32_t here = pc();
  if (at.line != 0) {
    std::vector<PositionEntry>& list = out_.positions;
    if (list.empty() || list.back().line != at.line || list.back().column != at.column) {
      list.push_back({here, at.line, at.column});
    }
  }
  reachable_ = !is_terminator(op);
  return here;
}

void Builder::note_written(Op op, uint32_t a, uint32_t b, uint32_t c) {
  WrittenRow row = written_row(op, a, b, c);
  for (uint32_t r = row.first; r < row.first + row.count && r <= kMaxRegister; r++) written_.set(r);
  if (op == Op::Self) written_.set(a + kFrameHeader);
}

void Builder::forget_written(Reg first, uint32_t count) {
  for (Reg r = first; r < first + count && r <= kMaxRegister; r++) written_.reset(r);
}

uint32_t Builder::abc(SourcePos at, Op op, uint32_t a, uint32_t b, uint32_t c) {
  GS_ASSERT(op_info(op).format == OpFormat::ABC, "the op has this format");
  GS_ASSERT(a <= 255 && b <= 255 && static_cast<int32_t>(c) >= -128 && static_cast<int32_t>(c) <= 255, "operands fit");
  uint32_t here = start(at, op);
  note_written(op, a, b, c);
  out_.code.push_back(encode_abc(op, a, b, c));
  return here;
}

uint32_t Builder::abcx(SourcePos at, Op op, uint32_t a, uint32_t b, uint32_t c, uint32_t x) {
  GS_ASSERT(op_info(op).format == OpFormat::ABCX && a <= 255 && b <= 255 && c <= 255, "operands fit");
  uint32_t here = start(at, op);
  note_written(op, a, b, c);
  out_.code.push_back(encode_abc(op, a, b, c));
  out_.code.push_back(x);
  return here;
}

uint32_t Builder::ad(SourcePos at, Op op, uint32_t a, int32_t d) {
  GS_ASSERT(op_info(op).format == OpFormat::AD && a <= 255 && d >= -32768 && d <= 65535, "operands fit");
  uint32_t here = start(at, op);
  note_written(op, a, 0, 0);
  out_.code.push_back(encode_ad(op, a, d));
  return here;
}

void Builder::jump(SourcePos at, Op op, uint32_t a, uint32_t b_or_d, Label& to) {
  if (to.bound() && op == Op::Jump) op = Op::Loop;
  if (to.bound() && is_conditional_jump(op)) op = backward_form(op);
  jump_as(at, op, a, b_or_d, to);
}

void Builder::jump_as(SourcePos at, Op op, uint32_t a, uint32_t b_or_d, Label& to) {
  OpFormat format = op_info(op).format;
  uint32_t here = start(at, op);
  out_.code.push_back(format == OpFormat::J     ? encode_j(op, 0)
                      : format == OpFormat::ADX ? encode_ad(op, a, static_cast<int32_t>(b_or_d))
                                                : encode_abc(op, a, b_or_d));
  if (format != OpFormat::J) out_.code.push_back(0);
  if (to.bound()) {
    set_distance(here, to.pc_);
  } else {
    waiting_.push_back({here, to.waiting_});
    to.waiting_ = static_cast<uint32_t>(waiting_.size());
  }
}

void Builder::set_distance(uint32_t at, uint32_t target) {
  Op op = op_of(out_.code[at]);
  int64_t distance = int64_t{target} - (int64_t{at} + op_info(op).words());
  if (op_info(op).format == OpFormat::J) {
    if (distance < -(1 << 23) || distance >= (1 << 23)) too_large_ = true;
    out_.code[at] = encode_j(op, static_cast<int32_t>(distance));
  } else {
    out_.code[at + 1] = static_cast<uint32_t>(static_cast<int32_t>(distance));
  }
}

/// Nothing else may have been told the address behind the jump: then the jump's own address is as good.
void Builder::drop_jump_to_here(Label& label) {
  if (label.waiting_ == 0 || last_bound_ == pc()) return;
  const WaitingJump& last = waiting_[label.waiting_ - 1];
  if (last.pc + 1 != pc() || op_of(out_.code[last.pc]) != Op::Jump) return;
  if (!out_.positions.empty() && out_.positions.back().pc == last.pc) out_.positions.pop_back();
  out_.code.pop_back();
  label.waiting_ = last.next;
  reachable_ = true;
}

void Builder::bind(Label& label) {
  drop_jump_to_here(label);
  bind_as(label);
}

void Builder::bind_as(Label& label) {
  GS_ASSERT(!label.bound(), "a label is bound once");
  label.pc_ = pc();
  if (label.waiting_ != 0) {
    last_bound_ = pc();
    reachable_ = true;
  }
  while (label.waiting_ != 0) {
    const WaitingJump& jump = waiting_[label.waiting_ - 1];
    set_distance(jump.pc, label.pc_);
    label.waiting_ = jump.next;
  }
}

void Builder::bind_loop(Label& label) {
  bind(label);
  last_bound_ = pc();
  reachable_ = true;
}

// ---------------------------------------------------------------- lists beside the code

uint32_t Builder::cache(std::string_view name) {
  cache_names_.emplace_back(name);
  return static_cast<uint32_t>(cache_names_.size() - 1);
}

uint32_t Builder::object_site(std::vector<std::string_view> keys) {
  sites_.push_back({{keys.begin(), keys.end()}, 0});
  return static_cast<uint32_t>(sites_.size() - 1);
}

uint32_t Builder::table_site(uint32_t array_hint) {
  sites_.push_back({{}, array_hint});
  return static_cast<uint32_t>(sites_.size() - 1);
}

uint32_t Builder::nested(CompiledFunction&& function) {
  out_.nested.push_back(std::move(function));
  return static_cast<uint32_t>(out_.nested.size() - 1);
}

void Builder::upvalue(UpvalueSource source, std::string_view name) {
  out_.upvalues.push_back(source);
  upvalue_names_.emplace_back(name);
}

void Builder::finish_site(SiteInfo& info, const PendingSite& site) {
  info.array_hint = site.array_hint;
  info.key_count = static_cast<uint32_t>(site.keys.size());
  info.first_key = static_cast<uint32_t>(constants_.size());
  for (const std::string& key : site.keys) constants_.append(Literal::of(std::string_view(key)));
}

// Names come behind the constants of the code, so that those get the low numbers that fit eight bits.
void Builder::finish_names() {
  for (const std::string& name : cache_names_) {
    out_.caches.push_back(constants_.intern(Literal::of(std::string_view(name))));
  }
  std::unordered_map<std::string, uint32_t> runs;  // the same fields again: the same run of constants
  for (const PendingSite& site : sites_) {
    std::string all;
    for (const std::string& key : site.keys) all.append(std::to_string(key.size())).append(":").append(key);
    auto [place, fresh] = runs.try_emplace(all, static_cast<uint32_t>(out_.sites.size()));
    if (fresh || site.keys.empty()) {
      finish_site(out_.sites.emplace_back(), site);
    } else {
      SiteInfo same = out_.sites[place->second];
      out_.sites.push_back(same);
    }
  }
  for (size_t i = 0; i < upvalue_names_.size(); i++) {
    out_.upvalues[i].name = constants_.intern(Literal::of(std::string_view(upvalue_names_[i])));
  }
}

bool Builder::finish() {
  finish_names();
  out_.constants = constants_.take();
  for (size_t i = 0; i < globals_.size(); i++) out_.globals.push_back(globals_[i].text);
  out_.frame_size = static_cast<uint32_t>(frame_);
  return !too_large_ && frame_ <= kMaxFrameSize;
}

}  // namespace gs::vm
