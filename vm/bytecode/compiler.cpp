#include "vm/bytecode/compiler.h"

#include <utility>

#include "vm/bytecode/compiler_impl.h"

namespace gs::vm {

using namespace frontend;

bool compile(const Source&, const Chunk& chunk, Diagnostics& diagnostics, CompiledFunction& main) {
  size_t reported = diagnostics.list().size();
  FunctionCompiler(diagnostics, *chunk.main, main).compile();
  return diagnostics.list().size() == reported;
}

void FunctionCompiler::error(SourcePos at, std::string message) {
  diagnostics_.report(DiagnosticKind::kResolve, at, std::move(message));
}

void FunctionCompiler::compile() {
  prologue();
  statements(function_.body);
  finish();
}

void FunctionCompiler::prologue() {
  out_.name = function_.name;
  out_.pos = function_.pos;
  out_.param_count = function_.params.size;
  out_.variadic = function_.variadic;
  out_.is_main = function_.is_main;
  if (function_.params.size > kMaxParams) error(function_.pos, "too many parameters");
  place_parameters();
  place_vararg_table();
}

// Parameters arrive in the frame's first slots, however many there are. Those beyond the registers of locals move to
// a row at once, so that registers are left to work with.
void FunctionCompiler::place_parameters() {
  const ArenaSpan<DeclaredName>& params = function_.params;
  uint32_t count = params.size < kMaxParams ? params.size : kMaxParams;
  b_.need_frame(count);
  Reg in_registers = count < kLocalRegisters ? count : kLocalRegisters;
  allocate(in_registers);
  if (count > in_registers) {
    param_row_ = allocate();
    b_.abcx(function_.pos, Op::Spill, param_row_, in_registers, 0, count - in_registers);
  }
  bool named_extras = !function_.vararg_name.name.empty();
  // Each local needs a register, each range loop, which declares at least one, three more: few locals surely fit.
  if (count + 4 * (function_.locals.size - count) > kLocalRegisters &&
      count + named_extras + registers_for_locals(function_.body) > kLocalRegisters) {
    far_row_ = allocate();
    far_row_pc_ = b_.abcx(function_.pos, Op::NewRow, far_row_, 0, 0, 0);
  }
  locals_top_ = top_;
  for (uint32_t i = 0; i < count; i++) {
    Variable* v = params[i].variable;
    if (i < in_registers) {
      declare_in_register(v, i, params[i].pos);
      continue;
    }
    v->reg = Home::in_row(i - in_registers, true).bits;
    if (!v->needs_cell) continue;
    Reg t = allocate();
    b_.abcx(params[i].pos, Op::GetFar, t, param_row_, 0, i - in_registers);
    b_.abc(params[i].pos, Op::NewCell, t, t);
    b_.abcx(params[i].pos, Op::SetFar, param_row_, t, 0, i - in_registers);
    release_to(t);
  }
}

void FunctionCompiler::place_vararg_table() {
  const DeclaredName& name = function_.vararg_name;
  if (name.name.empty()) return;
  Reg r = allocate();
  b_.abc(name.pos, Op::VarargTable, r);
  if (locals_fit(1)) {
    declare_in_register(name.variable, r, name.pos);
    locals_top_ = top_;
  } else {
    declare_far(name.variable, r, name.pos);
    release_to(r);
  }
}

void FunctionCompiler::finish() {
  if (b_.reachable()) emit_return(0, 0, function_.body.end);
  if (has_far_row()) b_.patch_x(far_row_pc_, far_size_);
  if (!b_.finish()) error(function_.pos, "function is too large");
}

// ---------------------------------------------------------------- registers

Reg FunctionCompiler::allocate(uint32_t count) {
  Reg first = top_;
  top_ += count;
  b_.need_frame(top_);
  if (top_ > kRegisters) {
    GS_ASSERT(false, "temporaries are spilled before they run out");
    error(function_.pos, "function is too complex");
    top_ = first;
  }
  return first;
}

// The margin is what an expression may need before its parts ask again.
bool FunctionCompiler::is_short(uint32_t need) const {
  constexpr uint32_t kMargin = 16, kWorthSaving = 8;
  return top_ + need + kMargin > kRegisters && top_ > locals_top_ + kWorthSaving;
}

}  // namespace gs::vm
