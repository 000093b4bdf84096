#include "vm/bytecode/compiler.h"

#include <cstdio>
#include <memory>
#include <utility>

#include "vm/bytecode/compiler_impl.h"
#include "vm/bytecode/disassembler.h"
#include "vm/bytecode/verifier.h"

namespace gs::vm {

using namespace frontend;

namespace {

[[maybe_unused]] void must_verify(const Source& source, const CompiledFunction& main) {
  std::string why;
  if (verify(main, why)) return;
  std::fprintf(stderr, "%s: compiled to unsound bytecode: %s\n%s", source.name.c_str(), why.c_str(),
               disassemble(main).c_str());
  GS_CHECK(false, "the compiler makes code that the verifier accepts");
}

}  // namespace

bool compile([[maybe_unused]] const Source& source, const Chunk& chunk, Diagnostics& diagnostics,
             CompiledFunction& main, const CompileLimits& limits) {
  size_t reported = diagnostics.list().size();
  auto here = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  Compilation shared{diagnostics, limits, here > kNativeStack ? here - kNativeStack : 0};
  std::make_unique<FunctionCompiler>(shared, *chunk.main, main)->compile();
  if (diagnostics.list().size() != reported) return false;
  GS_SLOW(must_verify(source, main));
  return true;
}

void FunctionCompiler::error(SourcePos at, std::string message) {
  shared_.diagnostics.report(DiagnosticKind::kResolve, at, std::move(message));
}

/// True when the native stack has no room for what is at `at`. Stacks grow downward on all hosts.
bool FunctionCompiler::must_give_up(SourcePos at) {
  if (GS_LIKELY(reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) > shared_.native_limit)) return false;
  if (!shared_.gave_up) error(at, "expression too complex");
  shared_.gave_up = true;
  return true;
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
  Reg in_registers = count < limits_.local_registers ? count : limits_.local_registers;
  allocate(in_registers);
  if (count > in_registers) {
    param_row_ = allocate();
    b_.abcx(function_.pos, Op::Spill, param_row_, in_registers, 0, count - in_registers);
  }
  // Each local needs a register, each range loop, which declares at least one, three more: few locals surely fit.
  uint32_t locals = function_.locals.size - count;
  if (locals != 0 && top_ + 4 * locals > limits_.local_registers) {
    bool named_extras = !function_.vararg_name.name.empty();
    if (top_ + named_extras + registers_for_locals(function_.body) > limits_.local_registers) {
      far_row_ = allocate();
      far_row_pc_ = b_.abcx(function_.pos, Op::NewRow, far_row_, 0, 0, 0);
    }
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

Reg FunctionCompiler::allocate(uint32_t count) {
  Reg first = top_;
  top_ += count;
  b_.need_frame(top_);
  b_.forget_written(first, count);
  if (top_ > kMaxRegister + 1) {
    GS_ASSERT(false, "temporaries are spilled before they run out");
    error(function_.pos, "function is too complex");
    top_ = first;
  }
  return first;
}

// ---------------------------------------------------------------- how many registers locals take

namespace {

uint32_t locals_of(const Stmt* s);

/// At most at one time: what is declared stays until the end, what blocks inside declare is gone after them.
uint32_t locals_of(const Block& body) {
  uint32_t now = 0, most = 0;
  for (const Stmt* s : body.stmts) {
    bool stays = s->kind == StmtKind::kDeclare || s->kind == StmtKind::kFunction;
    uint32_t n = locals_of(s);
    if (now + n > most) most = now + n;
    if (stays) now += n;
  }
  return most;
}

uint32_t locals_of(const Stmt* s) {
  switch (s->kind) {
    case StmtKind::kDeclare: return cast<const DeclareStmt>(s)->names.size;
    case StmtKind::kFunction: return 1;
    case StmtKind::kBlock: return locals_of(cast<const BlockStmt>(s)->body);
    case StmtKind::kWhile: return locals_of(cast<const WhileStmt>(s)->body);
    case StmtKind::kRange: return 3 + cast<const RangeStmt>(s)->names.size + locals_of(cast<const RangeStmt>(s)->body);
    case StmtKind::kFor: {
      auto* loop = cast<const ForStmt>(s);
      return (loop->init != nullptr ? locals_of(loop->init) : 0) + locals_of(loop->body);
    }
    case StmtKind::kIf: {
      uint32_t most = 0;
      for (const IfArm& arm : cast<const IfStmt>(s)->arms) {
        if (uint32_t n = locals_of(arm.body); n > most) most = n;
      }
      return most;
    }
    default: return 0;
  }
}

}  // namespace

uint32_t registers_for_locals(const Block& body) { return locals_of(body); }

// ---------------------------------------------------------------- registers

// The margin is what an expression may need before its parts ask again.
bool FunctionCompiler::is_short(uint32_t need) const {
  constexpr uint32_t kMargin = 16, kWorthSaving = 8;
  return top_ + need + kMargin > limits_.registers && top_ > locals_top_ + kWorthSaving;
}

}  // namespace gs::vm
