#include "orc-tier/ir/parser.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "orc-tier/ir/text.h"
#include "vm/base/number_text.h"

namespace gs::orc {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_'; }

/// Numbers of values, blocks and snapshots, bounded so that a slip of the pen cannot ask for all memory.
constexpr uint32_t kMaxNumber = 1u << 20;

// ---------------------------------------------------------------- text

/// Reads pieces off the front of a text, line by line. The first mistake is remembered with its place, and ends the text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : whole_(text), rest_(text) {}

  bool failed() const { return !error_.empty(); }
  const std::string& error() const { return error_; }
  /// Where the next piece begins.
  size_t position() {
    skip_blanks();
    return whole_.size() - rest_.size();
  }
  void fail(std::string_view what) { fail_at(position(), what); }
  void fail_at(size_t position, std::string_view what);

  /// Moves on to the next line with something on it. end_line: nothing may be left on this one.
  void skip_lines();
  void end_line() {
    if (!at_line_end()) fail("unexpected text at the end of the line");
    skip_lines();
  }
  bool at_line_end();
  bool at_end() { return position() == whole_.size(); }

  bool sees(std::string_view token) {
    skip_blanks();
    return rest_.starts_with(token);
  }
  bool accept(std::string_view token);
  void expect(std::string_view token) {
    if (!accept(token)) fail("expected '" + std::string(token) + "'");
  }
  bool accept_word(std::string_view word);
  void expect_word(std::string_view word) {
    if (!accept_word(word)) fail("expected '" + std::string(word) + "'");
  }
  std::string_view word();
  std::string quoted();

  uint64_t number(uint64_t most, int radix = 10);
  uint32_t number32() { return static_cast<uint32_t>(number(std::numeric_limits<uint32_t>::max())); }
  /// The number of a thing: `v7`, with mark 'v'.
  uint32_t numbered(char mark);
  bool sees_numbered(char mark);
  /// The characters that a constant can have: a sign, digits, a name like `inf`. May be none.
  std::string_view literal();

 private:
  void skip_blanks();
  std::string_view peek_word();
  std::string_view take(size_t n);

  std::string_view whole_, rest_;
  std::string error_;
};

std::string_view Cursor::take(size_t n) {
  std::string_view taken = rest_.substr(0, n);
  rest_.remove_prefix(taken.size());
  return taken;
}

void Cursor::skip_blanks() {
  take(std::min(rest_.find_first_not_of(" \t\r"), rest_.size()));
  if (rest_.starts_with(';')) take(std::min(rest_.find('\n'), rest_.size()));
}

bool Cursor::at_line_end() {
  skip_blanks();
  return rest_.empty() || rest_[0] == '\n';
}

void Cursor::skip_lines() {
  while (!rest_.empty() && at_line_end()) take(1);
}

void Cursor::fail_at(size_t position, std::string_view what) {
  if (failed()) return;
  std::string_view before = whole_.substr(0, position);
  auto line = std::count(before.begin(), before.end(), '\n') + 1;
  size_t column = position - (before.rfind('\n') + 1) + 1;  // (npos + 1 is 0: the first line)
  error_ = "line " + std::to_string(line) + ", column " + std::to_string(column) + ": " + std::string(what);
  rest_ = {};
}

bool Cursor::accept(std::string_view token) {
  if (!sees(token)) return false;
  take(token.size());
  return true;
}

std::string_view Cursor::peek_word() {
  skip_blanks();
  return rest_.substr(0, static_cast<size_t>(std::find_if_not(rest_.begin(), rest_.end(), is_word_char) - rest_.begin()));
}

bool Cursor::accept_word(std::string_view word) {
  if (peek_word() != word) return false;
  take(word.size());
  return true;
}

std::string_view Cursor::word() {
  std::string_view word = peek_word();
  if (word.empty()) fail("expected a word");
  return take(word.size());
}

std::string Cursor::quoted() {
  std::string out;
  expect("\"");
  while (!rest_.empty() && rest_[0] != '"') {
    char c = take(1)[0];
    if (c == '\\' && rest_.starts_with('x')) {
      unsigned byte = 0;
      std::string_view digits = take(3).substr(1);
      std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
      c = static_cast<char>(byte);
    } else if (c == '\\' && !rest_.empty()) {
      c = take(1)[0];
    }
    out += c;
  }
  expect("\"");
  return out;
}

