#include "stdlib/stream.h"

#include <cerrno>
#include <cstring>
#include <poll.h>
#include <unistd.h>

#include "vm/vm.h"

namespace gs::stdlib {

namespace {
constexpr size_t kBuffer = 1 << 16;
constexpr int kWaitMilliseconds = 50;
}  // namespace

Result<bool> Stream::fill(vm::Vm& vm) {
  if (!flush()) return false;
  in_.resize(kBuffer);
  in_at_ = 0;
  for (;;) {
    pollfd wait = {fd_, POLLIN, 0};
    int ready = ::poll(&wait, 1, kWaitMilliseconds);
    GS_TRYV(vm.check());
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    ssize_t n = ::read(fd_, in_.data(), in_.size());
    if (n < 0 && errno == EINTR) continue;
    in_.resize(n > 0 ? static_cast<size_t>(n) : 0);
    return n > 0;
  }
}

Result<int> Stream::peek(vm::Vm& vm) {
  if (in_at_ == in_.size()) {
    GS_TRY(bool more, fill(vm));
    if (!more) return -1;
  }
  return static_cast<unsigned char>(in_[in_at_]);
}

Result<bool> Stream::read_line(vm::Vm& vm, vm::StringBuilder& out, bool keep_newline) {
  GS_TRY(int first, peek(vm));
  if (first < 0) return false;
  for (;;) {
    std::string_view rest = std::string_view(in_).substr(in_at_);
    size_t end = rest.find('\n');
    bool complete = end != std::string_view::npos;
    size_t taken = complete ? end : rest.size();
    GS_TRYV(out.append(rest.substr(0, taken + (complete && keep_newline))));
    in_at_ += taken + complete;
    if (complete) return true;
    GS_TRY(bool more, fill(vm));
    if (!more) return true;
  }
}

Result<void> Stream::read_all(vm::Vm& vm, vm::StringBuilder& out) {
  for (;;) {
    GS_TRYV(out.append(std::string_view(in_).substr(in_at_)));
    in_at_ = in_.size();
    GS_TRY(bool more, fill(vm));
    if (!more) return {};
  }
}

Result<bool> Stream::read_bytes(vm::Vm& vm, vm::StringBuilder& out, size_t count) {
  GS_TRY(int first, peek(vm));
  if (first < 0) return false;
  while (count > 0) {
    std::string_view rest = std::string_view(in_).substr(in_at_, count);
    GS_TRYV(out.append(rest));
    in_at_ += rest.size();
    count -= rest.size();
    if (count == 0) break;
    GS_TRY(bool more, fill(vm));
    if (!more) break;
  }
  return true;
}

Result<std::string_view> Stream::read_number_text(vm::Vm& vm, char (&text)[64]) {
  size_t length = 0;
  for (;;) {
    GS_TRY(int c, peek(vm));
    bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (c < 0 || (!space && std::strchr("+-.0123456789eE", c) == nullptr) || (space && length > 0)) break;
    if (length == sizeof text) break;
    in_at_++;
    if (!space) text[length++] = static_cast<char>(c);
  }
  return std::string_view(text, length);
}

void Stream::unread_for_write() {
  if (in_at_ < in_.size()) ::lseek(fd_, -static_cast<off_t>(in_.size() - in_at_), SEEK_CUR);
  in_.clear();
  in_at_ = 0;
}

bool Stream::write(std::string_view bytes) {
  if (fd_ < 0 || !writable_) {
    errno = EBADF;
    return false;
  }
  unread_for_write();
  out_.append(bytes);
  return out_.size() < kBuffer || flush();
}

bool Stream::flush() {
  size_t done = 0;
  while (done < out_.size()) {
    ssize_t n = ::write(fd_, out_.data() + done, out_.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      out_.clear();
      return false;
    }
    done += static_cast<size_t>(n);
  }
  out_.clear();
  return true;
}

bool Stream::close() {
  if (fd_ < 0) return true;
  bool ok = flush();
  if (fd_ > STDERR_FILENO) ok = ::close(fd_) == 0 && ok;
  fd_ = -1;
  return ok;
}

}  // namespace gs::stdlib
