// Making string cells, for the files that know their forms (string.cpp, rope.cpp, intern_table.cpp,
// string_builder.cpp). Everybody else uses string.h.
#pragma once

#include "vm/object.h"

namespace gs::vm {

class Vm;

/// A kInline string whose bytes are still to be written; null when out of memory.
String* allocate_inline_string(Vm& vm, size_t length);
/// A kExternal string or (data == null) a kRope; null when out of memory. What `links` name stays alive meanwhile
/// only if the caller holds it.
String* allocate_linked_string(Vm& vm, String::Form form, size_t length, const char* data, String::Links links);
/// A Bytes cell none of whose bytes belongs to a string yet; null when out of memory.
Bytes* allocate_bytes(Vm& vm, size_t capacity);

}  // namespace gs::vm