uint64_t Cursor::number(uint64_t most, int radix) {
  std::string_view digits = peek_word();
  uint64_t value = 0;
  auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), value, radix);
  bool whole = status == std::errc() && end == digits.data() + digits.size();
  if (!whole || value > most) {
    fail(whole ? "number out of range" : "expected a number");
    return 0;
  }
  take(digits.size());
  return value;
}

bool Cursor::sees_numbered(char mark) {
  skip_blanks();
  return rest_.size() > 1 && rest_[0] == mark && is_digit(rest_[1]);
}

uint32_t Cursor::numbered(char mark) {
  if (!sees_numbered(mark)) {
    fail(std::string("expected ") + mark + " and a number");
    return 0;
  }
  take(1);
  return static_cast<uint32_t>(number(kMaxNumber - 1));
}

std::string_view Cursor::literal() {
  skip_blanks();
  size_t n = 0;
  auto belongs = [&](char c) { return is_word_char(c) || c == '.' || c == '-' || c == '+'; };
  while (n < rest_.size() && belongs(rest_[n]) && !rest_.substr(n).starts_with("->")) n++;
  return take(n);
}

// ---------------------------------------------------------------- names

std::optional<IrOp> op_named(std::string_view name) {
  for (int i = 0; i < kIrOpCount; i++) {
    if (ir_info(static_cast<IrOp>(i)).name == name) return static_cast<IrOp>(i);
  }
  return std::nullopt;
}

std::optional<size_t> index_of(std::span<const std::string_view> names, std::string_view name) {
  auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<size_t>(found - names.begin());
}

/// One more than the highest v… in the text: from there on, instructions without a name are numbered.
uint32_t first_unnamed(std::string_view text) {
  uint32_t first = 0;
  for (size_t at = text.find('v'); at != std::string_view::npos; at = text.find('v', at + 1)) {
    if (at > 0 && is_word_char(text[at - 1])) continue;
    uint32_t number = 0;
    auto [end, status] = std::from_chars(text.data() + at + 1, text.data() + text.size(), number);
    if (status == std::errc() && number < kMaxNumber) first = std::max(first, number + 1);
  }
  return first;
}

// ---------------------------------------------------------------- graph

class Parser {
 public:
  Parser(std::string_view text, Graph& out, const Bindings& bindings)
      : at_(text), graph_(out), bindings_(bindings), first_unnamed_(first_unnamed(text)) {}

  bool run();
  const std::string& error() const { return at_.error(); }

 private:
  /// A value, block or snapshot: `v` and 7.
  using Thing = std::pair<char, uint32_t>;

  void header();
  void line();
  void block();
  void parameter();
  void instruction();
  void items(Inst& inst);
  Edge edge();
  void snapshot();
  void slots(Snapshot& out);
  void object(Snapshot& out);
  void frame(Snapshot& out);

  int64_t immediate(IrOp op);
  int64_t name_or_number(IrOp op);
  int64_t types();
  int64_t integer(std::string_view digits, size_t position);
  double real(std::string_view digits, size_t position);
  vm::Value value();
  vm::Value cell_value(std::string_view tag, size_t position);
  uint64_t cell();
  const vm::Instr* code();
  int64_t fact();

  ValueId operand();
  ValueId literal_operand();
  ValueId constant(IrOp op, int64_t imm);
  uint32_t use(char mark);
  uint32_t define(char mark);
  void place_constants();
  void find_undefined();

  Cursor at_;
  Graph& graph_;
  const Bindings& bindings_;
  uint32_t first_unnamed_;
  BlockId current_ = kNoId;
  std::map<Thing, size_t> uses_;  ///< and where the first is
  std::set<Thing> defined_;
  std::map<std::pair<IrOp, int64_t>, ValueId> constants_;
  std::vector<ValueId> constant_order_;
};

uint32_t Parser::use(char mark) {
  size_t position = at_.position();
  uint32_t number = at_.numbered(mark);
  uses_.try_emplace({mark, number}, position);
  return number;
}

