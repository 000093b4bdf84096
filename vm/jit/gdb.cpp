// The GDB JIT interface ("JIT Compilation Interface" in GDB's manual), which LLDB understands as well.
//
// A list of object files in memory hangs from a variable that the debugger knows by name. It reads the list when it joins
// the process, and sets a breakpoint in a function it also knows by name, which we call at each change. When no debugger
// is there, that function does nothing.
#include <unistd.h>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "vm/base/check.h"
#include "vm/jit/code_listener.h"
#include "vm/jit/object_image.h"

// --- The interface: layouts, values and the two names with underscores are the debuggers' -------------------------------

extern "C" {

enum JitAction : uint32_t { kJitNoAction, kJitRegister, kJitUnregister };

struct JitCodeEntry {
  JitCodeEntry* next_entry;
  JitCodeEntry* prev_entry;
  const char* symfile_addr;
  uint64_t symfile_size;
};

struct JitDescriptor {
  uint32_t version;
  uint32_t action_flag;
  JitCodeEntry* relevant_entry;
  JitCodeEntry* first_entry;
};

// NOLINTBEGIN(readability-identifier-naming)
[[gnu::used, gnu::visibility("default")]] JitDescriptor __jit_debug_descriptor = {1, kJitNoAction, nullptr, nullptr};

// The breakpoint's place. The operand makes it unlike all other functions that do nothing: a linker that folds equal
// functions would have the debugger stop in all of them.
[[gnu::used, gnu::noinline, gnu::visibility("default")]] void __jit_debug_register_code() {
  asm volatile("" ::"r"(&__jit_debug_descriptor) : "memory");
}
// NOLINTEND(readability-identifier-naming)

}  // extern "C"

namespace gs::vm {
namespace {

std::mutex registration;  // the list is one for the process, whatever listeners there are

/// One object file in the debuggers' list. Stays where it is while it is there.
struct Entry {
  JitCodeEntry link{};
  ByteBuffer image;
};

void tell_debugger(JitAction action, JitCodeEntry& entry) {
  __jit_debug_descriptor.action_flag = action;
  __jit_debug_descriptor.relevant_entry = &entry;
  __jit_debug_register_code();
  __jit_debug_descriptor.action_flag = kJitNoAction;
  __jit_debug_descriptor.relevant_entry = nullptr;
}

void enter(Entry& entry) {
  std::scoped_lock lock(registration);
  JitCodeEntry* first = __jit_debug_descriptor.first_entry;
  entry.link = {first, nullptr, reinterpret_cast<const char*>(entry.image.data()), entry.image.size()};
  if (first != nullptr) first->prev_entry = &entry.link;
  __jit_debug_descriptor.first_entry = &entry.link;
  tell_debugger(kJitRegister, entry.link);
}

void leave(Entry& entry) {
  std::scoped_lock lock(registration);
  JitCodeEntry *next = entry.link.next_entry, *before = entry.link.prev_entry;
  if (next != nullptr) next->prev_entry = before;
  (before != nullptr ? before->next_entry : __jit_debug_descriptor.first_entry) = next;
  tell_debugger(kJitUnregister, entry.link);
}

class Gdb final : public CodeListener {
 public:
  Gdb() {
    // Sources are found from here even if the debugger was started elsewhere.
    if (char* folder = getcwd(nullptr, 0)) {
      folder_ = folder;
      free(folder);
    }
  }
  ~Gdb() override {
    for (auto& [code, entry] : entries_) leave(*entry);
  }

  void loaded(const CodeDescription& code) override {
    auto& entry = entries_[code.code];
    GS_CHECK(entry == nullptr, "code that is replaced is unloaded first: the debugger has its entry");
    entry = std::make_unique<Entry>();
    entry->image = make_object_image(code, folder_);
    enter(*entry);
  }

  void unloaded(const uint8_t* code) override {
    auto at = entries_.find(code);
    if (at == entries_.end()) return;
    leave(*at->second);
    entries_.erase(at);
  }

 private:
  std::string folder_;
  std::unordered_map<const uint8_t*, std::unique_ptr<Entry>> entries_;  // by address of the code
};

}  // namespace

std::unique_ptr<CodeListener> make_gdb() { return std::make_unique<Gdb>(); }

}  // namespace gs::vm
