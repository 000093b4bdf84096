#include "vm/jit/code_announcer.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "vm/base/source.h"
#include "vm/string.h"

namespace gs::vm {

CodeAnnouncer::CodeAnnouncer(const VmOptions& options) {
  if (options.perf_map) add(make_perf_map(), "--perf=map");
  if (options.jitdump) add(make_jitdump(), "--perf=jitdump");
  if (options.gdb) add(make_gdb(), "--gdb");
}

void CodeAnnouncer::add(std::unique_ptr<CodeListener> listener, const char* option) {
  if (listener != nullptr) listeners_.push_back(std::move(listener));
  else std::fprintf(stderr, "gscript: %s: cannot make the file: %s\n", option, std::strerror(errno));
}

void CodeAnnouncer::loaded(const Proto& proto, const CodeParts& parts) {
  if (listeners_.empty()) return;
  std::string name = display_name(proto), cold_name = name + " (cold)";
  std::string_view file = proto.source->name;
  lines_of(proto, parts.code, parts.bytes, lines_);
  loaded({name, file, parts.code.code, parts.bytes, lines_});
  if (parts.cold_bytes != 0) loaded({cold_name, file, parts.cold, parts.cold_bytes, {}});
}

void CodeAnnouncer::loaded(const CodeDescription& code) {
  for (auto& listener : listeners_) listener->loaded(code);
}

void CodeAnnouncer::unloaded(const CodeParts& parts) {
  unloaded(parts.code.code);
  if (parts.cold_bytes != 0) unloaded(parts.cold);
}

void CodeAnnouncer::unloaded(const uint8_t* code) {
  for (auto& listener : listeners_) listener->unloaded(code);
}

std::string display_name(const Proto& proto) {
  if (proto.is_main) return "main chunk";
  std::string_view name = proto.name->view();
  return name.empty() ? "anonymous:" + std::to_string(proto.pos.line) : std::string(name);
}

void lines_of(const Proto& proto, const CompiledCode& code, size_t bytes, std::vector<CodeLine>& out) {
  out.assign(1, {0, proto.pos.line});
  auto positions = proto.positions();
  size_t next = 0;
  uint32_t line = proto.pos.line;
  for (uint32_t word = 0; word < code.entries.size(); word++) {
    while (next < positions.size() && positions[next].pc <= word) line = positions[next++].line;
    uint32_t offset = code.entries[word];
    if (offset == CompiledCode::kNoEntry || offset >= bytes || line == out.back().line) continue;
    // An instruction without code of its own leaves its place to the next one.
    if (offset == out.back().offset) out.back().line = line;
    else out.push_back({offset, line});
  }
}

}  // namespace gs::vm
