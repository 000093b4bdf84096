// Concatenation: copies, extensions in place, ropes; and how ropes become readable.
//
// a .. b makes one of four things:
//
//   a copy       when the result is short: cheaper than a node, and better to read.
//   an extension when `a` ends where the used part of its Bytes cell ends and `b` fits behind it. The bytes of `b` go
//                there; the result is a new 40-byte string over the same cell, `a` stays what it was. A loop that
//                appends and reads in turn is linear by this: each flattening leaves room behind.
//   a move       when `a` has grown in its cell until there is no room left, and `b` is short against it: both are
//                copied to a cell half as large again, where extensions go on. The bytes copied are paid for by those
//                appended in place before.
//   a rope       otherwise: a node with both parts, to be flattened when somebody reads it - or at once, when its
//                nodes take more memory than its text. Flattening n bytes is then paid for by the n/40 concatenations
//                that made those nodes, so it stays linear, and a string built byte by byte does not cost 40 bytes for
//                each. Appending turns into extension in place by this, mostly.
//
// Flattening has to visit a tree of any shape - a million nodes deep to the left or to the right - without recursion
// and without memory. Because every node knows its length, every leaf's place in the result is known before anything
// is copied, so subtrees may be visited in any order: always the shorter one first, the longer one put aside. What is
// put aside then at most halves from one entry to the next, and 32 entries suffice for 4 GiB (the argument that
// bounds quicksort's stack). Nothing in the rope is changed before the end: strings that share nodes with it stay
// valid, and so does the rope when an interrupt ends the walk early.
#include <cstring>

#include "vm/string.h"
#include "vm/string_layout.h"
#include "vm/vm.h"