uint32_t Parser::define(char mark) {
  size_t position = at_.position();
  uint32_t number = at_.numbered(mark);
  bool first = defined_.insert({mark, number}).second;
  if (!first) at_.fail_at(position, mark + std::to_string(number) + " is defined twice");
  return number;
}

// ---- constants and immediates

int64_t Parser::integer(std::string_view digits, size_t position) {
  int64_t out = 0;
  if (!parse_whole(digits, out)) at_.fail_at(position, "expected a constant");
  return out;
}

/// Whether these are the characters of a double: the printer sees to it that no integer looks like one.
bool is_real(std::string_view digits) { return digits.find_first_of(".ein") != std::string_view::npos; }

double Parser::real(std::string_view digits, size_t position) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (digits == "nan") return std::numeric_limits<double>::quiet_NaN();
  if (digits == "inf" || digits == "-inf") return digits == "inf" ? kInfinity : -kInfinity;
  if (digits == "bits") {
    at_.expect("(");
    at_.expect("0x");
    uint64_t bits = at_.number(std::numeric_limits<uint64_t>::max(), 16);
    at_.expect(")");
    return std::bit_cast<double>(bits);
  }
  double out = 0;
  if (!parse_whole(digits, out)) at_.fail_at(position, "expected a constant");
  return out;
}

uint64_t Parser::cell() {
  uint32_t number = at_.numbered('&');
  if (number < bindings_.cells.size()) return reinterpret_cast<uint64_t>(bindings_.cells[number]);
  return (uint64_t{number} + 1) * gc::kGranule;
}

const vm::Instr* Parser::code() {
  if (at_.accept_word("null")) return nullptr;
  uint32_t number = at_.numbered('@');
  if (number < bindings_.code.size()) return bindings_.code[number];
  return reinterpret_cast<const vm::Instr*>((uint64_t{number} + 1) * sizeof(vm::Instr));
}

int64_t Parser::fact() {
  uint32_t number = at_.numbered('%');
  at_.expect(":");
  auto nobody = reinterpret_cast<const vm::FieldFact*>((uint64_t{number} + 1) * sizeof(uint64_t));
  return field_fact_word(number < bindings_.facts.size() ? bindings_.facts[number] : nobody, static_cast<vm::TypeSet>(types()));
}

vm::Value Parser::cell_value(std::string_view tag, size_t position) {
  uint64_t address = cell();
  if (tag == "object") return vm::Value::object(reinterpret_cast<const vm::HostObject*>(address));
  if (tag == "string") return vm::Value::string(reinterpret_cast<const vm::String*>(address));
  if (tag == "table") return vm::Value::table(reinterpret_cast<const vm::Table*>(address));
  if (tag == "function") return vm::Value::function(reinterpret_cast<const vm::Closure*>(address));
  at_.fail_at(position, "expected the type of a cell");
  return vm::Value::nil();
}

/// A tagged value, without the mark that a constant has.
vm::Value Parser::value() {
  size_t position = at_.position();
  std::string_view word = at_.literal();
  if (at_.sees("&")) return cell_value(word, position);
  if (word == "nil") return vm::Value::nil();
  if (word == "true" || word == "false") return vm::Value::boolean(word == "true");
  if (is_real(word)) return vm::Value::number(real(word, position));
  int64_t i = integer(word, position);
  if (!vm::fits_int(i)) at_.fail_at(position, "number out of range");
  return vm::Value::integer(i);
}

int64_t Parser::types() {
  if (at_.accept_word("0")) return 0;
  int64_t set = 0;
  do {
    size_t position = at_.position();
    auto bit = index_of(kTagNames, at_.word());
    if (!bit) at_.fail_at(position, "expected a type");
    else set |= int64_t{1} << *bit;
  } while (at_.accept("|"));
  return set;
}

int64_t Parser::name_or_number(IrOp op) {
  size_t position = at_.position();
  std::string_view word = at_.literal();
  auto i = index_of(imm_names(op), word);
  return i ? static_cast<int64_t>(*i) : integer(word, position);
}

