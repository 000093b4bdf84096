// The jitdump: what code was where from when on, with its bytes and lines. The format is that of
// tools/perf/Documentation/jitdump-specification.txt in Linux' sources, version 1.
//
//   file header | debug info of f | load of f | debug info of g | load of g | ... | close
//
// `perf inject --jit` merges it into a recording by time: each load becomes a small ELF file beside the dump, mapped over
// the code's address from the load's time stamp on. So code may be freed, and its room used again, without anyone
// telling. Time stamps are CLOCK_MONOTONIC, which `perf record -k 1` makes the recording's clock too.
//
// How perf learns where the dump is: it records each mapping of a file to be executed, and takes the one called
// jit-PID.dump for the dump. That mapping is all there is to it; nobody reads or runs it.
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>
#include <cstdlib>
#include <ctime>

#if defined(__linux__)
#include <sys/syscall.h>
#endif

#include "vm/base/check.h"
#include "vm/jit/byte_buffer.h"
#include "vm/jit/code_listener.h"
#include "vm/jit/listener_file.h"
#include "vm/jit/object_image.h"

namespace gs::vm {
namespace {

struct FileHeader {
  uint32_t magic = 0x4A695444;  // 'JiTD' when it is read with the right byte order
  uint32_t version = 1;
  uint32_t total_size = 40;
  uint32_t elf_machine = kElfMachine;
  uint32_t padding = 0;
  uint32_t pid;
  uint64_t timestamp;
  uint64_t flags = 0;
};
static_assert(sizeof(FileHeader) == 40);

enum class RecordId : uint32_t { kLoad = 0, kDebugInfo = 2, kClose = 3 };

struct RecordHeader {
  uint32_t id;
  uint32_t total_size;  // of the whole record
  uint64_t timestamp;
};

/// Followed by the name, zero-ended, and the code.
struct LoadRecord {
  uint32_t pid;
  uint32_t tid;
  uint64_t address;
  uint64_t run_address;  // the same: code is described where it runs
  uint64_t bytes;
  uint64_t index;  // each load has another
};
static_assert(sizeof(LoadRecord) == 40);

/// Followed by `count` times DebugEntry and a file name, zero-ended. Belongs to the load that follows.
struct DebugRecord {
  uint64_t address;
  uint64_t count;
};
struct DebugEntry {
  uint64_t address;
  uint32_t line;
  uint32_t discriminator = 0;
};

uint64_t now() {
  timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return static_cast<uint64_t>(t.tv_sec) * 1'000'000'000 + static_cast<uint64_t>(t.tv_nsec);
}

uint32_t process_id() { return static_cast<uint32_t>(getpid()); }

uint32_t thread_id() {
#if defined(__linux__)
  return static_cast<uint32_t>(syscall(SYS_gettid));
#else
  return process_id();
#endif
}

std::string dump_path() {
  const char* folder = std::getenv("JITDUMPDIR");
  std::string prefix = folder != nullptr && *folder != 0 ? std::string(folder) + "/" : "";
  return fmt::format("{}jit-{}.dump", prefix, process_id());
}

class Jitdump final : public CodeListener {
 public:
  bool create();
  ~Jitdump() override;
  void loaded(const CodeDescription& code) override;
  void unloaded(const uint8_t*) override {}  // what comes to stand there will say so

 private:
  size_t begin_record(RecordId id);
  void end_record(size_t begin);
  void add_debug_info(const CodeDescription& code);
  void add_line(const CodeDescription& code, size_t offset, uint32_t line);
  void add_load(const CodeDescription& code);
  bool map_marker();
  void write_out();

  ListenerFile file_;
  ByteBuffer out_;  // what one call writes; its memory serves the next one
  uint64_t loads_ = 0;
  void* marker_ = nullptr;
  size_t marker_bytes_ = 0;
};

bool Jitdump::create() {
  if (!file_.create(dump_path())) return false;
  out_.record(FileHeader{.pid = process_id(), .timestamp = now()});
  write_out();
  return file_.fd() >= 0 && map_marker();
}

// On a file system mounted without execution this fails, and perf would never look at the dump.
bool Jitdump::map_marker() {
#if defined(__linux__)
  auto page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  void* memory = mmap(nullptr, page, PROT_READ | PROT_EXEC, MAP_PRIVATE, file_.fd(), 0);
  if (memory == MAP_FAILED) {
    file_.fail("map");
    return false;
  }
  marker_ = memory;
  marker_bytes_ = page;
#endif
  return true;
}

Jitdump::~Jitdump() {
  end_record(begin_record(RecordId::kClose));
  write_out();
  if (marker_ != nullptr) munmap(marker_, marker_bytes_);
}

void Jitdump::loaded(const CodeDescription& code) {
  if (file_.fd() < 0) return;
  if (!code.lines.empty()) add_debug_info(code);
  add_load(code);
  write_out();
}

void Jitdump::add_debug_info(const CodeDescription& code) {
  size_t begin = begin_record(RecordId::kDebugInfo);
  auto address = reinterpret_cast<uint64_t>(code.code);
  out_.record(DebugRecord{address, code.lines.size() + 1});
  for (const CodeLine& at : code.lines) {
    GS_ASSERT(at.offset < code.bytes, "lines are of this code");
    add_line(code, at.offset, at.line);
  }
  // For perf the lines end where the last entry begins.
  add_line(code, code.bytes, code.lines.back().line);
  end_record(begin);
}

void Jitdump::add_line(const CodeDescription& code, size_t offset, uint32_t line) {
  out_.record(DebugEntry{.address = reinterpret_cast<uint64_t>(code.code) + offset, .line = line});
  out_.text(code.file);
}

void Jitdump::add_load(const CodeDescription& code) {
  size_t begin = begin_record(RecordId::kLoad);
  auto address = reinterpret_cast<uint64_t>(code.code);
  out_.record(LoadRecord{process_id(), thread_id(), address, address, code.bytes, ++loads_});
  out_.text(code.name);
  out_.raw(code.code, code.bytes);
  end_record(begin);
}

size_t Jitdump::begin_record(RecordId id) {
  size_t begin = out_.size();
  out_.record(RecordHeader{static_cast<uint32_t>(id), 0, now()});
  return begin;
}

void Jitdump::end_record(size_t begin) {
  out_.patch_u32(begin + offsetof(RecordHeader, total_size), static_cast<uint32_t>(out_.size() - begin));
}

void Jitdump::write_out() {
  file_.append(out_.data(), out_.size());
  out_.clear();
}

}  // namespace

std::unique_ptr<CodeListener> make_jitdump() {
  auto dump = std::make_unique<Jitdump>();
  if (!dump->create()) return nullptr;
  return dump;
}

}  // namespace gs::vm
