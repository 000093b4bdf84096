#include "orc-tier/orc/region_memory.h"

#include <algorithm>

#include <llvm/ExecutionEngine/JITLink/JITLink.h>

#include "gc/pages.h"
#include "orc-tier/lower/lowering.h"

namespace gs::orc {

using LinkBlock = llvm::jitlink::Block;
using llvm::jitlink::LinkGraph;
using llvm::jitlink::Section;
using vm::CodeSpace;

namespace {

LLVM_ENABLE_BITMASK_ENUMS_IN_NAMESPACE();

constexpr size_t kMiB = size_t{1} << 20;
constexpr CodeSpace::Division kDivision{{24 * kMiB, 32 * kMiB, 8 * kMiB}};

#if defined(__aarch64__) || defined(__APPLE__)
// (Emulators of AArch64 do not see through a second mapping, and Apple's hosts give none.)
constexpr CodeSpace::Mode kMode = CodeSpace::Mode::kToggle;
#else
constexpr CodeSpace::Mode kMode = CodeSpace::Mode::kDual;
#endif

/// Blocks want at most this; memory comes in multiples of less.
constexpr size_t kMostAlignment = 64;

size_t align_up(size_t n, size_t to) { return (n + to - 1) / to * to; }

/// One area's share of a link: blocks one behind the other.
struct Part {
  std::vector<LinkBlock*> blocks;
  size_t bytes = 0;

  void add(LinkBlock& block) {
    blocks.push_back(&block);
    bytes = align_up(bytes, block.getAlignment()) + block.getSize();
  }
};

bool allows(const Section& section, llvm::orc::MemProt right) { return (section.getMemProt() & right) == right; }

CodeSpace::Area area_of(const Section& section) {
  if (!allows(section, llvm::orc::MemProt::Exec)) return CodeSpace::Area::kData;
  return section.getName().starts_with(kColdSection) ? CodeSpace::Area::kCold : CodeSpace::Area::kHot;
}

/// Rounded up within memory that has room for it.
uint8_t* aligned(uint8_t* where) {
  return reinterpret_cast<uint8_t*>(align_up(reinterpret_cast<uintptr_t>(where), kMostAlignment));
}

}  // namespace

/// A link under way: its bytes are in the graph's own memory.
class RegionMemory::Link final : public InFlightAlloc {
 public:
  Link(RegionMemory& memory, LinkGraph& graph, const Room& room, const Placement& sizes)
      : memory_(memory), graph_(graph), room_(room), placement_(sizes) {}

  void stage(Part (&parts)[CodeSpace::kAreas]) {
    uint8_t* const room[] = {room_.code.hot, room_.code.cold, room_.data};
    uint8_t** const where[] = {&placement_.hot, &placement_.cold, &placement_.data};
    for (int i = 0; i < CodeSpace::kAreas; i++) {
      if (parts[i].blocks.empty()) continue;
      *where[i] = aligned(room[i]);
      stage(parts[i], *where[i]);
    }
  }

  void finalize(OnFinalizedFunction done) override {
    for (const Staged& staged : staged_) {
      memory_.space_->write(staged.where, {reinterpret_cast<const uint8_t*>(staged.bytes.data()), staged.bytes.size()});
    }
    memory_.last_ = placement_;
    done(FinalizedAlloc(llvm::orc::ExecutorAddr::fromPtr(new Room(room_))));
  }

  void abandon(OnAbandonedFunction done) override {
    memory_.give_back(room_);
    done(llvm::Error::success());
  }

 private:
  struct Staged {
    uint8_t* where;
    llvm::MutableArrayRef<char> bytes;
  };

  void stage(const Part& part, uint8_t* where) {
    llvm::MutableArrayRef<char> bytes = graph_.allocateBuffer(part.bytes);
    std::fill(bytes.begin(), bytes.end(), 0);
    size_t offset = 0;
    for (LinkBlock* block : part.blocks) {
      offset = align_up(offset, block->getAlignment());
      block->setAddress(llvm::orc::ExecutorAddr::fromPtr(where + offset));
      if (!block->isZeroFill()) {
        llvm::ArrayRef<char> content = block->getContent();
        std::copy(content.begin(), content.end(), bytes.data() + offset);
        block->setMutableContent({bytes.data() + offset, block->getSize()});
      }
      offset += block->getSize();
    }
    staged_.push_back({where, bytes});
  }

  RegionMemory& memory_;
  LinkGraph& graph_;
  Room room_;
  Placement placement_;
  std::vector<Staged> staged_;
};

std::unique_ptr<RegionMemory> RegionMemory::create(bool is_private) {
  auto space = CodeSpace::create(1, is_private ? CodeSpace::Mode::kToggle : kMode, kDivision);
  return space != nullptr ? std::unique_ptr<RegionMemory>(new RegionMemory(std::move(space))) : nullptr;
}

/// With room for alignment. Where writing takes the right to execute away from whole pages, regions share none: this
/// one may be written by one thread while others run.
size_t RegionMemory::padded(size_t bytes) const {
  if (space_->mode() == CodeSpace::Mode::kToggle) return gc::pages::round_up(std::max<size_t>(bytes, 1));
  return bytes + kMostAlignment - CodeSpace::kAlignment;
}

bool RegionMemory::take(Room& room, const Placement& sizes) {
  room.hot_bytes = padded(sizes.hot_bytes);
  room.cold_bytes = padded(sizes.cold_bytes);
  room.data_bytes = padded(sizes.data_bytes);
  room.code = space_->allocate(room.hot_bytes, room.cold_bytes);
  if (room.code.hot == nullptr) return false;
  if (sizes.data_bytes == 0) return true;
  room.data = space_->allocate_data(room.data_bytes);
  if (room.data == nullptr) give_back(room);
  return room.data != nullptr;
}

void RegionMemory::give_back(const Room& room) {
  space_->free(room.code, room.hot_bytes, room.cold_bytes);
  if (room.data != nullptr) space_->free_data(room.data, room.data_bytes);
}

void RegionMemory::allocate(const llvm::jitlink::JITLinkDylib*, LinkGraph& graph, OnAllocatedFunction done) {
  Part parts[CodeSpace::kAreas];
  for (Section& section : graph.sections()) {
    if (section.getMemLifetime() == llvm::orc::MemLifetime::NoAlloc) continue;
    for (LinkBlock* block : section.blocks()) {
      if (block->getAlignment() > kMostAlignment || allows(section, llvm::orc::MemProt::Write)) {
        return done(llvm::make_error<llvm::jitlink::JITLinkError>("a region has code and constants only"));
      }
      parts[static_cast<int>(area_of(section))].add(*block);
    }
  }
  Placement sizes;
  sizes.hot_bytes = parts[0].bytes;
  sizes.cold_bytes = parts[1].bytes;
  sizes.data_bytes = parts[2].bytes;
  Room room;
  if (!take(room, sizes)) return done(llvm::make_error<llvm::jitlink::JITLinkError>("no room for more code"));
  auto link = std::make_unique<Link>(*this, graph, room, sizes);
  link->stage(parts);
  done(std::move(link));
}

void RegionMemory::deallocate(std::vector<FinalizedAlloc> allocations, OnDeallocatedFunction done) {
  for (FinalizedAlloc& allocation : allocations) {
    std::unique_ptr<Room> room(allocation.release().toPtr<Room*>());
    give_back(*room);
  }
  done(llvm::Error::success());
}

}  // namespace gs::orc