namespace gs::vm {

namespace {

/// Ropes of fewer nodes are left alone, whatever their text.
constexpr size_t kMinNodes = 64;

/// How much is copied, or how many nodes are visited, between two looks at the poll word.
constexpr size_t kBytesPerPoll = size_t{1} << 20;
constexpr size_t kBytesPerNode = 16;  // a visit costs about as much as copying this many bytes

struct Part {
  const String* node;
  char* out;
};

const String* left_part(const String* rope) { return static_cast<const String*>(rope->links().left); }
const String* right_part(const String* rope) { return rope->links().right; }

/// Copies the bytes of `root` to `out`. With a `vm` it polls.
Result<void> copy_rope(Vm* vm, const String* root, char* out) {
  Part aside[33];
  int depth = 0;
  size_t work = 0;
  Part current{root, out};
  for (;;) {
    const String* node = current.node;
    work += kBytesPerNode;
    if (node->is_rope()) {
      const String* left = left_part(node);
      const String* right = right_part(node);
      Part left_place{left, current.out};
      Part right_place{right, current.out + left->length()};
      bool left_first = left->length() < right->length();
      aside[depth++] = left_first ? right_place : left_place;
      current = left_first ? left_place : right_place;
      GS_ASSERT(depth <= 32, "what is put aside halves each time");
      continue;
    }
    // A leaf that is extended in place lies there already.
    if (node->data != current.out) std::memcpy(current.out, node->data, node->length());
    work += node->length();
    if (work >= kBytesPerPoll && vm != nullptr) {
      GS_TRYV(vm->check());
      work = 0;
    }
    if (depth == 0) return {};
    current = aside[--depth];
  }
}

/// Room behind the bytes of `s` in its own cell; 0 when other bytes follow.
size_t room_behind(const String* s) {
  if (s->form() != String::kExternal || s->links().left->kind != gc::Kind::kBytes) return 0;
  auto* owner = static_cast<Bytes*>(s->links().left);
  return s->data + s->length() == owner->data() + owner->word ? owner->capacity - owner->word : 0;
}

/// byte0 of a Bytes cell: made with room to grow, and a string has grown in it.
enum Growth : uint8_t { kFixed, kRoomy, kGrown };
/// Only what is at most this share of a string is appended by moving the string. Of the room, half of the length then, less
/// than that was left over, so nearly a quarter of the string has been appended since it moved last.
constexpr uint32_t kMovingShare = 8;

/// Room for half as much again.
size_t slack_for(size_t length) { return length / 2; }

Bytes* owner_bytes(const String* s) { return static_cast<Bytes*>(s->links().left); }

const String* first_leaf(const String* s) {
  while (s->is_rope()) s = left_part(s);
  return s;
}

/// Makes `s` an ordinary external string over `owner`.
void become_external(Vm& vm, String* s, Bytes* owner, const char* data) {
  s->byte0 = String::kExternal;
  s->hash = 0;
  s->links() = {owner, nullptr};
  s->data = data;
  vm.barrier(s);
}

Result<void> flatten_into(Vm& vm, String* s, Bytes* owner, char* data) {
  GS_TRYV(copy_rope(&vm, s, data));
  owner->word = static_cast<uint32_t>(data + s->length() - owner->data());
  become_external(vm, s, owner, data);
  return {};
}

}  // namespace

void copy_bytes(const String* s, char* out) { (void)copy_rope(nullptr, s, out); }

Bytes* allocate_bytes(Vm& vm, size_t capacity) {
  auto* bytes = static_cast<Bytes*>(vm.heap().allocate(gc::Kind::kBytes, sizeof(Bytes) + capacity));
  if (bytes != nullptr) bytes->capacity = capacity;
  return bytes;
}

Result<void> flatten_slow(Vm& vm, String* s) {
  size_t length = s->length();
  const String* first = first_leaf(s);
  if (room_behind(first) >= length - first->length()) {
    return flatten_into(vm, s, owner_bytes(first), const_cast<char*>(first->data));
  }
  // When most of the text was flat before, this is a string that grows and is read by turns: leave it room, so that
  // it is not copied each time.
  size_t slack = first->length() >= length / 2 && first->length() > kMaxCopiedConcat ? slack_for(length) : 0;
  Bytes* owner = allocate_bytes(vm, length + slack);
  if (owner != nullptr && slack != 0) owner->byte0 = kRoomy;
  if (owner == nullptr && slack != 0) owner = allocate_bytes(vm, length);
  if (owner == nullptr) return vm.raise_out_of_memory();
  return flatten_into(vm, s, owner, owner->data());
}

// ---------------------------------------------------------------- concatenation

namespace {

GS_INLINE Result<String*> concat_by_copy(Vm& vm, const String* a, const String* b) {
  String* s = allocate_inline_string(vm, a->length() + b->length());
  if (s == nullptr) return vm.raise_out_of_memory();
  copy_bytes_short(s->inline_bytes, a->data, a->length());
  copy_bytes_short(s->inline_bytes + a->length(), b->data, b->length());
  return s;
}

/// `a` has room behind it for `b`.
GS_INLINE Result<String*> concat_in_place(Vm& vm, const String* a, const String* b) {
  Bytes* owner = owner_bytes(a);
  if (owner->byte0 == kRoomy) owner->byte0 = kGrown;
  String* s = allocate_linked_string(vm, String::kExternal, a->length() + b->length(), a->data, {owner, nullptr});
  if (s == nullptr) return vm.raise_out_of_memory();
  copy_bytes_short(owner->data() + owner->word, b->data, b->length());
  owner->word += b->length();
  return s;
}

/// Nodes of the rope `s`, shared ones counted each time. While a string is a rope it has no hash: the field is free.
/// Whether `a` ends where its cell ends, and has grown up to there by short pieces like `b`.
bool has_outgrown(const String* a, const String* b) {
  if (a->form() != String::kExternal || a->links().left->kind != gc::Kind::kBytes) return false;
  const Bytes* owner = owner_bytes(a);
  bool at_end = a->data + a->length() == const_cast<Bytes*>(owner)->data() + owner->word;
  return at_end && owner->byte0 == kGrown && b->length() <= a->length() / kMovingShare;
}

/// Null when there is no memory for that much room: a rope needs less.
Bytes* move_with_room(Vm& vm, const String* a, size_t length) {
  Bytes* owner = allocate_bytes(vm, length + slack_for(length));
  if (owner == nullptr) return nullptr;
  owner->byte0 = kRoomy;
  std::memcpy(owner->data(), a->data, a->length());
  owner->word = a->length();
  return owner;
}

/// a .. b in the larger cell `owner`, which holds the bytes of `a`.
Result<String*> concat_moved(Vm& vm, const String* a, const String* b, Bytes* owner) {
  copy_bytes_short(owner->data() + a->length(), b->data, b->length());
  owner->word = a->length() + b->length();
  String* s = allocate_linked_string(vm, String::kExternal, owner->word, owner->data(), {owner, nullptr});
  if (s == nullptr) return vm.raise_out_of_memory();
  return s;
}

uint32_t node_count(const String* s) { return s->is_rope() ? s->hash : 0; }

Result<String*> make_rope(Vm& vm, String* a, String* b) {
  size_t length = size_t{a->length()} + b->length();
  String* rope = allocate_linked_string(vm, String::kRope, length, nullptr, {a, b});
  if (rope == nullptr) return vm.raise_out_of_memory();
  size_t nodes = size_t{node_count(a)} + node_count(b) + 1;
  rope->hash = static_cast<uint32_t>(nodes);
  if (nodes >= kMinNodes && nodes * String::linked_size() >= length) GS_TRYV(flatten_slow(vm, rope));
  return rope;
}

/// What is neither short nor an extension in place.
GS_NOINLINE Result<String*> concat_long(Vm& vm, String* a, String* b) {
  if (a->length() == 0) return b;
  if (b->length() == 0) return a;
  size_t length = size_t{a->length()} + b->length();
  if (length > kMaxStringLength) return vm.raise(ErrorId::kStringTooLong);
  if (!b->is_rope() && has_outgrown(a, b)) {
    if (Bytes* owner = move_with_room(vm, a, length)) return concat_moved(vm, a, b, owner);
  }
  return make_rope(vm, a, b);
}

}  // namespace

Result<String*> concat_strings(Vm& vm, String* a, String* b) {
  size_t length = size_t{a->length()} + b->length();
  if (length <= kMaxCopiedConcat) {  // ropes are longer than that: both are readable
    if (a->length() == 0) return b;
    return b->length() == 0 ? a : concat_by_copy(vm, a, b);
  }
  bool extends = b->length() != 0 && !b->is_rope() && room_behind(a) >= b->length();
  return GS_LIKELY(extends) ? concat_in_place(vm, a, b) : concat_long(vm, a, b);
}

}  // namespace gs::vm
