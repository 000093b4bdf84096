// Where compiled regions find what they read and write: the layouts of vm/object.h as numbers, in one place. (What lies in the
// Vm comes with each compilation, as Layout: the code generator is built without the Vm.)
#pragma once

#include <cstddef>
#include <cstdint>

#include "gc/barrier.h"
#include "gc/header.h"
#include "gc/heap.h"
#include "vm/jit/tier.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/shape.h"

namespace gs::orc::offsets {

inline constexpr uint32_t kKind = offsetof(gc::Header, kind);
inline constexpr uint32_t kGcState = offsetof(gc::Header, gc_state);
inline constexpr uint32_t kByte0 = offsetof(gc::Header, byte0);
inline constexpr uint32_t kByte1 = offsetof(gc::Header, byte1);
inline constexpr uint32_t kStringLength = offsetof(gc::Header, word);
inline constexpr uint32_t kStringData = offsetof(vm::String, data);
inline constexpr uint32_t kNativeUpvalues = sizeof(vm::NativeFunction);

/// A shape guard compares byte1 and the shape's number, five bytes from here on. Numbers are small, so the fifth is always
/// zero, and one compare of four bytes decides.
inline constexpr uint32_t kShapeAndSlots = offsetof(gc::Header, byte1);
static_assert(kShapeAndSlots + 1 == offsetof(gc::Header, word));
static_assert(vm::ShapeTree::kMaxShapes <= 1u << 24);

inline constexpr uint32_t kFactTypes = offsetof(vm::FieldFact, types);
inline constexpr uint32_t kTableStorage = offsetof(vm::Table, storage);
inline constexpr uint32_t kTableSlots = sizeof(vm::Table);
inline constexpr uint32_t kStorageLength = offsetof(vm::Storage, length);
inline constexpr uint32_t kStoragePhysical = offsetof(gc::Header, word);
inline constexpr uint32_t kStorageCapacity = offsetof(vm::Storage, capacity);
inline constexpr uint32_t kStorageDict = offsetof(vm::Storage, dict);
inline constexpr uint32_t kStorageOverflow = offsetof(vm::Storage, overflow);
inline constexpr uint32_t kStorageElements = sizeof(vm::Storage);
inline constexpr uint32_t kOverflowSlots = sizeof(vm::Slots);
inline constexpr uint32_t kClosureCode = offsetof(vm::Closure, code);
inline constexpr uint32_t kClosureUpvalues = sizeof(vm::Closure);
inline constexpr uint32_t kClosureEntry = offsetof(vm::Closure, jit_entry);
/// From the first instruction of a function to what its compiled code is known by.
inline constexpr int64_t kCodeCompiled =
    static_cast<int64_t>(offsetof(vm::CodeInfo, compiled)) - static_cast<int64_t>(sizeof(vm::CodeInfo));
inline constexpr uint32_t kCompiledEntry = offsetof(vm::CompiledCode, entry);
inline constexpr uint32_t kHeapBump = gc::Heap::kBumpOffset;
inline constexpr uint32_t kHeapLimit = gc::Heap::kLimitOffset;
inline constexpr uint32_t kCellValue = offsetof(vm::Cell, value);

/// Lengths are at most this (vm/table_array.cpp bounds capacities).
inline constexpr uint64_t kMaxLength = uint64_t{1} << 31;

}  // namespace gs::orc::offsets
