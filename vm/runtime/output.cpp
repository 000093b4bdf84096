#include "vm/runtime/output.h"

#include <cerrno>
#include <csignal>
#include <cstring>

#include <poll.h>
#include <unistd.h>

#include "vm/vm.h"

namespace gs::vm {

namespace {

enum class Buffering : uint8_t { kUndecided, kFull, kLine };

struct Writer {
  size_t used = 0;
  int failure = 0;  ///< errno of the last write that failed
  Buffering buffering = Buffering::kUndecided;
  char buffer[size_t{1} << 16] = {};
};
/// Never destroyed: whoever prints last, prints.
constinit Writer writer;

/// Largest piece handed to write() at once: between two pieces an interrupt is noticed.
constexpr size_t kPiece = size_t{1} << 20;

/// Writes some of `bytes` and removes what was written. False: failed, or it is time to poll.
enum class Progress : uint8_t { kSome, kInterrupted, kFailed };
Progress write_some(std::string_view& bytes) {
  ssize_t n = ::write(STDOUT_FILENO, bytes.data(), bytes.size() < kPiece ? bytes.size() : kPiece);
  if (n >= 0) {
    bytes.remove_prefix(static_cast<size_t>(n));
    return Progress::kSome;
  }
  if (errno == EINTR) return Progress::kInterrupted;
  if (errno != EAGAIN && errno != EWOULDBLOCK) return Progress::kFailed;
  // Somebody made the descriptor non-blocking (it may be shared with other processes): wait as a blocking one would.
  pollfd wait{STDOUT_FILENO, POLLOUT, 0};
  (void)::poll(&wait, 1, 100);
  return Progress::kInterrupted;
}

/// Writes all of `bytes`; polls `vm`, if there is one, when a signal comes. False: failure says why, or the run stops.
bool write_all(Vm* vm, std::string_view bytes) {
  while (!bytes.empty()) {
    Progress progress = write_some(bytes);
    if (progress == Progress::kFailed) {
      writer.failure = errno;
      return false;
    }
    if (vm != nullptr && !vm->check().ok()) return false;
  }
  return true;
}

/// Empties the buffer. What could not be written is dropped: keeping it would only repeat the failure.
bool flush(Vm* vm) {
  size_t used = writer.used;
  writer.used = 0;
  return write_all(vm, {writer.buffer, used});
}

bool line_buffered() {
  if (writer.buffering == Buffering::kUndecided) {
    writer.buffering = ::isatty(STDOUT_FILENO) != 0 ? Buffering::kLine : Buffering::kFull;
  }
  return writer.buffering == Buffering::kLine;
}

void append(std::string_view bytes) {
  std::memcpy(writer.buffer + writer.used, bytes.data(), bytes.size());
  writer.used += bytes.size();
}

bool put(Vm& vm, std::string_view bytes) {
  if (bytes.size() > sizeof writer.buffer - writer.used) {
    if (!flush(&vm)) return false;
    if (bytes.size() >= sizeof writer.buffer) return write_all(&vm, bytes);
  }
  append(bytes);
  return !line_buffered() || bytes.find('\n') == std::string_view::npos || flush(&vm);
}

Raised raise_failure(Vm& vm) {
  if (vm.stopping() != Stop::kNone) return {};
  if (writer.failure == EPIPE) return vm.stop(Stop::kExit, 128 + SIGPIPE);
  return vm.raise(ErrorId::kOutput, {std::strerror(writer.failure)});
}

}  // namespace

Result<void> write_output(Vm& vm, std::string_view bytes) {
  if (put(vm, bytes)) [[likely]]
    return {};
  return raise_failure(vm);
}

void flush_output(Vm&) {
  // Not interruptible: an error message or a prompt follows, and its order is what the caller asks for.
  flush_output();
}

void flush_output() { (void)flush(nullptr); }

bool output_failed() { return writer.failure != 0; }

}  // namespace gs::vm
