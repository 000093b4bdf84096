// Stacks: every coroutine, the main program included, runs on a slice of memory of ours.
//
// In a slice the native stack grows down and the value stack up from the middle of one page, so a shallow coroutine
// touches one page in all:
//
//     low                                 middle                                            high
//      |  native stack (C++ frames)  <----- | ----->  value stack (script frames)            |
//
// Slices are cut from large reservations without guard pages (the kernel allows only some 65,000 mappings); limits
// are tested instead: Vm::call compares with native_limit before C++ nests further, every frame with stack_limit. Most
// coroutines never use their native half (native_stack.h). Released slices are reused last in, first out; when many are
// free, the memory of those that lay idle longest goes back to the system.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "vm/value.h"

namespace gs::vm {

struct Coroutine;

struct StackSlice {
  char* low;
  Coroutine* owner = nullptr;  ///< null while free
  void* native_sp = nullptr;   ///< of a native stack that waits (native_stack.h); null: it runs, or nothing is on it
  StackSlice* host = nullptr;  ///< whose native stack waits for this one to be left
  uint32_t index = 0;          ///< in StackArena::used_

  /// A native frame of compiled code is never larger than its frame's header on the value stack, and beyond the shallow
  /// limit, at 200,000 headers, functions are interpreted: 6.4 million bytes, and C++ needs room above them. Guests, who share
  /// what is left, have nearer limits (coroutine.cpp).
  static constexpr size_t kNativeBytes = size_t{8} << 20;
  static constexpr size_t kValueBytes = size_t{64} << 20;
  static constexpr size_t kMiddle = kNativeBytes - 2048;
  static constexpr size_t kBytes = kNativeBytes + kValueBytes;
  /// C++ code that may call back needs this much left (the deepest library routine fits).
  static constexpr size_t kNativeReserve = size_t{128} << 10;
  /// Slots every native may use above its arguments without asking.
  static constexpr size_t kValueReserve = 1024;

  void* native_top() const { return low + kMiddle; }
  uintptr_t native_limit() const { return reinterpret_cast<uintptr_t>(low) + kNativeReserve; }
  Value* values() const { return reinterpret_cast<Value*>(low + kMiddle); }
  Value* values_limit() const { return reinterpret_cast<Value*>(low + kBytes) - kValueReserve; }
};

class StackArena {
 public:
  /// So many free slices may keep their memory; when there are more, half of it goes back. Giving memory back takes a call
  /// of the system, and having it again a page fault: batches keep both off programs that make and drop a thousand
  /// coroutines over and over.
  static constexpr size_t kMaxWarm = 2048;

  explicit StackArena(size_t max_warm = kMaxWarm) : max_warm_(max_warm) {}
  ~StackArena();
  StackArena(const StackArena&) = delete;
  StackArena& operator=(const StackArena&) = delete;

  /// A slice for `owner`; null when the system gives no address space.
  StackSlice* acquire(Coroutine* owner);
  /// Takes a slice back, with the C++ frames that wait on it. Its memory is left alone until others have been released.
  void release(StackSlice* slice);
  /// The C++ frames from `lowest` up will never be left in the ordinary way: sanitizers have to know.
  void forget_native_frames(StackSlice* slice, const void* lowest);
  const std::vector<StackSlice*>& used() const { return used_; }
  /// Those acquired since forget_recent(); some may have been released, or be listed twice.
  const std::vector<StackSlice*>& recent() const { return recent_; }
  void forget_recent() { recent_.clear(); }

  /// Memory one coroutine costs at least: what the memory limit is charged per slice.
  static constexpr size_t kChargedBytes = 8192;

 private:
  bool grow();
  void trim();
  std::vector<StackSlice*> used_, recent_;
  std::vector<StackSlice*> free_;  ///< the last warm_ of them have kept their memory
  size_t warm_ = 0;
  const size_t max_warm_;
  std::vector<void*> reservations_;
};

}  // namespace gs::vm
