// Compilation beside the program: graphs go in, machine code comes out some milliseconds later.
//
// The thread sees nothing of the Vm: a graph is all that a region is made of, and addresses in it are numbers to it. What the graph's
// constants refer to is kept alive by whoever submits it. The code generator (and LLVM with it) is loaded by the thread,
// when it is first needed, and is used by it alone.
//
// Where code memory is switched between writable and executable (profilers, debuggers, hosts without a second mapping), nothing
// may run while code is written: then `is_synchronous` makes submit() do all the work itself.
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "orc-tier/lower/compile.h"

namespace gs::orc {

class CompileThread {
 public:
  struct Done {
    uint64_t ticket;
    Graph graph;
    CompiledRegion code;
    double load_seconds = 0;  ///< that loading the code generator took of the thread's time, if it was loaded for this
  };

  CompileThread(Layout layout, HostInterface host, bool is_synchronous)
      : layout_(std::move(layout)), host_(host), is_synchronous_(is_synchronous) {}
  /// Waits for the graph that is being compiled, if one is.
  ~CompileThread();
  CompileThread(const CompileThread&) = delete;

  /// Has the graph compiled; the result will bear the ticket.
  void submit(uint64_t ticket, Graph graph, const CodegenOptions& options);
  /// Whether take_done() has something.
  bool any_done() const { return any_done_.load(std::memory_order_acquire); }
  std::vector<Done> take_done();
  /// Has code freed that nobody runs.
  void free(CompiledRegion code);

 private:
  struct Job {
    uint64_t ticket;
    Graph graph;
    CodegenOptions options;
    CompiledRegion unwanted;   ///< if it has code: frees that, and nothing else
  };
  void add(Job job);
  void work();
  void run(Job& job);

  const Layout layout_;
  const HostInterface host_;
  const bool is_synchronous_;
  std::unique_ptr<CodeGenerator> generator_;
  std::string error_;          ///< why there is no generator
  std::atomic<bool> any_done_{false};
  std::mutex mutex_;           ///< of what follows
  std::condition_variable wake_;
  std::vector<Job> jobs_;  ///< the last one is the next
  std::vector<Done> done_;
  bool stops_ = false;
  std::thread thread_;
};

}  // namespace gs::orc
