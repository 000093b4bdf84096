#include "orc-tier/compile_thread.h"

#include <pthread.h>
#include <signal.h>

#include <utility>

#include "orc-tier/lower/clock.h"
#include "orc-tier/module_loader.h"

namespace gs::orc {

CompileThread::~CompileThread() {
  if (!thread_.joinable()) return;
  {
    std::lock_guard lock(mutex_);
    stops_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void CompileThread::submit(uint64_t ticket, Graph graph, const CodegenOptions& options) {
  add({ticket, std::move(graph), options, {}});
}

void CompileThread::free(CompiledRegion code) {
  if (code.entry != nullptr) add({0, {}, {}, std::move(code)});
}

std::vector<CompileThread::Done> CompileThread::take_done() {
  std::lock_guard lock(mutex_);
  any_done_.store(false, std::memory_order_relaxed);
  return std::exchange(done_, {});
}

void CompileThread::add(Job job) {
  if (is_synchronous_) return run(job);
  std::lock_guard lock(mutex_);
  jobs_.push_back(std::move(job));
  if (thread_.joinable()) {
    wake_.notify_one();
    return;
  }
  // Signals are the program's own thread's business.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  thread_ = std::thread([this] { work(); });
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

void CompileThread::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return stops_ || !jobs_.empty(); });
    if (stops_) return;
    // What was asked for last is what runs now; while the module is being loaded several come together.
    Job job = std::move(jobs_.back());
    jobs_.pop_back();
    lock.unlock();
    run(job);
    lock.lock();
  }
}

void CompileThread::run(Job& job) {
  if (job.unwanted.entry != nullptr) return generator_->free(job.unwanted);
  Done done{job.ticket, {}, {}};
  if (generator_ == nullptr && error_.empty()) {
    double start = thread_seconds();
    generator_ = load_code_generator(error_, host_);
    done.load_seconds = thread_seconds() - start;
  }
  if (generator_ != nullptr) done.code = generator_->compile(job.graph, layout_, job.options);
  else done.code.error = error_;
  done.graph = std::move(job.graph);
  std::lock_guard lock(mutex_);
  done_.push_back(std::move(done));
  any_done_.store(true, std::memory_order_release);
}

}  // namespace gs::orc
