// The perf map: a line for each piece of code, which perf looks up by address when it reports.
//
//   7f2a80001040 1c8 fib fib.gs:3
//   address      size, both hexadecimal; the rest of the line is the name
#include <fmt/format.h>
#include <unistd.h>
#include <iterator>

#include "vm/jit/code_listener.h"
#include "vm/jit/listener_file.h"

namespace gs::vm {
namespace {

class PerfMap final : public CodeListener {
 public:
  // Where perf looks, whatever TMPDIR says.
  bool create() { return file_.create(fmt::format("/tmp/perf-{}.map", getpid())); }

  void loaded(const CodeDescription& code) override {
    line_.clear();
    auto out = std::back_inserter(line_);
    fmt::format_to(out, "{:x} {:x} {}", reinterpret_cast<uintptr_t>(code.code), code.bytes, code.name);
    // "anonymous" alone says nothing, and there are no line tables here.
    if (!code.file.empty()) fmt::format_to(out, " {}", code.file);
    if (uint32_t line = code.first_line()) fmt::format_to(out, ":{}", line);
    for (char& c : line_) {
      if (static_cast<unsigned char>(c) < ' ') c = '?';  // a path may have a newline in it, a line may not
    }
    line_ += '\n';
    file_.append(line_.data(), line_.size());
  }

  void unloaded(const uint8_t*) override {}

 private:
  ListenerFile file_;
  std::string line_;  // of the last call: its memory serves the next one
};

}  // namespace

std::unique_ptr<CodeListener> make_perf_map() {
  auto map = std::make_unique<PerfMap>();
  if (!map->create()) return nullptr;
  return map;
}

}  // namespace gs::vm