/// Constants have no immediate in brackets: they are operands.
int64_t Parser::immediate(IrOp op) {
  switch (imm_of(op)) {
    case Imm::kValue: return static_cast<int64_t>(value().bits());
    case Imm::kCode: return reinterpret_cast<int64_t>(code());
    case Imm::kCell: return static_cast<int64_t>(cell());
    case Imm::kTypes: return types();
    case Imm::kFact: return fact();
    case Imm::kShape:
      at_.expect("0x");
      return static_cast<int64_t>(at_.number(std::numeric_limits<uint64_t>::max(), 16));
    case Imm::kNone: case Imm::kInt: case Imm::kDouble: case Imm::kBool: case Imm::kSlot: case Imm::kTag:
    case Imm::kKind: case Imm::kLayout: case Imm::kEpoch: case Imm::kCall: case Imm::kIndex: case Imm::kGlobal: break;
    case Imm::kInsn:
      at_.word();  // the opcode, which is the word's lowest byte
      at_.expect(":");
      at_.expect("0x");
      return static_cast<int64_t>(at_.number(std::numeric_limits<uint32_t>::max(), 16));
  }
  return name_or_number(op);
}

// ---- operands

ValueId Parser::constant(IrOp op, int64_t imm) {
  auto [entry, is_new] = constants_.try_emplace({op, imm}, kNoId);
  if (is_new) {
    entry->second = graph_.make(op, {}, imm);
    constant_order_.push_back(entry->second);
  }
  return entry->second;
}

ValueId Parser::literal_operand() {
  size_t position = at_.position();
  std::string_view word = at_.literal();
  if (word == "true" || word == "false") return constant(IrOp::kConstBool, word == "true");
  if (is_real(word)) return constant(IrOp::kConstDouble, std::bit_cast<int64_t>(real(word, position)));
  return constant(IrOp::kConstInt, integer(word, position));
}

ValueId Parser::operand() {
  if (at_.sees_numbered('v')) return use('v');
  if (at_.sees("&")) return constant(IrOp::kConstPtr, static_cast<int64_t>(cell()));
  if (at_.accept("#")) return constant(IrOp::kConstValue, static_cast<int64_t>(value().bits()));
  return literal_operand();
}

Edge Parser::edge() {
  Edge out{use('b'), {}};
  if (!at_.accept("(")) return out;
  do out.args.push_back(operand());
  while (at_.accept(","));
  at_.expect(")");
  return out;
}

/// Operands, and edges behind them.
void Parser::items(Inst& inst) {
  bool may_have_edges = ir_info(inst.op).effect == Effect::kControl;
  do {
    if (may_have_edges && at_.sees_numbered('b')) graph_.blocks[current_].successors.push_back(edge());
    else inst.args.push_back(operand());
  } while (at_.accept(","));
}

// ---- lines

void Parser::instruction() {
  if (current_ == kNoId) return at_.fail("expected a block");
  size_t position = at_.position();
  ValueId id = kNoId;
  if (at_.sees_numbered('v')) {
    id = define('v');
    at_.expect("=");
  }
  auto op = op_named(at_.word());
  if (!op || is_constant(*op) || *op == IrOp::kParam) return at_.fail_at(position, "expected an instruction");
  Inst inst{*op, ir_info(*op).result, false, kNoId, 0, {}};
  if ((id == kNoId) != (inst.type == Type::kNone)) return at_.fail_at(position, "results, and nothing else, have a name");
  if (imm_of(*op) != Imm::kNone) {
    at_.expect("[");
    inst.imm = immediate(*op);
    at_.expect("]");
  }
  if (!at_.at_line_end() && !at_.sees("->")) items(inst);
  if (at_.accept("->")) inst.snapshot = use('s');
  if (at_.failed()) return;
  if (id == kNoId) id = graph_.make(*op);
  graph_[id] = std::move(inst);
  graph_.blocks[current_].insts.push_back(id);
}

void Parser::parameter() {
  ValueId id = define('v');
  at_.expect(":");
  size_t position = at_.position();
  auto type = index_of(kTypeNames, at_.word());
  if (!type || *type == 0) return at_.fail_at(position, "expected a type");
  graph_[id] = {IrOp::kParam, static_cast<Type>(*type), false, kNoId, 0, {}};
  graph_.blocks[current_].params.push_back(id);
}

