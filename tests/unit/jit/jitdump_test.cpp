// The jitdump: read back by a parser that knows only the format's specification, and by perf itself.

#include <cerrno>
#include <csignal>
#include <optional>

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "tests/unit/jit/code_testing.h"

namespace gs::vm {
namespace {

// --- Reading a dump ----------------------------------------------------------------------------------------------------

/// Takes fields off the front of bytes.
struct Reader {
  std::string_view rest;

  template <typename T>
  T number() {
    T value;
    REQUIRE(rest.size() >= sizeof value);
    rest.copy(reinterpret_cast<char*>(&value), sizeof value);
    rest.remove_prefix(sizeof value);
    return value;
  }
  uint32_t u32() { return number<uint32_t>(); }
  uint64_t u64() { return number<uint64_t>(); }
  std::string text() {
    size_t end = rest.find('\0');
    REQUIRE(end != rest.npos);
    std::string value(rest.substr(0, end));
    rest.remove_prefix(end + 1);
    return value;
  }
  std::string_view bytes(size_t count) {
    REQUIRE(rest.size() >= count);
    std::string_view value = rest.substr(0, count);
    rest.remove_prefix(count);
    return value;
  }
};

struct DumpedLine {
  uint64_t address;
  uint32_t line;
  std::string file;
  bool operator==(const DumpedLine&) const = default;
};

struct DumpedCode {
  std::string name, bytes;
  uint64_t address, index;
  std::vector<DumpedLine> lines;  ///< of the debug info before it
};

struct Dump {
  std::vector<DumpedCode> codes;
  bool closed = false;
};

std::vector<DumpedLine> read_debug_info(Reader& record, uint64_t& address) {
  address = record.u64();
  std::vector<DumpedLine> lines(record.u64());
  for (DumpedLine& line : lines) {
    line.address = record.u64();
    line.line = record.u32();
    CHECK(record.u32() == 0);  // discriminator
    line.file = record.text();
  }
  return lines;
}

DumpedCode read_load(Reader& record) {
  DumpedCode code;
  CHECK(record.u32() == static_cast<uint32_t>(getpid()));
  CHECK(record.u32() != 0);  // thread
  code.address = record.u64();
  CHECK(record.u64() == code.address);
  uint64_t bytes = record.u64();
  code.index = record.u64();
  code.name = record.text();
  code.bytes = record.bytes(bytes);
  return code;
}

void read_header(Reader& file) {
  CHECK(file.u32() == 0x4A695444);
  CHECK(file.u32() == 1);
  CHECK(file.u32() == 40);
#if defined(__aarch64__)
  CHECK(file.u32() == 183);
#else
  CHECK(file.u32() == 62);
#endif
  file.u32();
  CHECK(file.u32() == static_cast<uint32_t>(getpid()));
}

Dump read_dump(const std::string& path) {
  std::string contents = read_file(path);
  Reader file{contents};
  read_header(file);
  uint64_t time = file.u64();
  CHECK(file.u64() == 0);  // flags
  Dump dump;
  std::optional<std::pair<uint64_t, std::vector<DumpedLine>>> lines;  // with the address of their code
  while (!file.rest.empty()) {
    REQUIRE_FALSE(dump.closed);
    uint32_t id = file.u32(), size = file.u32();
    uint64_t record_time = file.u64();
    CHECK(record_time >= time);
    time = record_time;
    Reader record{file.bytes(size - 16)};
    if (id == 0) {
      dump.codes.push_back(read_load(record));
      if (lines) {
        CHECK(lines->first == dump.codes.back().address);
        dump.codes.back().lines = std::move(lines->second);
      }
      lines.reset();
    } else if (id == 2) {
      lines.emplace();
      lines->second = read_debug_info(record, lines->first);
    } else {
      CHECK(id == 3);
      dump.closed = true;
    }
    CHECK(record.rest.empty());
  }
  return dump;
}

/// Dumps go to a folder of the test's.
struct DumpFolder : TestFolder {
  DumpFolder() { setenv("JITDUMPDIR", path().c_str(), 1); }
  ~DumpFolder() { unsetenv("JITDUMPDIR"); }
  std::string dump() const { return fmt::format("{}/jit-{}.dump", path(), getpid()); }
};

std::string text_of(const std::vector<uint8_t>& bytes) { return {bytes.begin(), bytes.end()}; }

}  // namespace

TEST_CASE("jitdump: what is dumped reads back", "[jit]") {
  DumpFolder folder;
  Assembled loop = counting_loop(), call = caller();
  RunnableCode first(loop), second(call);
  auto dump = make_jitdump();
  REQUIRE(dump != nullptr);
  dump->loaded(first.description("fib", "dir/fib.gs"));
  dump->loaded({"stub", "", second.code(), call.bytes.size(), {}});
  // All is in the file at once: a program may die.
  CHECK(read_dump(folder.dump()).codes.size() == 2);
  CHECK_FALSE(read_dump(folder.dump()).closed);
  dump->unloaded(second.code());
  dump->loaded(second.description("main chunk", "main.gs"));
  dump.reset();

  Dump read = read_dump(folder.dump());
  CHECK(read.closed);
  REQUIRE(read.codes.size() == 3);
  auto address = reinterpret_cast<uint64_t>(first.code());
  CHECK(read.codes[0].name == "fib");
  CHECK(read.codes[0].address == address);
  CHECK(read.codes[0].bytes == text_of(loop.bytes));
  REQUIRE(read.codes[0].lines.size() == loop.lines.size() + 1);
  for (size_t i = 0; i < loop.lines.size(); i++) {
    CHECK(read.codes[0].lines[i] == DumpedLine{address + loop.lines[i].offset, loop.lines[i].line, "dir/fib.gs"});
  }
  CHECK(read.codes[0].lines.back() == DumpedLine{address + loop.bytes.size(), 20, "dir/fib.gs"});
  CHECK(read.codes[1].name == "stub");
  CHECK(read.codes[1].lines.empty());
  CHECK(read.codes[2].name == "main chunk");
  CHECK(read.codes[2].address == read.codes[1].address);
  CHECK(read.codes[2].bytes == text_of(call.bytes));
  CHECK(read.codes[0].index < read.codes[1].index);
  CHECK(read.codes[1].index < read.codes[2].index);
}

#if defined(__linux__)
TEST_CASE("jitdump: its first page is mapped executable while the listener lives, which is how perf finds it",
          "[jit]") {
  DumpFolder folder;
  auto mapped = [&] {
    std::string maps = read_file("/proc/self/maps");
    size_t at = maps.find(folder.dump());
    return at != maps.npos && maps.substr(maps.rfind('\n', at) + 1, at).find(" r-xp 00000000 ") != maps.npos;
  };
  auto dump = make_jitdump();
  REQUIRE(dump != nullptr);
  CHECK(mapped());
  dump.reset();
  CHECK_FALSE(mapped());
}
#endif

TEST_CASE("jitdump: no file, no listener", "[jit]") {
  DumpFolder folder;
  setenv("JITDUMPDIR", (folder.path() + "/missing").c_str(), 1);
  CHECK(make_jitdump() == nullptr);
  CHECK(errno == ENOENT);
}

TEST_CASE("jitdump: when the disk is full it ends there, and the program does not", "[jit]") {
  DumpFolder folder;
  RunnableCode code(counting_loop());
  auto dump = make_jitdump();
  REQUIRE(dump != nullptr);
  dump->loaded(code.description("before", "a.gs"));
  struct stat before;
  REQUIRE(stat(folder.dump().c_str(), &before) == 0);

  // As if there were room for 10 bytes more.
  rlimit old_limit;
  REQUIRE(getrlimit(RLIMIT_FSIZE, &old_limit) == 0);
  auto old_handler = signal(SIGXFSZ, SIG_IGN);
  rlimit limit{static_cast<rlim_t>(before.st_size) + 10, old_limit.rlim_max};
  REQUIRE(setrlimit(RLIMIT_FSIZE, &limit) == 0);
  dump->loaded(code.description("cut", "a.gs"));
  REQUIRE(setrlimit(RLIMIT_FSIZE, &old_limit) == 0);
  signal(SIGXFSZ, old_handler);

  dump->loaded(code.description("after", "a.gs"));
  dump.reset();
  struct stat after;
  REQUIRE(stat(folder.dump().c_str(), &after) == 0);
  CHECK(after.st_size == before.st_size + 10);
}

// --- perf --------------------------------------------------------------------------------------------------------------

// Not a test but what the next ones run under perf: half a second in code made at run time, described to perf. Freed
// code makes room for other code at the same address, which had 1/4 of the time.
TEST_CASE("hidden: hot code", "[.hot-code]") {
  auto listener = std::getenv("JITDUMPDIR") != nullptr ? make_jitdump() : make_perf_map();
  REQUIRE(listener != nullptr);
  RunnableCode code(counting_loop());
  for (auto [name, rounds] : {std::pair{"first tenant", 50'000'000L}, {"second tenant", 150'000'000L}}) {
    listener->loaded(code.description(name, "hot loop.gs"));
    code.run(rounds);
    listener->unloaded(code.code());
  }
}

namespace {

/// A command in the folder, which is also perf's home: it keeps copies of what it has seen there.
CommandOutcome run_in(const TestFolder& folder, const std::string& command) {
  return run_command("cd " + folder.path() + " && export HOME=" + folder.path() + " && " + command);
}

/// Records the hot code; false, with a word, where perf is missing or not allowed to. The file `pid` says who it was.
bool record_hot_code(const TestFolder& folder) {
  if (!runs_natively()) return false;
  std::ofstream(folder.path() + "/hot") << "echo $$ > pid; exec " << this_program("[.hot-code]") << "\n";
  CommandOutcome recorded = run_in(folder, "perf record -q -e cpu-clock -k 1 -o perf.data sh hot");
  if (recorded.status == 0) return true;
  WARN("skipped: perf record says " << recorded.output);
  return false;
}

/// A column of percents: what the lines with `wanted` add up to.
double share_of(const std::string& report, const std::string& wanted) {
  double sum = 0;
  size_t begin = 0;
  while (begin < report.size()) {
    size_t end = std::min(report.find('\n', begin), report.size());
    std::string line = report.substr(begin, end - begin);
    if (line.find(wanted) != line.npos) sum += std::strtod(line.c_str(), nullptr);
    begin = end + 1;
  }
  return sum;
}

std::string report(const TestFolder& folder, const std::string& options) {
  CommandOutcome outcome = run_in(folder, "perf report --stdio " + options);
  REQUIRE(outcome.status == 0);
  return outcome.output;
}

}  // namespace

TEST_CASE("perf: a report after inject has names and lines, also when code stood at the same address", "[jit]") {
  DumpFolder folder;
  if (!record_hot_code(folder)) return;
  CommandOutcome injected = run_in(folder, "perf inject --jit -i perf.data -o jit.data");
  INFO(injected.output);
  REQUIRE(injected.status == 0);
  std::string symbols = report(folder, "-i jit.data --sort=sym");
  INFO(symbols);
  CHECK(share_of(symbols, "first tenant") > 10);
  CHECK(share_of(symbols, "second tenant") > 50);
  std::string lines = report(folder, "-i jit.data --sort=sym,srcline");
  INFO(lines);
  // Nearly all of the time is waited for the multiplications; a clock's interrupt may come one instruction late.
  CHECK(share_of(lines, "hot loop.gs:12") + share_of(lines, "hot loop.gs:13") > 50);
}

TEST_CASE("perf: the map gives names without inject", "[jit]") {
  TestFolder folder;
  if (!record_hot_code(folder)) return;
  std::string symbols = report(folder, "-i perf.data --sort=sym");
  run_in(folder, "rm /tmp/perf-$(cat pid).map");
  INFO(symbols);
  CHECK(share_of(symbols, "tenant hot loop.gs:10") > 70);
}

}  // namespace gs::vm
