#include "vm/jit/listener_file.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "vm/base/log.h"

namespace gs::vm {

ListenerFile::~ListenerFile() {
  if (fd_ >= 0) close(fd_);
}

// The name can be foreseen and the folder may be everybody's, so nothing that stands there is opened: a file left by an
// earlier process of the same number goes, and a link laid by someone else is not followed.
bool ListenerFile::create(std::string path) {
  path_ = std::move(path);
  unlink(path_.c_str());
  fd_ = open(path_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
  if (fd_ < 0) fail("create");
  return fd_ >= 0;
}

void ListenerFile::append(const void* data, size_t size) {
  const char* rest = static_cast<const char*>(data);
  while (fd_ >= 0 && size > 0) {
    ssize_t written = write(fd_, rest, size);
    if (written >= 0) {
      rest += written;
      size -= static_cast<size_t>(written);
    } else if (errno != EINTR) {
      fail("write");
    }
  }
}

void ListenerFile::fail(const char* what) {
  int error = errno;
  log_event(Logger::kVm, LogLevel::kWarn, "code is not described",
            {{"file", path_}, {"cannot", what}, {"because", std::strerror(error)}});
  if (fd_ >= 0) close(fd_);
  fd_ = -1;
  errno = error;
}

}  // namespace gs::vm
