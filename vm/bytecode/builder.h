// Builder: puts one function's instructions together.
//
// Keeps the lists beside the code (constants, caches, sites, positions, globals), chooses between the forward and
// the backward form of jumps, and fills in forward jumps when their label is bound. It knows encodings, not the
// language; the compiler and the parser of the text form both build through it, which is why their results agree.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vm/bytecode/code_unit.h"
#include "vm/bytecode/opcode_traits.h"

namespace gs::vm {

/// A register number, or the number of a frame slot above the registers.
using Reg = uint32_t;

/// A place in the code that jumps go to. Forward jumps wait in a list until the label is bound.
class Label {
 public:
  bool bound() const { return pc_ != kUnbound; }
  /// Some jump refers to it and it is not bound yet.
  bool wanted() const { return waiting_ != 0; }
  uint32_t pc() const { return pc_; }

 private:
  friend class Builder;
  static constexpr uint32_t kUnbound = ~0u;
  uint32_t pc_ = kUnbound;
  uint32_t waiting_ = 0;  // 1 + index of the last waiting jump in Builder::waiting_
};

/// Constants without repetition, numbered in order of first mention.
class ConstantPool {
 public:
  uint32_t intern(const Literal& literal);
  /// Adds without looking for an equal one, for runs that must be consecutive.
  uint32_t append(const Literal& literal);
  size_t size() const { return items_.size(); }
  const Constant& operator[](size_t i) const { return items_[i]; }
  std::vector<Constant> take() { return std::move(items_); }

 private:
  static uint64_t hash(const Literal& literal);
  void insert(uint64_t hash, uint32_t index);
  void grow();
  std::vector<Constant> items_;
  std::vector<uint32_t> table_;  // open addressing: 1 + index, 0 free; size a power of two
};

class Builder {
 public:
  explicit Builder(CompiledFunction& out) : out_(out) {}

  // ---- instructions. Each returns its pc. `at` is where an error of the instruction points.
  uint32_t abc(SourcePos at, Op op, uint32_t a, uint32_t b = 0, uint32_t c = 0);
  uint32_t abcx(SourcePos at, Op op, uint32_t a, uint32_t b, uint32_t c, uint32_t x);
  uint32_t ad(SourcePos at, Op op, uint32_t a, int32_t d);
  /// Emits a jump: J… ops are given in their forward form; a bound label takes the backward form, Jump becomes Loop.
  void jump(SourcePos at, Op op, uint32_t a, uint32_t b_or_d, Label& to);
  void jump(SourcePos at, Label& to) { jump(at, Op::Jump, 0, 0, to); }
  /// Emits exactly `op`, whatever the direction.
  void jump_as(SourcePos at, Op op, uint32_t a, uint32_t b_or_d, Label& to);

  /// Puts the label here. A Jump just before, which would only go on to here, is taken back.
  void bind(Label& label);
  /// Puts the label here and changes nothing.
  void bind_as(Label& label);
  /// Binds a label that only backward jumps will refer to.
  void bind_loop(Label& label);
  uint32_t pc() const { return static_cast<uint32_t>(out_.code.size()); }
  /// False directly behind an instruction that never goes on to the next, unless a label is bound here.
  bool reachable() const { return reachable_; }

  // ---- operands
  uint32_t constant(const Literal& literal) { return constants_.intern(literal); }
  uint32_t constant_count() const { return static_cast<uint32_t>(constants_.size()); }
  uint32_t global(std::string_view name) { return globals_.intern(Literal::of(name)); }
  uint32_t cache(std::string_view name);
  uint32_t object_site(std::vector<std::string_view> keys);
  uint32_t table_site(uint32_t array_hint);
  uint32_t nested(CompiledFunction&& function);
  void upvalue(UpvalueSource source, std::string_view name);

  // ---- which registers hold a value. The first write of a temporary comes before every branch over its uses, so
  // looking at the instructions in order is enough.
  using Registers = std::bitset<256>;
  void forget_written(Reg first, uint32_t count);
  bool is_written(Reg r) const { return written_[r]; }
  const Registers& written() const { return written_; }
  void set_written(const Registers& registers) { written_ = registers; }

  /// The frame has at least `slots` slots.
  void need_frame(uint64_t slots) { frame_ = frame_ > slots ? frame_ : slots; }
  /// Sets the X operand of an instruction emitted earlier.
  void patch_x(uint32_t pc, uint32_t x) { out_.code[pc + 1] = x; }

  /// Completes the function. False when it exceeds what jumps can span or a frame can hold.
  bool finish();

 private:
  struct WaitingJump {
    uint32_t pc;
    uint32_t next;
  };
  struct PendingSite {
    std::vector<std::string> keys;
    uint32_t array_hint;
  };
  uint32_t start(SourcePos at, Op op);
  void note_written(Op op, uint32_t a, uint32_t b, uint32_t c);
  void drop_jump_to_here(Label& label);
  void set_distance(uint32_t pc, uint32_t target);
  void finish_names();
  void finish_site(SiteInfo& info, const PendingSite& site);

  CompiledFunction& out_;
  ConstantPool constants_, globals_;
  std::vector<std::string> cache_names_, upvalue_names_;
  std::vector<PendingSite> sites_;
  std::vector<WaitingJump> waiting_;
  Registers written_;
  uint64_t frame_ = 0;
  uint32_t last_bound_ = 0;  // where the last label was bound that some jump knows
  bool reachable_ = true;
  bool too_large_ = false;
};

}  // namespace gs::vm
