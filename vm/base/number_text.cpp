#include "vm/base/number_text.h"

#include <fast_float/fast_float.h>

namespace gs {

bool parse_whole(std::string_view text, double& out) {
  const char* end = text.data() + text.size();
  auto result = fast_float::from_chars(text.data(), end, out);
  return result.ec == std::errc() && result.ptr == end && !text.empty();
}

}  // namespace gs
