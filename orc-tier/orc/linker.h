// Object files to code that can be called: an ORC session with one library, in which each region is a symbol under a resource
// tracker of its own, so that its code can be freed.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>

#include <llvm/ExecutionEngine/Orc/Core.h>
#include <llvm/ExecutionEngine/Orc/ObjectLinkingLayer.h>

#include "orc-tier/orc/region_memory.h"

namespace gs::orc {

class Linker {
 public:
  /// null, and `error` says why: no memory for code.
  static std::unique_ptr<Linker> create(bool private_memory, std::string& error);
  ~Linker();

  /// Where the region `name`, defined by `object`, begins; null, and `error` says why.
  const void* link(llvm::StringRef object, const std::string& name, std::string& error);
  /// Where the parts of the region linked last are.
  const RegionMemory::Placement& placement() const { return memory_->last(); }
  /// Frees the region that begins at `entry`.
  void free(const void* entry);

 private:
  explicit Linker(std::unique_ptr<RegionMemory> memory) : memory_(std::move(memory)) {}
  bool start(std::string& error);

  // In this order: the session ends before its layer goes, the layer before the memory.
  std::unique_ptr<RegionMemory> memory_;
  std::unique_ptr<llvm::orc::ExecutionSession> session_;
  std::unique_ptr<llvm::orc::ObjectLinkingLayer> layer_;
  llvm::orc::JITDylib* library_ = nullptr;
  std::string reported_;  ///< errors of the session since the last link
  std::unordered_map<const void*, llvm::orc::ResourceTrackerSP> regions_;  ///< by entry
};

}  // namespace gs::orc
