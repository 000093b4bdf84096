// The perf map: its lines, and what stands in the way of its file.

#include <cerrno>

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>
#include <sys/stat.h>

#include "tests/unit/jit/code_testing.h"

namespace gs::vm {
namespace {

std::string map_path() { return fmt::format("/tmp/perf-{}.map", getpid()); }

/// The files with the names that perf knows go when the test is over.
struct RemoveMap {
  ~RemoveMap() { unlink(map_path().c_str()); }
};

const uint8_t* at(uintptr_t address) { return reinterpret_cast<const uint8_t*>(address); }

}  // namespace

TEST_CASE("perf map: a line for each piece of code, there at once", "[jit]") {
  RemoveMap remove;
  auto map = make_perf_map();
  REQUIRE(map != nullptr);
  const CodeLine lines[] = {{0, 0}, {4, 12}, {8, 3}};
  map->loaded({"fib", "dir/fib.gs", at(0x7F001000), 0x1C8, lines});
  std::string first = "7f001000 1c8 fib dir/fib.gs:12\n";
  CHECK(read_file(map_path()) == first);
  map->loaded({"main chunk", "odd\nname.gs", at(0x7F002000), 16, {}});
  map->loaded({"stub", "", at(0xFFFF7F002010), 1, {}});
  map->unloaded(at(0x7F001000));
  map.reset();
  CHECK(read_file(map_path()) == first + "7f002000 10 main chunk odd?name.gs\nffff7f002010 1 stub\n");
}

TEST_CASE("perf map: what has the name already is replaced, not written into", "[jit]") {
  RemoveMap remove;
  TestFolder folder;
  std::string other = folder.path() + "/other";
  std::ofstream(other) << "precious";
  REQUIRE(symlink(other.c_str(), map_path().c_str()) == 0);
  auto map = make_perf_map();
  REQUIRE(map != nullptr);
  map->loaded({"f", "", at(16), 16, {}});
  CHECK(read_file(other) == "precious");
  CHECK(read_file(map_path()) == "10 10 f\n");
}

TEST_CASE("perf map: no file, no listener", "[jit]") {
  REQUIRE(mkdir(map_path().c_str(), 0700) == 0);  // a folder cannot be unlinked
  errno = 0;
  auto map = make_perf_map();
  int error = errno;
  REQUIRE(rmdir(map_path().c_str()) == 0);
  CHECK(map == nullptr);
  CHECK(error == EEXIST);
}

}  // namespace gs::vm
