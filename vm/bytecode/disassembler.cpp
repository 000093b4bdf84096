#include "vm/bytecode/disassembler.h"

#include <charconv>
#include <cmath>
#include <map>


namespace gs::vm {
namespace {

bool is_identifier(std::string_view s) {
  auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  if (s.empty() || !letter(s[0])) return false;
  for (char c : s) {
    if (!letter(c) && !(c >= '0' && c <= '9')) return false;
  }
  return true;
}

std::string quoted(std::string_view s) {
  constexpr char kHex[] = "0123456789abcdef";
  std::string out = "\"";
  for (unsigned char c : s) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c == '\n') {
      out += "\\n";
    } else if (c < 0x20 || c >= 0x7F) {
      out += "\\x";
      out += kHex[c >> 4];
      out += kHex[c & 15];
    } else {
      out += static_cast<char>(c);
    }
  }
  return out + '"';
}

std::string name_text(std::string_view s) { return is_identifier(s) ? std::string(s) : quoted(s); }

std::string double_text(double d) {
  if (std::isnan(d)) return "nan";
  if (std::isinf(d)) return d < 0 ? "-inf" : "inf";
  char buffer[40];
  auto end = std::to_chars(buffer, buffer + sizeof buffer, d).ptr;
  std::string out(buffer, end);
  if (out.find_first_of(".e") == std::string::npos) out += ".0";
  return out;
}

/// Where each jump of the function goes, numbered in order of address.
using Labels = std::map<uint32_t, uint32_t>;

/// The operand kind that is a jump distance, if the instruction has one, and its target.
bool jump_target(const CompiledFunction& f, uint32_t pc, uint32_t& target) {
  Instr i = f.code[pc];
  const OpInfo& info = op_info(op_of(i));
  uint32_t after = pc + static_cast<uint32_t>(info.words());
  if (info.a == OperandKind::Jmp) {
    target = after + static_cast<uint32_t>(arg_j(i));
    return true;
  }
  if (info.x != OperandKind::Jmp || pc + 1 >= f.code.size()) return false;
  target = after + f.code[pc + 1];
  return true;
}

Labels labels_of(const CompiledFunction& f) {
  Labels labels;
  uint32_t target;
  for (uint32_t pc = 0; pc < f.code.size(); pc += static_cast<uint32_t>(op_info(op_of(f.code[pc])).words())) {
    if (jump_target(f, pc, target)) labels[target] = 0;
  }
  uint32_t n = 0;
  for (auto& [pc, number] : labels) number = n++;
  return labels;
}

// ---------------------------------------------------------------- operands

std::string constant_text(const CompiledFunction& f, uint32_t k) {
  return k < f.constants.size() ? literal_text(f.constants[k].literal()) : "?" + std::to_string(k);
}

std::string cache_text(const CompiledFunction& f, uint32_t i) {
  if (i >= f.caches.size() || f.caches[i] >= f.constants.size()) return ".?" + std::to_string(i);
  return "." + name_text(f.constants[f.caches[i]].text);
}

std::string site_text(const CompiledFunction& f, Op op, uint32_t i) {
  if (i >= f.sites.size()) return "?" + std::to_string(i);
  const SiteInfo& site = f.sites[i];
  if (op == Op::NewTable) return "[" + std::to_string(site.array_hint) + "]";
  std::string out = "{";
  for (uint32_t k = 0; k < site.key_count; k++) {
    if (k != 0) out += ", ";
    uint32_t constant = site.first_key + k;
    out += constant < f.constants.size() ? name_text(f.constants[constant].text) : "?";
  }
  return out + "}";
}

/// `value` is the operand's raw field.
std::string operand_text(const CompiledFunction& f, Op op, OperandKind kind, int64_t value) {
  std::string number = std::to_string(value);
  auto index = static_cast<uint32_t>(value);
  switch (kind) {
    case OperandKind::R: case OperandKind::W: case OperandKind::RW: case OperandKind::Wn: case OperandKind::Rn:
    case OperandKind::Win: return "r" + number;
    case OperandKind::U: case OperandKind::S: return number;
    case OperandKind::Cnt: return value == kMulti ? "*" : number;
    case OperandKind::K: return constant_text(f, index);
    case OperandKind::Ic: return cache_text(f, index);
    case OperandKind::Site: return site_text(f, op, index);
    case OperandKind::Glob: return index < f.globals.size() ? f.globals[index] : "?" + number;
    case OperandKind::Up: return "up" + number;
    case OperandKind::Fn: return "fn" + number;
    case OperandKind::Far: return "[" + number + "]";
    case OperandKind::None: case OperandKind::Jmp: break;
  }
  return "";
}