void Parser::block() {
  current_ = define('b');
  if (current_ >= graph_.blocks.size()) graph_.blocks.resize(current_ + 1);
  Block& block = graph_.blocks[current_];
  if (at_.accept("(")) {
    do parameter();
    while (at_.accept(","));
    at_.expect(")");
  }
  at_.expect(":");
  block.is_loop_header = at_.accept_word("loop");
  if (at_.sees_numbered('s')) block.entry_snapshot = use('s');
  if (at_.accept_word("at")) {
    block.code = code();
    at_.expect("+");
    block.word = at_.number32();
  }
}

void Parser::slots(Snapshot& out) {
  at_.expect("{");
  if (at_.accept("}")) return;
  do {
    SnapshotSlot slot{at_.number32(), kNoId};
    at_.expect(":");
    slot.value = operand();
    out.slots.push_back(slot);
  } while (at_.accept(","));
  at_.expect("}");
}

void Parser::object(Snapshot& out) {
  at_.expect("(");
  SnapshotObject made{use('v'), {}};
  if (at_.accept(":")) {
    do made.fields.push_back(operand());
    while (at_.accept(","));
  }
  at_.expect(")");
  out.objects.push_back(std::move(made));
}

void Parser::frame(Snapshot& out) {
  SnapshotFrame f{};
  auto field = [&](std::string_view name) {
    at_.expect_word(name);
    return at_.number32();
  };
  at_.expect("(");
  f.base = field("base");
  f.delta = field("delta");
  f.wanted = field("wanted");
  at_.expect_word("to");
  f.caller_pc = code();
  at_.expect_word("callee");
  f.callee = operand();
  f.is_variadic = at_.accept_word("variadic");
  if (at_.accept_word("interrupts")) {
    f.interrupted = code();
    f.window = field("window");
    f.state = field("state");
  }
  at_.expect(")");
  out.frames.push_back(f);
}

void Parser::snapshot() {
  SnapshotId id = define('s');
  if (id >= graph_.snapshots.size()) graph_.snapshots.resize(id + 1);
  Snapshot& s = graph_.snapshots[id];
  at_.expect(":");
  s.is_poll = at_.accept_word("poll");
  s.stands = at_.accept_word("stands");
  s.code = code();
  at_.expect("+");
  s.word = at_.number32();
  at_.expect_word("line");
  s.line = at_.number32();
  at_.expect_word("base");
  s.base = at_.number32();
  slots(s);
  while (at_.accept_word("object")) object(s);
  if (at_.accept_word("row")) {
    at_.expect_word("to");
    s.row_end = at_.number32();
  }
  while (at_.accept_word("frame")) frame(s);
}

void Parser::header() {
  at_.expect_word("region");
  graph_.name = at_.quoted();
  at_.expect_word("slots");
  graph_.slot_count = at_.number32();
  graph_.is_jammed = at_.accept_word("jammed");
}

void Parser::line() {
  if (at_.sees_numbered('b')) return block();
  if (at_.sees_numbered('s')) return snapshot();
  instruction();
}

// ---- the whole

void Parser::place_constants() {
  if (graph_.blocks.empty()) return;
  std::vector<ValueId>& entry = graph_.blocks[0].insts;
  entry.insert(entry.begin(), constant_order_.begin(), constant_order_.end());
}

void Parser::find_undefined() {
  for (const auto& [thing, position] : uses_) {
    if (defined_.count(thing) == 0) at_.fail_at(position, thing.first + std::to_string(thing.second) + " is not defined");
  }
}

bool Parser::run() {
  // Numbers of the text that nothing gets are those of dead instructions.
  graph_.insts.assign(first_unnamed_, Inst{IrOp::kParam, Type::kNone, true, kNoId, 0, {}});
  at_.skip_lines();
  header();
  at_.end_line();
  while (!at_.at_end()) {
    line();
    at_.end_line();
  }
  find_undefined();
  place_constants();
  return !at_.failed();
}

}  // namespace

bool parse(std::string_view text, Graph& out, std::string& error, const Bindings& bindings) {
  out = Graph();
  Parser parser(text, out, bindings);
  bool ok = parser.run();
  error = parser.error();
  return ok;
}

}  // namespace gs::orc
