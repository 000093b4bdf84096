#include "vm/frontend/diagnostics.h"

#include <string_view>
#include <utility>

namespace gs::frontend {

namespace {
std::string_view kind_name(DiagnosticKind kind) {
  switch (kind) {
  case DiagnosticKind::kLexer: return "lexer error";
  case DiagnosticKind::kParse: return "parse error";
  case DiagnosticKind::kResolve: return "compile error";
  }
  return "";
}
}  // namespace

void Diagnostics::report(DiagnosticKind kind, SourcePos pos, std::string message, bool at_end_of_input) {
  if (full()) return;
  if (list_.size() == kMaxErrors) {
    kind = DiagnosticKind::kParse;
    message = "too many errors";
    at_end_of_input = false;
  }
  list_.push_back({kind, pos, std::move(message), at_end_of_input});
}

std::string diagnostic_line(const Source& source, const Diagnostic& d) {
  std::string out = source.name;
  out += ": ";
  out += kind_name(d.kind);
  out += " at " + std::to_string(d.pos.line) + ":" + std::to_string(d.pos.column) + ": ";
  out += d.message;
  return out;
}

std::string Diagnostics::render(const Source& source) const {
  std::string out;
  for (const Diagnostic& d : list_) {
    out += diagnostic_line(source, d) + "\n";
    append_excerpt(out, source, d.pos);
  }
  return out;
}

}  // namespace gs::frontend
