#include "orc-tier/orc/linker.h"

#include <cmath>
#include <cstring>

#include <llvm/ExecutionEngine/Orc/ExecutorProcessControl.h>
#include <llvm/ExecutionEngine/Orc/TaskDispatch.h>
#include <llvm/Support/MemoryBuffer.h>

namespace gs::orc {

using llvm::orc::ExecutionSession;

namespace {

/// What LLVM calls of its own accord: for operations the machine does not have (floor without SSE4.1), and for copying.
struct LibraryRoutine {
  const char* name;
  void* address;
};
const LibraryRoutine kLibraryRoutines[] = {
    {"floor", reinterpret_cast<void*>(static_cast<double (*)(double)>(std::floor))},
    {"memcpy", reinterpret_cast<void*>(&std::memcpy)},
    {"memmove", reinterpret_cast<void*>(&std::memmove)},
    {"memset", reinterpret_cast<void*>(&std::memset)},
};

llvm::Error define_routines(ExecutionSession& session, llvm::orc::JITDylib& library) {
  llvm::orc::SymbolMap symbols;
  for (const LibraryRoutine& routine : kLibraryRoutines) {
    symbols[session.intern(routine.name)] = {llvm::orc::ExecutorAddr::fromPtr(routine.address),
                                             llvm::JITSymbolFlags::Exported};
  }
  return library.define(llvm::orc::absoluteSymbols(std::move(symbols)));
}

}  // namespace

std::unique_ptr<Linker> Linker::create(bool private_memory, std::string& error) {
  std::unique_ptr<RegionMemory> memory = RegionMemory::create(private_memory);
  if (memory == nullptr) {
    error = "the host has no memory for code";
    return nullptr;
  }
  std::unique_ptr<Linker> linker(new Linker(std::move(memory)));
  if (!linker->start(error)) return nullptr;
  return linker;
}

bool Linker::start(std::string& error) {
  // Everything happens on the thread that asks for it: it is the compile thread.
  auto process =
      llvm::orc::SelfExecutorProcessControl::Create(nullptr, std::make_unique<llvm::orc::InPlaceTaskDispatcher>());
  if (!process) return error = llvm::toString(process.takeError()), false;
  session_ = std::make_unique<ExecutionSession>(std::move(*process));
  session_->setErrorReporter([this](llvm::Error reported) { reported_ += llvm::toString(std::move(reported)) + "; "; });
  layer_ = std::make_unique<llvm::orc::ObjectLinkingLayer>(*session_, *memory_);
  library_ = &session_->createBareJITDylib("regions");
  if (llvm::Error failed = define_routines(*session_, *library_))
    return error = llvm::toString(std::move(failed)), false;
  return true;
}

Linker::~Linker() {
  regions_.clear();
  if (session_ == nullptr) return;
  llvm::consumeError(session_->endSession());
  layer_.reset();
}

const void* Linker::link(llvm::StringRef object, const std::string& name, std::string& error) {
  reported_.clear();
  llvm::orc::ResourceTrackerSP tracker = library_->createResourceTracker();
  auto fail = [&](llvm::Error failed) {
    error = reported_ + llvm::toString(std::move(failed));
    llvm::consumeError(tracker->remove());
    return nullptr;
  };
  if (llvm::Error failed = layer_->add(tracker, llvm::MemoryBuffer::getMemBuffer(object, name, false)))
    return fail(std::move(failed));
  auto symbol = session_->lookup({library_}, session_->intern(name));
  if (!symbol) return fail(symbol.takeError());
  const void* entry = symbol->getAddress().toPtr<const void*>();
  regions_.emplace(entry, std::move(tracker));
  return entry;
}

void Linker::free(const void* entry) {
  auto region = regions_.find(entry);
  if (region == regions_.end()) return;
  llvm::consumeError(region->second->remove());
  regions_.erase(region);
}

}  // namespace gs::orc
