#include "vm/base/json.h"

#include <cstdio>

namespace gs {

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    char escape[8];
    std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned char>(c));
    if (static_cast<unsigned char>(c) < 0x20) out += escape;
    else out += c;
  }
  return out + '"';
}

}  // namespace gs
