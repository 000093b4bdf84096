// A file that a listener writes while the program runs, record by record.
//
// Each record is handed to the host at once: a profile is wanted most of programs that crash, exit in the middle or never
// end, and there are only as many records as compiled functions.
#pragma once

#include <cstddef>
#include <string>

namespace gs::vm {

class ListenerFile {
 public:
  ListenerFile() = default;
  ~ListenerFile();
  ListenerFile(const ListenerFile&) = delete;
  ListenerFile& operator=(const ListenerFile&) = delete;

  /// Makes the file, instead of one that has the name. False when that fails: errno says why, the log has it too.
  bool create(std::string path);
  /// Adds `size` bytes. After the first failure, which the log has, it does nothing.
  void append(const void* data, size_t size);
  /// Notes a failure (of errno) to do `what`, and stops writing. errno stays as it is.
  void fail(const char* what);

  int fd() const { return fd_; }

 private:
  int fd_ = -1;
  std::string path_;
};

}  // namespace gs::vm
