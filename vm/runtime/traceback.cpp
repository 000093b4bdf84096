#include "vm/runtime/traceback.h"

#include "vm/interp/calls.h"
#include "vm/proto.h"

namespace gs::vm {

namespace {

/// Frames shown at each end of a deep traceback.
constexpr uint32_t kShownFrames = 20;

/// Walks frames from the innermost out. For each: its base, and where it is (null inside natives). From the bottom of a
/// wrapped coroutine, whose errors are its resumer's, it goes on there.
struct FrameWalker {
  Value* base;
  const Instr* pc;
  Value* bottom;
  const Coroutine* coroutine;

  explicit FrameWalker(Vm& vm) : coroutine(vm.current) { enter(vm.run); }
  bool done() const { return base <= bottom; }
  bool is_script() const { return is_closure(base[-4]); }
  void step() {
    const Instr* resume = caller_pc(base);
    base = frame_caller(base);
    if (!done()) {
      pc = !is_script() ? nullptr : is_stub(resume) ? interrupted_pc(base) : resume;
    } else if (coroutine->is_wrapped() && coroutine->resumer != nullptr) {
      coroutine = coroutine->resumer;
      enter(coroutine->state);
    }
  }

 private:
  void enter(const ExecutionState& state) {
    base = state.base;
    pc = state.pc;
    bottom = state.stack_base + kFrameHeader;
  }
};

void append_frame(std::string& out, const FrameWalker& frame) {
  out += "  ";
  if (!frame.is_script()) {
    bool named = is_native(frame.base[-4]);
    out += "[native]: in function '";
    out += named ? frame.base[-4].as<NativeFunction>()->name : "?";
    out += "'\n";
    return;
  }
  const Proto* proto = proto_of(frame.base[-4].as<Closure>());
  SourcePos pos = proto->position_of(frame.pc);
  out += proto->source->name + ":" + std::to_string(pos.line) + ": in ";
  if (proto->is_main) {
    out += "main chunk\n";
    return;
  }
  std::string_view name = proto->name->view();
  if (name.empty()) {
    out += "anonymous function at line " + std::to_string(proto->pos.line) + "\n";
  } else {
    out += "function '";
    out += name;
    out += "'\n";
  }
}

}  // namespace

SourcePos Proto::position_of(const Instr* pc) const {
  // A saved pc stands behind the first word of its instruction.
  int64_t offset = pc - code() - 1;
  uint32_t at = offset < 0 ? 0 : static_cast<uint32_t>(offset);
  SourcePos found = pos;
  for (const PositionEntry& entry : positions()) {
    if (entry.pc > at) break;
    found = {entry.line, entry.column};
  }
  return found;
}

HostObject* current_position(Vm& vm, SourcePos& pos, const Source*& source) {
  for (FrameWalker frame(vm); !frame.done(); frame.step()) {
    if (!frame.is_script()) continue;
    const Proto* proto = proto_of(frame.base[-4].as<Closure>());
    pos = proto->position_of(frame.pc);
    source = proto->source;
    return proto->source_owner;
  }
  return nullptr;
}

std::string render_traceback(Vm& vm) {
  uint32_t total = 0;
  for (FrameWalker frame(vm); !frame.done(); frame.step()) total++;
  std::string out = "traceback:\n";
  uint32_t n = 0;
  for (FrameWalker frame(vm); !frame.done(); frame.step(), n++) {
    bool hidden = total > 2 * kShownFrames + 1 && n >= kShownFrames && n < total - kShownFrames;
    if (!hidden) {
      append_frame(out, frame);
    } else if (n == kShownFrames) {
      out += "  ... " + std::to_string(total - 2 * kShownFrames) + " more ...\n";
    }
  }
  return out;
}

}  // namespace gs::vm
