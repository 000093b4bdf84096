#include "vm/bytecode/parser.h"

#include <limits>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "vm/base/number_text.h"
#include "vm/bytecode/builder.h"

namespace gs::vm {
namespace {

// ---------------------------------------------------------------- one line

/// Reads pieces off the front of a line. The first mistake is remembered, and everything after it fails.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool failed() const { return !error_.empty(); }
  const std::string& error() const { return error_; }
  void fail(std::string what) {
    if (error_.empty()) error_ = std::move(what);
  }

  void skip_blanks() {
    while (!text_.empty() && (text_[0] == ' ' || text_[0] == '\t')) text_.remove_prefix(1);
  }
  bool at_end() {
    skip_blanks();
    return text_.empty();
  }
  /// `token` if it comes next.
  bool accept(std::string_view token) {
    skip_blanks();
    if (!text_.starts_with(token)) return false;
    text_.remove_prefix(token.size());
    return true;
  }
  void expect(std::string_view token) {
    if (!failed() && !accept(token)) fail("expected '" + std::string(token) + "'");
  }
  char peek() {
    skip_blanks();
    return text_.empty() ? '\0' : text_[0];
  }

  std::string_view word() {
    skip_blanks();
    size_t n = 0;
    while (n < text_.size() && is_word_char(text_[n])) n++;
    if (n == 0) fail("expected a name");
    return take(n);
  }

  int64_t number(int64_t least = 0, int64_t most = std::numeric_limits<uint32_t>::max()) {
    skip_blanks();
    int64_t value = 0;
    auto [end, status] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
    if (status != std::errc{}) {
      fail("expected a number");
      return least;
    }
    take(static_cast<size_t>(end - text_.data()));
    if (value < least || value > most) {
      fail("number out of range");
      return least;
    }
    return value;
  }

  std::string quoted() {
    expect("\"");
    std::string out;
    while (!failed() && !text_.empty() && text_[0] != '"') out += text_[0] == '\\' ? escape() : take(1)[0];
    if (text_.empty()) fail("unclosed string");
    take(1);
    return out;
  }

  /// A bare name or a quoted one.
  std::string name() { return peek() == '"' ? quoted() : std::string(word()); }

  /// A constant; the text of a string goes to `text`, which must outlive the literal.
  Literal literal(std::string& text) {
    if (peek() == '"') {
      text = quoted();
      return Literal::of(std::string_view(text));
    }
    size_t n = 0;
    while (n < text_.size() && (is_word_char(text_[n]) || text_[n] == '+' || text_[n] == '-' || text_[n] == '.')) n++;
    std::string_view token = take(n);
    if (token == "nil") return Literal::nil();
    if (token == "true" || token == "false") return Literal::boolean(token == "true");
    if (token == "nan") return Literal::of(std::numeric_limits<double>::quiet_NaN());
    if (token.find_first_of(".ein") == std::string_view::npos) {
      int64_t value = 0;
      if (parse_whole(token, value) && fits_int(value)) return Literal::of(value);
    } else {
      double value = 0;
      if (parse_whole(token, value)) return Literal::of(value);
    }
    fail("expected a constant");
    return Literal::nil();
  }

 private:
  static bool is_word_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  }
  std::string_view take(size_t n) {
    std::string_view taken = text_.substr(0, n);
    text_.remove_prefix(taken.size());
    return taken;
  }
  char escape() {
    take(1);
    std::string_view c = take(1);
    if (c == "n") return '\n';
    if (c == "\"" || c == "\\") return c[0];
    unsigned value = 0;
    std::string_view digits = c == "x" ? take(2) : "";
    auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.size() != 2 || status != std::errc{} || end != digits.data() + 2) fail("unknown escape in a string");
    return static_cast<char>(value);
  }

  std::string_view text_;
  std::string error_;
};

std::optional<Op> op_named(std::string_view name) {
  static const auto* const kNames = [] {
    auto* names = new std::unordered_map<std::string_view, Op>();
    for (int i = 0; i < kOpCount; i++) names->emplace(op_info(static_cast<Op>(i)).name, static_cast<Op>(i));
    return names;
  }();
  auto found = kNames->find(name);
  if (found == kNames->end()) return std::nullopt;
  return found->second;
}

// ---------------------------------------------------------------- one function

class TextParser {
 public:
  explicit TextParser(std::string_view text) : text_(text) { next_line(); }

  /// Parses the function named `path` and those nested in it.
  bool function(const std::string& path, CompiledFunction& out);
  bool at_end() const { return done_; }
  bool fail(std::string_view what) {
    if (error_.empty()) error_ = "line " + std::to_string(line_number_) + ": " + std::string(what);
    return false;
  }
  const std::string& error() const { return error_; }

