// What the tests of code listeners share: machine code that runs, with lines, on both processors; a folder; commands.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__APPLE__)
#include <libkern/OSCacheControl.h>
#endif

#include "vm/jit/code_listener.h"

namespace gs::vm {

/// A function made by hand, and where its instructions come from.
struct Assembled {
  std::vector<uint8_t> bytes;
  std::vector<CodeLine> lines;
};

#if defined(__aarch64__)
inline Assembled assemble_words(const std::vector<uint32_t>& words, std::vector<CodeLine> lines) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(words.data());
  return {{bytes, bytes + 4 * words.size()}, std::move(lines)};
}
#endif

/// void (long n): counts n down to 0. Line 10 sets the frame up, the loop is line 11 (an addition), 12 (three
/// multiplications, where the time goes) and 13 (the countdown), line 20 returns.
inline Assembled counting_loop() {
#if defined(__aarch64__)
  return assemble_words(
      {
          0xA9BF7BFD,                          // stp x29, x30, [sp, #-16]!
          0x910003FD,                          // mov x29, sp
          0x91000C21,                          // 1: add x1, x1, #3
          0x9B017C21, 0x9B017C21, 0x9B017C21,  // mul x1, x1, x1
          0xF1000400,                          // subs x0, x0, #1
          0x54FFFF61,                          // b.ne 1b
          0xA8C17BFD,                          // ldp x29, x30, [sp], #16
          0xD65F03C0,                          // ret
      },
      {{0, 10}, {8, 11}, {12, 12}, {24, 13}, {32, 20}});
#else
  return {{
              0x55,                    //  0  push rbp
              0x48, 0x89, 0xE5,        //  1  mov rbp, rsp
              0x48, 0x83, 0xC0, 0x03,  //  4  1: add rax, 3
              0x48, 0x0F, 0xAF, 0xC0,  //  8  imul rax, rax
              0x48, 0x0F, 0xAF, 0xC0,  // 12
              0x48, 0x0F, 0xAF, 0xC0,  // 16
              0x48, 0xFF, 0xCF,        // 20  dec rdi
              0x75, 0xEB,              // 23  jnz 1b
              0x5D,                    // 25  pop rbp
              0xC3,                    // 26  ret
          },
          {{0, 10}, {4, 11}, {8, 12}, {20, 13}, {25, 20}}};
#endif
}

/// void (void (*function)()): calls it. Line 3 sets the frame up, line 4 calls, line 5 returns.
inline Assembled caller() {
#if defined(__aarch64__)
  return assemble_words({0xA9BF7BFD, 0x910003FD, 0xD63F0000, 0xA8C17BFD, 0xD65F03C0}, {{0, 3}, {8, 4}, {12, 5}});
#else
  return {{0x55, 0x48, 0x89, 0xE5, 0xFF, 0xD7, 0x5D, 0xC3}, {{0, 3}, {4, 4}, {6, 5}}};
#endif
}

/// Code where it can run, in pages of its own.
class RunnableCode {
 public:
  explicit RunnableCode(const Assembled& assembled) : source_(assembled) {
    int flags = MAP_PRIVATE | MAP_ANONYMOUS;
#if defined(__APPLE__)
    flags |= MAP_JIT;
#endif
    void* memory = mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, flags, -1, 0);
    if (memory == MAP_FAILED) std::abort();
    memory_ = static_cast<uint8_t*>(memory);
    std::memcpy(memory_, assembled.bytes.data(), assembled.bytes.size());
    if (mprotect(memory_, kBytes, PROT_READ | PROT_EXEC) != 0) std::abort();
#if defined(__APPLE__)
    sys_icache_invalidate(memory_, kBytes);
#else
    __builtin___clear_cache(reinterpret_cast<char*>(memory_), reinterpret_cast<char*>(memory_ + kBytes));
#endif
  }
  ~RunnableCode() { munmap(memory_, kBytes); }
  RunnableCode(const RunnableCode&) = delete;
  RunnableCode& operator=(const RunnableCode&) = delete;

  const uint8_t* code() const { return memory_; }
  CodeDescription description(std::string_view name, std::string_view file) const {
    return {name, file, memory_, source_.bytes.size(), source_.lines};
  }
  template <typename Argument>
  void run(Argument argument) const {
    reinterpret_cast<void (*)(Argument)>(reinterpret_cast<uintptr_t>(memory_))(argument);
  }

 private:
  static constexpr size_t kBytes = 1 << 14;
  Assembled source_;
  uint8_t* memory_;
};

/// A folder for one test; goes with what is in it.
class TestFolder {
 public:
  TestFolder() {
    char name[] = "/tmp/gscript-unit-XXXXXX";
    if (mkdtemp(name) == nullptr) std::abort();
    path_ = name;
  }
  ~TestFolder() {
    if (std::system(("rm -rf " + path_).c_str()) != 0) std::perror(path_.c_str());
  }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// What a shell command did.
struct CommandOutcome {
  int status;
  std::string output;  ///< both streams
};

inline CommandOutcome run_command(const std::string& command) {
  std::FILE* pipe = popen(("{ " + command + "; } 2>&1").c_str(), "r");
  if (pipe == nullptr) return {127, "popen"};
  std::string output;
  char buffer[4096];
  while (size_t n = std::fread(buffer, 1, sizeof buffer, pipe)) output.append(buffer, n);
  int status = pclose(pipe);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128, output};
}

/// Whether other programs can look at this process: not when it is run by an emulator, which they would see instead.
inline bool runs_natively() {
#if defined(__aarch64__)
  return run_command("uname -m").output == "aarch64\n";
#elif defined(__linux__)
  return run_command("uname -m").output == "x86_64\n";
#else
  return false;
#endif
}

/// The command that runs one of the hidden tests of this program.
inline std::string this_program(const std::string& test) {
  char path[4096];
  ssize_t size = readlink("/proc/self/exe", path, sizeof path);
  return size <= 0 ? "false" : "'" + std::string(path, static_cast<size_t>(size)) + "' '" + test + "'";
}

}  // namespace gs::vm
