#include "gc/heap.h"

#include "gc/collector.h"
#include "gc/verify.h"

namespace gs::gc {

static_assert(Heap::kBumpOffset == 0 && Heap::kLimitOffset == 8 && Heap::kBarrierStateOffset == 16,
              "compiled code knows these words");

Heap::Heap(Embedder& embedder, const HeapOptions& options) : collector_(new Collector(*this, embedder, options)) {}

Heap::~Heap() {
  finalize_all();
  delete collector_;
}

Header* Heap::allocate_slow(Header header, size_t size) {
  Header* cell = collector_->allocate(header, size);
  GS_SLOW(note_allocation(cell, size));
  return cell;
}

Header* Heap::allocate_now(Header header, size_t bytes) {
  GS_SLOW(check_allocation(bytes));
  size_t size = round_to_granule(bytes);
  Header* cell = collector_->allocate_now(header, size);
  GS_SLOW(note_allocation(cell, size));
  return cell;
}

void Heap::collect() {
  GS_SLOW(check_last_cell());
  collector_->collect();
}

void Heap::collect_minor() {
  GS_SLOW(check_last_cell());
  collector_->collect_minor();
}

bool Heap::collect_step() {
  GS_SLOW(check_last_cell());
  return collector_->collect_step();
}

RootTable& Heap::code_roots() { return collector_->code_roots(); }

bool Heap::add_finalizer(Header* cell) { return collector_->add_finalizer(cell); }
void Heap::finalize_all() { collector_->finalize_all(); }

void Heap::barrier_slow(Header* container) {
  collector_->remember(container);
}

void Heap::add_external(ptrdiff_t bytes) { collector_->add_external(bytes); }
bool Heap::make_room(size_t bytes) {
  GS_SLOW(check_last_cell());
  return collector_->make_room(bytes);
}
size_t Heap::bytes_allocated() const { return collector_->bytes_allocated(); }
size_t Heap::byte_limit() const { return collector_->options().byte_limit; }
void Heap::set_byte_limit(size_t bytes) { collector_->set_byte_limit(bytes); }
void Heap::fail_allocation_at(uint64_t n) { collector_->fail_allocation_at(n); }
bool Heap::failure_pending() const { return collector_->options().fail_allocation_at != 0; }
GcStats Heap::stats() const { return collector_->stats(); }
void Heap::verify() { verify_heap(*collector_); }

Header* Heap::find_cell(const void* address) {
  collector_->prepare_lookups();
  return collector_->marker().find_cell(reinterpret_cast<uintptr_t>(address));
}

void Heap::walk(void (*visitor)(Header*, void*), void* context) {
  collector_->for_each_cell([&](Header* cell) { visitor(cell, context); });
}

void Heap::check_allocation(size_t bytes) {
  GS_CHECK(bytes >= sizeof(Header) && bytes <= ~size_t{0} - kGranule, "a cell has at least a header, and a size");
  check_last_cell();
}

// Walks over new cells rely on it, and would find the mistake only much later.
void Heap::check_last_cell() {
  Header* cell = last_cell_;
  last_cell_ = nullptr;
  GS_CHECK(cell == nullptr || collector_->size_of(cell) == last_size_,
           "the fields cell_size reads are set before the next allocation");
}

}  // namespace gs::gc