std::string label_text(const Labels* labels, uint32_t target) {
  if (labels == nullptr) return "->" + std::to_string(target);
  return "L" + std::to_string(labels->at(target));
}

std::string instruction(const CompiledFunction& f, uint32_t pc, const Labels* labels) {
  Instr i = f.code[pc];
  Op op = op_of(i);
  const OpInfo& info = op_info(op);
  std::string out(info.name);
  const char* separator = nullptr;
  auto add = [&](const std::string& text) {
    if (separator == nullptr) out.resize(out.size() < 12 ? 12 : out.size() + 1, ' ');
    if (separator != nullptr) out += separator;
    separator = ", ";
    out += text;
  };
  auto operand = [&](OperandKind kind, int64_t value) {
    if (kind != OperandKind::None && kind != OperandKind::Jmp) add(operand_text(f, op, kind, value));
  };
  bool has_d = info.format == OpFormat::AD || info.format == OpFormat::ADX;
  if (info.format != OpFormat::J) operand(info.a, arg_a(i));
  if (info.b == OperandKind::S) {
    operand(info.b, arg_sd(i));
  } else {
    operand(info.b, has_d ? arg_d(i) : arg_b(i));
  }
  if (info.c == OperandKind::S) {
    operand(info.c, arg_sc(i));
  } else {
    operand(info.c, arg_c(i));
  }
  if (info.has_x()) operand(info.x, pc + 1 < f.code.size() ? f.code[pc + 1] : 0);
  uint32_t target;
  if (jump_target(f, pc, target)) add(label_text(labels, target));
  return out;
}

// ---------------------------------------------------------------- functions

std::string upvalue_source_text(const UpvalueSource& u) {
  switch (u.from) {
    case UpvalueSource::kRegister: return "r" + std::to_string(u.index);
    case UpvalueSource::kUpvalue: return "up" + std::to_string(u.index);
    case UpvalueSource::kSelf: return "self";
    case UpvalueSource::kFarSlot: return "r" + std::to_string(u.row) + "[" + std::to_string(u.index) + "]";
  }
  return "?";
}

void header(std::string& out, const CompiledFunction& f, std::string_view path) {
  out.append("function ").append(path).append(" ").append(quoted(f.name));
  out += " at " + std::to_string(f.pos.line) + ":" + std::to_string(f.pos.column);
  out += ", params " + std::to_string(f.param_count);
  if (f.variadic) out += ", variadic";
  if (f.is_main) out += ", main";
  out += ", frame " + std::to_string(f.frame_size) + "\n";
  for (size_t i = 0; i < f.upvalues.size(); i++) {
    const UpvalueSource& u = f.upvalues[i];
    std::string_view name = u.name < f.constants.size() ? std::string_view(f.constants[u.name].text) : "?";
    out += "  upvalue up" + std::to_string(i) + " " + quoted(name) + " from " + upvalue_source_text(u) + (u.is_cell ? ", cell\n" : "\n");
  }
}

void all_functions(std::string& out, const CompiledFunction& f, const std::string& path) {
  if (!out.empty()) out += "\n";
  disassemble_one(out, f, path);
  for (size_t i = 0; i < f.nested.size(); i++) all_functions(out, f.nested[i], path + "." + std::to_string(i));
}

}  // namespace

std::string literal_text(const Literal& l) {
  switch (l.kind) {
    case Literal::kNil: return "nil";
    case Literal::kBool: return l.integer != 0 ? "true" : "false";
    case Literal::kInt: return std::to_string(l.integer);
    case Literal::kDouble: return double_text(l.number);
    case Literal::kString: return quoted(l.text);
  }
  return "?";
}

std::string instruction_text(const CompiledFunction& function, uint32_t pc) {
  return instruction(function, pc, nullptr);
}

void disassemble_one(std::string& out, const CompiledFunction& f, std::string_view path) {
  constexpr size_t kPositionColumn = 42;
  header(out, f, path);
  Labels labels = labels_of(f);
  size_t position = 0;
  for (uint32_t pc = 0; pc < f.code.size(); pc += static_cast<uint32_t>(op_info(op_of(f.code[pc])).words())) {
    if (auto label = labels.find(pc); label != labels.end()) out += "L" + std::to_string(label->second) + ":\n";
    std::string line = "  " + instruction(f, pc, &labels);
    if (position < f.positions.size() && f.positions[position].pc == pc) {
      line.resize(line.size() < kPositionColumn ? kPositionColumn : line.size() + 1, ' ');
      const PositionEntry& at = f.positions[position++];
      line += "; " + std::to_string(at.line) + ":" + std::to_string(at.column);
    }
    out += line + "\n";
  }
}

std::string disassemble(const CompiledFunction& function) {
  std::string out;
  all_functions(out, function, "0");
  return out;
}

}  // namespace gs::vm
