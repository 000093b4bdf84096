// The natives of the library `string`, by family; string_lib.cpp has the table that names them.
#pragma once

#include <string_view>

#include "vm/native.h"

namespace gs::stdlib {

// ---- string_search.cpp: plain text, no patterns
vm::NativeResult string_split(vm::Vm& vm, vm::Args args);
vm::NativeResult string_join(vm::Vm& vm, vm::Args args);
vm::NativeResult string_count(vm::Vm& vm, vm::Args args);
vm::NativeResult string_contains(vm::Vm& vm, vm::Args args);
vm::NativeResult string_has_prefix(vm::Vm& vm, vm::Args args);
vm::NativeResult string_has_suffix(vm::Vm& vm, vm::Args args);
vm::NativeResult string_replace_all(vm::Vm& vm, vm::Args args);

/// Where `needle` first begins at or after `from`, or npos. Polls.
Result<size_t> find_plain(vm::Vm& vm, std::string_view haystack, std::string_view needle, size_t from);

// ---- string_match.cpp: patterns (pattern.h)
/// Upvalues of the four: what they compiled lately.
inline constexpr uint32_t kPatternUpvalues = 16;
vm::NativeResult string_find(vm::Vm& vm, vm::Args args);
vm::NativeResult string_match(vm::Vm& vm, vm::Args args);
vm::NativeResult string_gmatch(vm::Vm& vm, vm::Args args);
vm::NativeResult string_gsub(vm::Vm& vm, vm::Args args);

// ---- string_trim.cpp: ends of strings
vm::NativeResult string_trim(vm::Vm& vm, vm::Args args);
vm::NativeResult string_trim_left(vm::Vm& vm, vm::Args args);
vm::NativeResult string_trim_right(vm::Vm& vm, vm::Args args);
vm::NativeResult string_pad_left(vm::Vm& vm, vm::Args args);
vm::NativeResult string_pad_right(vm::Vm& vm, vm::Args args);

// ---- format.cpp
vm::NativeResult string_format(vm::Vm& vm, vm::Args args);

}  // namespace gs::stdlib
