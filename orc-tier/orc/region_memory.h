// Where regions' code is linked to: JITLink's memory manager over a code space of one chunk.
//
//   |  hot: loops, region after region  |  cold: exits, calls of the collector  |  data: constants  |
//    24 MiB                              32 MiB                                  8 MiB
//
// A link is prepared in ordinary memory; when all its addresses have been filled in, it is copied to where it will run,
// so code is never writable there (vm/jit/code_space.h has the two ways of doing that). The three areas are within the
// 128 MiB that a direct jump of AArch64 reaches; exits lie megabytes away from the loops they leave.
#pragma once

#include <memory>

#include <llvm/ExecutionEngine/JITLink/JITLinkMemoryManager.h>

#include "vm/jit/code_space.h"

namespace gs::orc {

class RegionMemory final : public llvm::jitlink::JITLinkMemoryManager {
 public:
  /// Where one link's parts are; null if there is no such part.
  struct Placement {
    uint8_t *hot = nullptr, *cold = nullptr, *data = nullptr;
    size_t hot_bytes = 0, cold_bytes = 0, data_bytes = 0;
  };

  /// null if the host refuses. `is_private`: see HostInterface.
  static std::unique_ptr<RegionMemory> create(bool is_private);

  /// Of the last link that was finished.
  const Placement& last() const { return last_; }

  void allocate(const llvm::jitlink::JITLinkDylib* library, llvm::jitlink::LinkGraph& graph,
                OnAllocatedFunction done) override;
  void deallocate(std::vector<FinalizedAlloc> allocations, OnDeallocatedFunction done) override;

 private:
  class Link;
  /// What a placement was taken from, with room for alignment.
  struct Room {
    vm::CodeSpace::Pair code = {nullptr, nullptr};
    uint8_t* data = nullptr;
    size_t hot_bytes = 0, cold_bytes = 0, data_bytes = 0;
  };

  explicit RegionMemory(std::unique_ptr<vm::CodeSpace> space) : space_(std::move(space)) {}
  size_t padded(size_t bytes) const;
  bool take(Room& room, const Placement& sizes);
  void give_back(const Room& room);

  std::unique_ptr<vm::CodeSpace> space_;
  Placement last_;
};

}  // namespace gs::orc
