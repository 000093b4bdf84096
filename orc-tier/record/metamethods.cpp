// The recorder's metamethods.
//
// An instruction that needs a metamethod makes a frame for it, in the scratch window, and goes on when that returns to a stub. So
// where the recorder has expected the next instruction of the same frame it sees the first one of another: then it looks at the
// arguments, works out of which operand's metatable the function came, and follows. The stub, which comes behind the return, is
// part of the instruction that was interrupted.
#include "orc-tier/record/metamethods.h"

#include <algorithm>

#include "orc-tier/record/recorder.h"
#include "vm/bytecode/fusion.h"
#include "vm/bytecode/opcode_traits.h"
#include "vm/table.h"

namespace gs::orc {

using vm::Closure;
using vm::Instr;
using vm::Metamethod;
using vm::Op;
using vm::Stub;
using vm::Table;
using vm::Value;

namespace {

constexpr uint32_t kDeepest = 8;        // inlined frames
constexpr uint32_t kMostRecursion = 2;  // frames of one closure in a chain
constexpr uint32_t kMostExtra = 16;     // extra arguments of a variadic function
constexpr size_t kMostHandlers = 4;     // that one instruction distinguishes

std::optional<Asked> comparison(Metamethod method, Stub stub) { return Asked{method, stub, 2, 2}; }

}  // namespace

std::optional<Asked> asked_by(Instr insn) {
  auto arithmetic = [](Metamethod method) { return Asked{method, Stub::kStore, 2, 2}; };
  switch (vm::op_of(insn)) {
    // (x - 1 is an addition to numbers alone.)
    case Op::AddI: return arithmetic(vm::arg_sc(insn) < 0 ? Metamethod::kSub : Metamethod::kAdd);
    case Op::Add: case Op::AddK: case Op::AddKV: return arithmetic(Metamethod::kAdd);
    case Op::Sub: case Op::SubK: case Op::SubKV: return arithmetic(Metamethod::kSub);
    case Op::Mul: case Op::MulK: case Op::MulKV: return arithmetic(Metamethod::kMul);
    case Op::Div: case Op::DivK: case Op::DivKV: return arithmetic(Metamethod::kDiv);
    case Op::Mod: case Op::ModK: return arithmetic(Metamethod::kMod);
    case Op::Pow: case Op::PowK: return arithmetic(Metamethod::kPow);
    case Op::Neg: return Asked{Metamethod::kUnm, Stub::kStore, 1, 1};
    case Op::Len: return Asked{Metamethod::kLen, Stub::kStore, 1, 1};
    case Op::GetField: case Op::Self: return Asked{Metamethod::kIndex, Stub::kStore, 1, 2};
    case Op::SetField: return Asked{Metamethod::kNewIndex, Stub::kDrop, 1, 3};
    case Op::Concat:
      if (vm::arg_c(insn) != 2) return std::nullopt;
      return Asked{Metamethod::kConcat, Stub::kConcat, 2, 2};
    case Op::Eq: return comparison(Metamethod::kEq, Stub::kBool);
    case Op::Ne: return comparison(Metamethod::kEq, Stub::kNotBool);
    case Op::Lt: case Op::Gt: return comparison(Metamethod::kLt, Stub::kBool);
    case Op::Le: case Op::Ge: return comparison(Metamethod::kLe, Stub::kBool);
    case Op::JEq: case Op::JNe: return comparison(Metamethod::kEq, Stub::kJump);
    case Op::JLt: case Op::JNotLt: case Op::JLtI: case Op::JNotLtI: case Op::JGtI: case Op::JNotGtI:
      return comparison(Metamethod::kLt, Stub::kJump);
    case Op::JLe: case Op::JNotLe: case Op::JLeI: case Op::JNotLeI: case Op::JGeI: case Op::JNotGeI:
      return comparison(Metamethod::kLe, Stub::kJump);
    default: return std::nullopt;
  }
}

// ---------------------------------------------------------------- frames

/// How many frames of `closure` the chain has. (Closures of one function may well call each other: compositions do. And a variadic
/// function that hands on fewer arguments than it got comes to an end.)
uint32_t Recorder::frames_of(Value closure, uint32_t extra) const {
  uint32_t count = 0;
  for (ContextId c = context_; c != kNone; c = profile_.contexts[c].parent) {
    const Context& frame = profile_.contexts[c];
    bool is_same = root_[static_cast<ptrdiff_t>(frame.base) - vm::kFrameHeader].bits() == closure.bits();
    count += is_same && (c == 0 || frame.extra == extra);
  }
  return count;
}

/// Why a frame of this function with so many arguments is none that regions inline; null if it is one.
const char* Recorder::may_enter(Value closure, uint32_t count) const {
  const vm::CodeInfo* info = vm::code_info(closure.as<Closure>()->code);
  uint32_t extra = (info->flags & vm::CodeInfo::kVariadic) && count > info->param_count ? count - info->param_count : 0;
  if (extra > kMostExtra) return "calls a variadic function with many arguments";
  if (frames_of(closure, extra) >= kMostRecursion) return "recursion";
  return profile_.contexts[context_].depth >= kDeepest ? "calls are nested deeply" : nullptr;
}

const char* Recorder::enter(ContextId child) {
  context_ = child;
  base_ = root_ + profile_.contexts[child].base;
  return nullptr;
}

/// The instruction looked at last has made the frame at `base`. Gives the reason if that is not followed.
const char* Recorder::follow_handler(Value* base, const Instr* pc) {
  constexpr const char* kCalls = "an instruction that calls";
  if (last_ == kNone || profile_.nodes[last_].context != context_ || !vm::is_closure(base[-4])) return kCalls;
  Node& node = profile_.nodes[last_];
  const Context& caller = profile_.contexts[context_];
  std::optional<Asked> asked = asked_by(vm::canonical(caller.code[node.word]));
  const auto* function = base[-4].as<Closure>();
  bool is_its = asked && pc == function->code && vm::frame_caller_pc(base) == vm::stub(asked->stub) && vm::frame_caller(base) == base_;
  if (!is_its) return kCalls;
  const Value* args = vm::scratch_window(base_) + kWindowOfMetamethods + vm::kFrameHeader;
  if (const char* why_not = may_enter(base[-4], asked->count)) return why_not;
  uint32_t before = static_cast<uint32_t>(node.handlers.size());
  if (!observe_handler(node, asked->method, args, asked->operands, base[-4])) return kFoundInAnotherWay;
  profile_.news += static_cast<uint32_t>(node.handlers.size()) - before;
  stays_ = false;
  enter(profile_.child(context_, node.word, pc, asked->count, vm::stub(asked->stub)));
  return base == base_ ? nullptr : kCalls;
}

// ---------------------------------------------------------------- whose they are

namespace {

/// Where the table's metatable has the method. False if it is a dictionary.
bool find_method(vm::Vm& vm, Table* t, Metamethod method, uint64_t& shape_word, Table*& metatable, uint64_t& metatable_shape, int& slot) {
  const vm::Shape* shape = vm.shapes().get(t->word);
  if (shape->is_dictionary) return false;
  shape_word = shape_word_of(t);
  metatable = shape->metatable;
  slot = vm::kNoSlot;
  if (metatable == nullptr) return true;
  const vm::Shape* known = vm.shapes().get(metatable->word);
  if (known->is_dictionary) return false;
  metatable_shape = shape_word_of(metatable);
  slot = vm.shapes().find_interned(known, vm.metamethod_name(method));
  return true;
}

}  // namespace

/// Notes of which of the first `operands` arguments `handler` is the metamethod. False if that is none that a region could find.
bool Recorder::observe_handler(Node& node, Metamethod method, const Value* args, uint32_t operands, Value handler) {
  HandlerSeen seen{.method = method, .code = handler.as<Closure>()->code};
  int slot = vm::kNoSlot;
  bool is_first = args[0].is_table() && vm::metamethod_of(vm_, args[0], method) == handler;
  if (!is_first) {
    if (operands < 2 || !args[1].is_table()) return false;
    seen.is_second = true;
    seen.other = args[0].type_set();
    if (args[0].is_table()) {
      bool is_known = find_method(vm_, args[0].as_table(), method, seen.other_shape, seen.other_metatable, seen.other_metatable_shape, slot);
      if (!is_known || slot != vm::kNoSlot) return false;
    }
  }
  Table* t = args[is_first ? 0 : 1].as_table();
  bool is_known = find_method(vm_, t, method, seen.shape_word, seen.metatable, seen.metatable_shape, slot);
  if (!is_known || slot == vm::kNoSlot) return false;
  seen.slot = static_cast<uint32_t>(slot);
  seen.is_far = seen.slot >= seen.metatable->inline_slots();
  if (seen.is_far) seen.slot -= seen.metatable->inline_slots();
  if (vm::metamethod_of(vm_, Value::table(t), method) != handler) return false;
  // What was seen of a shape last holds.
  std::erase_if(node.handlers, [&](const HandlerSeen& other) {
    return other.shape_word == seen.shape_word && other.is_second == seen.is_second && other.other == seen.other &&
           other.other_shape == seen.other_shape && other.code == seen.code && other.metatable_shape != seen.metatable_shape;
  });
  if (std::find(node.handlers.begin(), node.handlers.end(), seen) != node.handlers.end()) return true;
  if (node.handlers.size() == kMostHandlers) return false;
  node.handlers.push_back(seen);
  profile_.keep(seen.metatable);
  if (seen.other_metatable != nullptr) profile_.keep(seen.other_metatable);
  return true;
}

/// Arguments of setmetatable.
void Recorder::observe_metatable(Node& node, const Value* args) {
  if (!args[0].is_table() || !args[1].is_table()) return;
  MetatableGiven given{shape_word_of(args[0].as_table()), args[1].as_table()};
  if (std::find(node.given.begin(), node.given.end(), given) != node.given.end() || node.given.size() == kMostHandlers) return;
  node.given.push_back(given);
  profile_.keep(given.metatable);
}

}  // namespace gs::orc
