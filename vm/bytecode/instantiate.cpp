#include "vm/bytecode/instantiate.h"

#include <algorithm>

#include "vm/bytecode/fusion.h"
#include "vm/vm.h"

namespace gs::vm {
namespace {

constexpr size_t round_up(size_t n, size_t to) { return (n + to - 1) & ~(to - 1); }

/// Bytes from the start of the cell to the first instruction (figure in proto.h).
size_t code_offset(const CompiledFunction& f) {
  size_t n = sizeof(Proto) + f.nested.size() * sizeof(Proto*) + f.upvalues.size() * sizeof(UpvalueSource);
  n = round_up(n, 8) + f.sites.size() * sizeof(AllocationSite) + f.caches.size() * sizeof(PropertyCache);
  return n + f.constants.size() * sizeof(Value) + sizeof(CodeInfo);
}

size_t cell_size(const CompiledFunction& f) {
  return gc::round_to_granule(code_offset(f) + f.code.size() * sizeof(Instr) +
                              f.positions.size() * sizeof(PositionEntry));
}

/// Everything that is no reference. The cell is zeroed memory; after this its parts can be found and traced.
void fill_plain(Proto& p, const CompiledFunction& f, const Source* source, HostObject* owner) {
  p.source = source;
  p.source_owner = owner;
  p.pos = f.pos;
  p.cell_bytes = static_cast<uint32_t>(cell_size(f));
  p.code_offset = static_cast<uint32_t>(code_offset(f));
  p.code_words = static_cast<uint32_t>(f.code.size());
  p.constant_count = static_cast<uint32_t>(f.constants.size());
  p.cache_count = static_cast<uint32_t>(f.caches.size());
  p.site_count = static_cast<uint32_t>(f.sites.size());
  p.nested_count = static_cast<uint32_t>(f.nested.size());
  p.upvalue_count = static_cast<uint32_t>(f.upvalues.size());
  p.position_count = static_cast<uint32_t>(f.positions.size());
  p.is_main = f.is_main;
  for (uint32_t i = 0; i < p.constant_count; i++) p.constant(i) = Value::nil();

  CodeInfo& info = p.info();
  info.proto = &p;
  info.frame_size = f.frame_size;
  info.param_count = static_cast<uint16_t>(f.param_count);
  info.flags = f.variadic ? CodeInfo::kVariadic : 0;
  info.plain_count = f.variadic || f.param_count >= kMulti ? CodeInfo::kNoPlainCall : info.param_count;

  std::copy(f.code.begin(), f.code.end(), p.code());
  std::copy(f.positions.begin(), f.positions.end(), reinterpret_cast<PositionEntry*>(p.code() + p.code_words));
  std::copy(f.upvalues.begin(), f.upvalues.end(), p.upvalues().data());
  for (uint32_t i = 0; i < p.site_count; i++) {
    AllocationSite& site = p.sites()[i];
    site.key_count = static_cast<uint16_t>(f.sites[i].key_count);
    site.first_key = f.sites[i].first_key;
    site.array_hint = f.sites[i].array_hint;
  }
}

Result<void> fill_constants(Vm& vm, Proto& p, const CompiledFunction& f) {
  for (uint32_t i = 0; i < p.constant_count; i++) {
    const Literal l = f.constants[i].literal();
    switch (l.kind) {
      case Literal::kNil: break;
      case Literal::kBool: p.constant(i) = Value::boolean(l.integer != 0); break;
      case Literal::kInt: p.constant(i) = Value::integer(l.integer); break;
      case Literal::kDouble: p.constant(i) = Value::number(l.number); break;
      case Literal::kString: {
        GS_TRY(String * s, vm.intern(l.text));
        p.constant(i) = Value::string(s);
        vm.barrier(&p);
        break;
      }
    }
  }
  for (uint32_t i = 0; i < p.cache_count; i++) p.cache(i).key = p.constant(f.caches[i]).as_string();
  return {};
}

/// Indices of caches, sites and globals become distances and slots.
Result<void> link_code(Vm& vm, Proto& p, const CompiledFunction& f) {
  Instr* code = p.code();
  for (uint32_t pc = 0; pc < p.code_words;) {
    const OpInfo& info = op_info(op_of(code[pc]));
    Instr* x = info.has_x() ? &code[pc + 1] : nullptr;
    if (info.x == OperandKind::Ic) *x = p.cache_distance(*x);
    if (info.x == OperandKind::Site) *x = p.site_distance(*x);
    if (info.x == OperandKind::Glob) {
      GS_TRY(String * name, vm.intern(f.globals[*x]));
      *x = vm.global_slot(name);
      if (*x == Vm::kNoGlobal) return vm.raise_out_of_memory();
    }
    pc += static_cast<uint32_t>(info.words());
  }
  return {};
}

Result<void> fill_nested(Vm& vm, Proto& p, const CompiledFunction& f) {
  for (uint32_t i = 0; i < p.nested_count; i++) {
    GS_TRY(Proto * nested, instantiate(vm, f.nested[i], p.source, p.source_owner));
    p.nested()[i] = nested;
    vm.barrier(&p);
  }
  return {};
}

}  // namespace

// The parent is made first and held only by this native stack, which the collector scans. Its references appear one by
// one, each followed by the barrier: a collection may come between any two.
Result<Proto*> instantiate(Vm& vm, const CompiledFunction& function, const Source* source, HostObject* owner) {
  if (cell_size(function) > UINT32_MAX) return vm.raise_out_of_memory();
  auto* p = static_cast<Proto*>(vm.allocate(gc::Kind::kProto, cell_size(function)));
  if (p == nullptr) return vm.raise_out_of_memory();
  fill_plain(*p, function, source, owner);
  GS_TRY(p->name, vm.intern(function.name));
  vm.barrier(p);
  GS_TRYV(fill_constants(vm, *p, function));
  GS_TRYV(fill_nested(vm, *p, function));
  GS_TRYV(link_code(vm, *p, function));
  fuse({p->code(), p->code_words});
  return p;
}

// ---------------------------------------------------------------- and back

namespace {

Literal literal_of_value(Value v) {
  if (v.is_bool()) return Literal::boolean(v.as_bool());
  if (v.is_int()) return Literal::of(v.as_int());
  if (v.is_double()) return Literal::of(v.as_double());
  if (v.is_string()) return Literal::of(v.as_string()->view());
  return Literal::nil();
}

uint32_t constant_with(Proto& p, const String* name) {
  for (uint32_t i = 0; i < p.constant_count; i++) {
    if (p.constant(i).is_string() && p.constant(i).as_string() == name) return i;
  }
  return 0;
}

/// The index that instantiate() turned into operand X.
void unlink(Vm& vm, Proto& p, CompiledFunction& out, const OpInfo& info, Instr& x) {
  if (info.x == OperandKind::Ic) x = p.cache_index(x);
  if (info.x == OperandKind::Site) x = (p.site_distance(0) - x) / static_cast<uint32_t>(sizeof(AllocationSite));
  if (info.x != OperandKind::Glob) return;
  std::string name(vm.global_name(x)->view());
  uint32_t index = 0;
  while (index < out.globals.size() && out.globals[index] != name) index++;
  if (index == out.globals.size()) out.globals.push_back(std::move(name));
  x = index;
}

}  // namespace

CompiledFunction describe(Vm& vm, Proto& p) {
  CompiledFunction out;
  CodeInfo& info = p.info();
  if (p.name != nullptr) out.name = p.name->view();
  out.pos = p.pos;
  out.param_count = info.param_count;
  out.variadic = info.flags & CodeInfo::kVariadic;
  out.is_main = p.is_main;
  out.frame_size = info.frame_size;
  out.code.assign(p.code(), p.code() + p.code_words);
  for (uint32_t pc = 0; pc < p.code_words;) {
    out.code[pc] = canonical(out.code[pc]);
    const OpInfo& row = op_info(op_of(out.code[pc]));
    if (row.has_x()) unlink(vm, p, out, row, out.code[pc + 1]);
    pc += static_cast<uint32_t>(row.words());
  }
  for (uint32_t i = 0; i < p.constant_count; i++) out.constants.emplace_back(literal_of_value(p.constant(i)));
  for (uint32_t i = 0; i < p.cache_count; i++) out.caches.push_back(constant_with(p, p.cache(i).key));
  for (AllocationSite& site : p.sites()) out.sites.push_back({site.first_key, site.key_count, site.array_hint});
  out.upvalues.assign(p.upvalues().begin(), p.upvalues().end());
  out.positions.assign(p.positions().begin(), p.positions().end());
  for (Proto* nested : p.nested()) out.nested.push_back(describe(vm, *nested));
  return out;
}

}  // namespace gs::vm
