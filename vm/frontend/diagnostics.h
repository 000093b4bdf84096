// Diagnostics: the mistakes found in a source text, in the order they were found.
//
// The front end never stops at the first one; it stops at the twentieth, because what follows so many is noise.
// Each is printed as one line in a fixed form, then the offending source line with a caret:
//
//   sum.gs: parse error at 3:12: expected ")", got symbol ("}")
//      3 | print(total }
//        |             ^
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "vm/base/source.h"

namespace gs::frontend {

enum class DiagnosticKind : uint8_t {
  kLexer,    ///< text that is no token:      "lexer error"
  kParse,    ///< tokens in the wrong place:  "parse error"
  kResolve,  ///< a well-formed statement with no meaning where it stands (`break` outside a loop): "compile error"
};

struct Diagnostic {
  DiagnosticKind kind;
  SourcePos pos;
  std::string message;
  /// The text so far is fine and only ends too early: a REPL asks for another line instead of complaining.
  bool at_end_of_input = false;
};

class Diagnostics {
 public:
  static constexpr size_t kMaxErrors = 20;

  /// Records an error. The one after the last that fits becomes `too many errors`; later ones are dropped.
  void report(DiagnosticKind kind, SourcePos pos, std::string message, bool at_end_of_input = false);

  bool empty() const { return list_.empty(); }
  /// No further error will be recorded: reading on is pointless.
  bool full() const { return list_.size() > kMaxErrors; }
  const std::vector<Diagnostic>& list() const { return list_; }

  /// True when the only mistake is that the input ends too early.
  bool incomplete() const { return list_.size() == 1 && list_[0].at_end_of_input; }

  /// All of them in the form above, for stderr.
  std::string render(const Source& source) const;

 private:
  std::vector<Diagnostic> list_;
};

/// One diagnostic in the form above, without the source line: what `load` returns to a script as its message.
std::string diagnostic_line(const Source& source, const Diagnostic& diagnostic);

}  // namespace gs::frontend