 private:
  /// Operand fields of the instruction being read.
  struct Fields {
    uint32_t a = 0, b = 0, c = 0, x = 0;
    int32_t d = 0;
    std::string label;
  };
  struct Body {
    CompiledFunction& out;
    Builder builder;
    std::map<std::string, Label> labels;
  };

  void next_line();
  std::string_view path_of_header() const;
  bool header(const std::string& path, CompiledFunction& out);
  bool body_line(Body& body);
  bool upvalue(Cursor& line, Body& body);
  bool label_line(Body& body);
  bool instruction(Cursor& line, Body& body);
  void operand(Cursor& line, Body& body, Op op, OperandKind kind, uint32_t& field, uint32_t most);
  uint32_t site(Cursor& line, Body& body, Op op);
  void emit(Body& body, SourcePos at, Op op, const Fields& f);

  std::string_view text_;
  std::string_view line_;
  int line_number_ = 0;
  int depth_ = 0;
  bool done_ = false;
  std::string error_;
};

/// Moves on to the next line with something on it.
void TextParser::next_line() {
  do {
    if (text_.empty()) {
      done_ = true;
      line_ = {};
      return;
    }
    size_t end = text_.find('\n');
    line_ = text_.substr(0, end);
    text_.remove_prefix(end == std::string_view::npos ? text_.size() : end + 1);
    line_number_++;
  } while (Cursor(line_).at_end());
}

std::string_view TextParser::path_of_header() const {
  constexpr std::string_view kWord = "function ";
  if (!line_.starts_with(kWord)) return {};
  std::string_view rest = line_.substr(kWord.size());
  return rest.substr(0, rest.find(' '));
}

bool TextParser::header(const std::string& path, CompiledFunction& out) {
  if (done_ || path_of_header() != path) return fail("expected function " + path);
  Cursor line(line_);
  line.expect("function");
  line.expect(path);
  out.name = line.quoted();
  line.expect("at");
  out.pos.line = static_cast<uint32_t>(line.number());
  line.expect(":");
  out.pos.column = static_cast<uint32_t>(line.number());
  line.expect(", params");
  out.param_count = static_cast<uint32_t>(line.number(0, kMaxParams));
  out.variadic = line.accept(", variadic");
  out.is_main = line.accept(", main");
  line.expect(", frame");
  out.frame_size = static_cast<uint32_t>(line.number(0, kMaxFrameSize));
  if (!line.at_end()) line.fail("unexpected text at the end of the line");
  if (line.failed()) return fail(line.error());
  next_line();
  return true;
}

bool TextParser::function(const std::string& path, CompiledFunction& out) {
  constexpr int kMaxDepth = 250;
  if (++depth_ > kMaxDepth) return fail("functions nest too deeply");
  if (!header(path, out)) return false;
  Body body{out, Builder(out), {}};
  body.builder.need_frame(out.frame_size);
  while (!done_ && path_of_header().empty()) {
    if (!body_line(body)) return false;
    next_line();
  }
  for (const auto& [name, label] : body.labels) {
    if (!label.bound()) return fail("label " + name + " is nowhere");
  }
  if (!body.builder.finish()) return fail("function is too large");
  while (!done_ && path_of_header().starts_with(path + ".")) {
    if (!function(path + "." + std::to_string(out.nested.size()), out.nested.emplace_back())) return false;
  }
  depth_--;
  return true;
}

bool TextParser::body_line(Body& body) {
  if (line_[0] != ' ') return label_line(body);
  Cursor line(line_);
  return line.accept("upvalue ") ? upvalue(line, body) : instruction(line, body);
}

bool TextParser::label_line(Body& body) {
  Cursor line(line_);
  std::string name(line.word());
  line.expect(":");
  if (!line.at_end()) line.fail("unexpected text at the end of the line");
  if (line.failed()) return fail(line.error());
  Label& label = body.labels[name];
  if (label.bound()) return fail("label " + name + " is bound twice");
  body.builder.bind_as(label);
  return true;
}

bool TextParser::upvalue(Cursor& line, Body& body) {
  UpvalueSource source{};
  line.expect("up" + std::to_string(body.out.upvalues.size()));
  std::string name = line.quoted();
  line.expect("from");
  if (line.accept("self")) {
    source.from = UpvalueSource::kSelf;
  } else if (line.accept("up")) {
    source.from = UpvalueSource::kUpvalue;
    source.index = static_cast<uint32_t>(line.number());
  } else {
    line.expect("r");
    source.index = static_cast<uint32_t>(line.number(0, 0xFFFF));
    if (line.accept("[")) {
      source.from = UpvalueSource::kFarSlot;
      source.row = static_cast<uint16_t>(source.index);
      source.index = static_cast<uint32_t>(line.number());
      line.expect("]");
    }
  }
  source.is_cell = line.accept(", cell");
  if (!line.at_end()) line.fail("unexpected text at the end of the line");
  if (line.failed()) return fail(line.error());
  body.builder.upvalue(source, name);
  return true;
}

