// Making string cells, for the files that know their forms (string.cpp, rope.cpp, intern_table.cpp,
// string_builder.cpp). Everybody else uses string.h.
#pragma once

#include "vm/object.h"
#include "vm/vm.h"

namespace gs::vm {

/// A kInline string whose bytes are still to be written; null when out of memory.
GS_INLINE String* allocate_inline_string(Vm& vm, size_t length) {
  gc::Header header{gc::Kind::kString, 0, String::kInline, 0, static_cast<uint32_t>(length)};
  auto* s = static_cast<String*>(vm.heap().allocate(header, String::inline_size(length)));
  if (GS_LIKELY(s != nullptr)) s->data = s->inline_bytes;
  return s;
}
/// A kExternal string or (data == null) a kRope; null when out of memory. What `links` name stays alive meanwhile
/// only if the caller holds it.
GS_INLINE String* allocate_linked_string(Vm& vm, String::Form form, size_t length, const char* data,
                                         String::Links links) {
  gc::Header header{gc::Kind::kString, 0, form, 0, static_cast<uint32_t>(length)};
  auto* s = static_cast<String*>(vm.heap().allocate(header, String::linked_size()));
  if (GS_UNLIKELY(s == nullptr)) return nullptr;
  s->data = data;
  s->links() = links;
  return s;
}
/// A Bytes cell none of whose bytes belongs to a string yet; null when out of memory.
Bytes* allocate_bytes(Vm& vm, size_t capacity);

}  // namespace gs::vm
