// JSON text, as far as reports need it.
#pragma once

#include <string>
#include <string_view>

namespace gs {

/// `text` as a JSON string, quotes included. Bytes from 0x80 on are passed on: sources are UTF-8.
std::string json_string(std::string_view text);

}  // namespace gs