// ---------------------------------------------------------------- instructions

uint32_t TextParser::site(Cursor& line, Body& body, Op op) {
  if (op == Op::NewTable) {
    line.expect("[");
    uint32_t hint = static_cast<uint32_t>(line.number());
    line.expect("]");
    return body.builder.table_site(hint);
  }
  line.expect("{");
  std::vector<std::string> names;
  while (!line.failed() && !line.accept("}")) {
    if (!names.empty()) line.expect(",");
    names.push_back(line.name());
  }
  return body.builder.object_site({names.begin(), names.end()});
}

void TextParser::operand(Cursor& line, Body& body, Op op, OperandKind kind, uint32_t& field, uint32_t most) {
  auto index = [&](std::string_view prefix) {
    line.expect(prefix);
    field = static_cast<uint32_t>(line.number(0, most));
  };
  switch (kind) {
    case OperandKind::R: case OperandKind::W: case OperandKind::RW: case OperandKind::Wn: case OperandKind::Rn:
    case OperandKind::Win: return index("r");
    case OperandKind::U: return index("");
    case OperandKind::Up: return index("up");
    case OperandKind::Fn: return index("fn");
    case OperandKind::S: {
      int64_t half = (int64_t{most} + 1) / 2;
      field = static_cast<uint32_t>(line.number(-half, half - 1)) & most;
      return;
    }
    case OperandKind::Cnt:
      if (line.accept("*")) {
        field = kMulti;
      } else {
        field = static_cast<uint32_t>(line.number(0, kMulti - 1));
      }
      return;
    case OperandKind::Far:
      index("[");
      return line.expect("]");
    case OperandKind::K: {
      std::string text;
      field = body.builder.constant(line.literal(text));
      if (field > most) line.fail("too many constants before this one");
      return;
    }
    case OperandKind::Ic:
      line.expect(".");
      field = body.builder.cache(line.name());
      return;
    case OperandKind::Glob: field = body.builder.global(line.word()); return;
    case OperandKind::Site: field = site(line, body, op); return;
    case OperandKind::None: case OperandKind::Jmp: return;
  }
}

bool TextParser::instruction(Cursor& line, Body& body) {
  std::string_view name = line.word();
  auto op = op_named(name);
  if (!op) return fail("no opcode " + std::string(name));
  const OpInfo& info = op_info(*op);
  Fields f;
  bool has_d = info.format == OpFormat::AD || info.format == OpFormat::ADX, first = true;
  auto read = [&](OperandKind kind, uint32_t& field, uint32_t most) {
    if (kind == OperandKind::None || kind == OperandKind::Jmp) return;
    if (!std::exchange(first, false)) line.expect(",");
    if (!line.failed()) operand(line, body, *op, kind, field, most);
  };
  read(info.a, f.a, 255);
  uint32_t d = 0;
  read(info.b, has_d ? d : f.b, has_d ? 0xFFFF : 255);
  f.d = static_cast<int32_t>(d);
  read(info.c, f.c, 255);
  read(info.x, f.x, std::numeric_limits<uint32_t>::max());
  if (info.a == OperandKind::Jmp || info.x == OperandKind::Jmp) {
    if (!first) line.expect(",");
    f.label = line.word();
  }
  SourcePos at;
  if (line.accept(";")) {
    at.line = static_cast<uint32_t>(line.number(1));
    line.expect(":");
    at.column = static_cast<uint32_t>(line.number());
  }
  if (!line.at_end()) line.fail("unexpected text at the end of the line");
  if (line.failed()) return fail(line.error());
  emit(body, at, *op, f);
  return true;
}

void TextParser::emit(Body& body, SourcePos at, Op op, const Fields& f) {
  const OpInfo& info = op_info(op);
  Builder& b = body.builder;
  if (!f.label.empty()) {
    b.jump_as(at, op, f.a, info.format == OpFormat::ADX ? static_cast<uint32_t>(f.d) : f.b, body.labels[f.label]);
  } else if (info.format == OpFormat::ABC) {
    b.abc(at, op, f.a, f.b, f.c);
  } else if (info.format == OpFormat::ABCX) {
    b.abcx(at, op, f.a, f.b, f.c, f.x);
  } else {
    b.ad(at, op, f.a, f.d);
  }
}

}  // namespace

bool parse_bytecode(std::string_view text, CompiledFunction& out, std::string& error) {
  out = CompiledFunction();
  TextParser parser(text);
  bool ok = parser.function("0", out) && (parser.at_end() || parser.fail("expected the end of the text"));
  error = parser.error();
  return ok;
}

}  // namespace gs::vm
