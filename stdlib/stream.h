// Stream: a buffered file descriptor. What io's files and standard input are made of.
//
// Not stdio: a blocked read must notice an interrupt or a time limit within a tenth of a second, so descriptors are
// waited for in short steps with the VM's poll word tested in between.
#pragma once

#include <string>

#include "vm/base/result.h"
#include "vm/string.h"

namespace gs::stdlib {

class Stream {
 public:
  Stream(int fd, bool readable, bool writable) : fd_(fd), readable_(readable), writable_(writable) {}
  ~Stream() { close(); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  bool is_open() const { return fd_ >= 0; }
  bool readable() const { return readable_; }
  bool writable() const { return writable_; }

  /// The next line without its end; false at the end of input.
  Result<bool> read_line(vm::Vm& vm, vm::StringBuilder& out, bool keep_newline);
  /// Everything up to the end of input.
  Result<void> read_all(vm::Vm& vm, vm::StringBuilder& out);
  /// Up to `count` bytes; false at the end of input.
  Result<bool> read_bytes(vm::Vm& vm, vm::StringBuilder& out, size_t count);
  /// The longest prefix that could be a number's text, after white space.
  Result<std::string_view> read_number_text(vm::Vm& vm, char (&text)[64]);

  /// Buffered; false when the descriptor refused (errno says why).
  bool write(std::string_view bytes);
  bool flush();
  bool close();

 private:
  Result<bool> fill(vm::Vm& vm);  ///< more bytes into the buffer; false at the end of input
  Result<int> peek(vm::Vm& vm);   ///< the next byte, -1 at the end
  void unread_for_write();        ///< moves the file position back over what was read ahead

  int fd_;
  bool readable_, writable_;
  std::string in_, out_;
  size_t in_at_ = 0;
};

}  // namespace gs::stdlib
