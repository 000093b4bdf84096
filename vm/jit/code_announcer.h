// Between a compiler of functions and whoever is to know about their code: describes a compiled function, by name and
// lines of its bytecode, to the listeners that the options of the Vm ask for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "vm/jit/code_listener.h"
#include "vm/jit/tier.h"
#include "vm/proto.h"
#include "vm/runtime/options.h"

namespace gs::vm {

/// The machine code of one function, in two parts.
struct CodeParts {
  const CompiledCode& code;
  size_t bytes;         ///< of the main part
  const uint8_t* cold;  ///< what hardly ever runs; described without lines
  size_t cold_bytes;    ///< may be 0
};

class CodeAnnouncer {
 public:
  /// Makes the listeners. One that cannot be made is reported on standard error, once, and left out.
  explicit CodeAnnouncer(const VmOptions& options);

  /// Whether the code has to be in private anonymous memory (code_listener.h).
  static bool needs_private_memory(const VmOptions& options) { return options.perf_map || options.gdb; }

  /// Whether anybody listens.
  bool is_needed() const { return !listeners_.empty(); }
  /// Before the code first runs.
  void loaded(const Proto& proto, const CodeParts& parts);
  void loaded(const CodeDescription& code);
  /// Before its room is given back.
  void unloaded(const CodeParts& parts);
  void unloaded(const uint8_t* code);

 private:
  void add(std::unique_ptr<CodeListener> listener, const char* option);

  std::vector<std::unique_ptr<CodeListener>> listeners_;
  std::vector<CodeLine> lines_;  // of the last function: its memory serves the next one
};

/// "fib", "main chunk", or "anonymous:12".
std::string display_name(const Proto& proto);

/// Where each line of `proto` begins in its main part of `bytes` bytes. What is before the first instruction, where the
/// frame is set up, is of the line of the `func`.
void lines_of(const Proto& proto, const CompiledCode& code, size_t bytes, std::vector<CodeLine>& out);

}  // namespace gs::vm
