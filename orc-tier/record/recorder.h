// The recorder: watches the interpreter execute a round of a loop, and notes it in a profile.
//
// It is asked before each instruction (vm/jit/regions.h) and never executes or changes anything itself. It follows the chain of
// frames, those of metamethods included: an instruction in a frame it does not expect (an error was caught, another coroutine runs)
// ends the recording, with what has been seen up to there.
#pragma once

#include "orc-tier/record/profile.h"
#include "vm/vm.h"

namespace gs::orc {

/// Reasons that say something about how to go on.
inline constexpr const char* kLoopEnds = "the loop ends";
inline constexpr const char* kTooLong = "the round is too long";

class Recorder {
 public:
  enum class Verdict : uint8_t {
    kGoOn,
    kClosed,   ///< the round is complete: the header again
    kLeft,     ///< the loop has been left, or an instruction was met that regions leave at
    kAborted,  ///< something came in between; reason() says what
  };

  Recorder(vm::Vm& vm, Profile& profile) : vm_(vm), profile_(profile) {}
  /// Begins with the frame `context` at `base`, whose root's base is `root`.
  void begin(vm::Value* root, ContextId context);
  /// The instruction of this node has just been executed.
  void comes_from(NodeId node);
  Verdict step(vm::Value* base, const vm::Instr* pc);
  const char* reason() const { return reason_; }
  uint32_t steps() const { return steps_; }        ///< instructions
  vm::Value* root() const { return root_; }
  NodeId last() const { return last_; }            ///< the instruction looked at last; kNone: none yet
  ContextId context() const { return context_; }   ///< of the frame that was watched last

 private:
  Verdict abort(const char* reason) {
    reason_ = reason;
    return Verdict::kAborted;
  }
  Verdict leave(NodeId at, const char* reason);
  bool find_node(const vm::Value* base, const vm::Instr* pc, NodeId& out);
  const char* why_not(const Node& node, const vm::Instr* pc) const;
  void observe(NodeId id, vm::Value* base, const vm::Instr* pc);
  void observe_property(Node& node, vm::Value receiver, const vm::Instr* pc);
  void observe_row(Node& node, const vm::Value* values, uint32_t count);
  void observe_element(std::vector<ElementSeen>& list, vm::Value table, vm::Value key);
  void observe_matrix(Node& node, const vm::Value* args);
  const char* follow(NodeId id, vm::Value* base, const vm::Instr* pc);
  uint32_t frames_of(vm::Value closure, uint32_t extra) const;
  const char* follow_call(NodeId id, vm::Value* base, vm::Instr insn);
  const char* follow_closure(const Node& node, vm::Value callee, uint32_t count);
  const char* follow_handler(vm::Value* base, const vm::Instr* pc);
  const char* enter(ContextId child);
  const char* may_enter(vm::Value closure, uint32_t count) const;
  bool observe_handler(Node& node, vm::Metamethod method, const vm::Value* args, uint32_t operands, vm::Value handler);
  void observe_metatable(Node& node, const vm::Value* args);
  const char* follow_native(Node& node, vm::Value* base, vm::Instr insn);
  void observe_row(const vm::Value* base);
  void observe_iterator(Node& node, vm::NativeFunction* iterator);
  void observe_range(Node& node, vm::Op op, const vm::Value* state);

  vm::Vm& vm_;
  Profile& profile_;
  vm::Value* root_ = nullptr;
  ContextId context_ = 0;     ///< of the next instruction
  vm::Value* base_ = nullptr;
  NodeId last_ = kNone;
  const vm::Instr* finishing_ = nullptr;  ///< a metamethod has returned: the stub that comes next, and is part of its instruction
  bool stays_ = false;        ///< what comes behind the last instruction is expected to be in its frame
  uint32_t steps_ = 0;
  std::unordered_map<NodeId, uint32_t> looks_;  ///< how often each instruction was looked at in this recording
  bool is_behind_elements_ = false;  ///< the last instruction takes a range loop further than the elements
  const char* reason_ = "";
};

}  // namespace gs::orc
