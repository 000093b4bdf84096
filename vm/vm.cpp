#include "vm/vm.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <utility>
#include <unistd.h>
#ifdef __APPLE__
#include <sys/random.h>
#endif

#include "vm/base/log.h"
#include "vm/bytecode/compiler.h"
#include "vm/bytecode/instantiate.h"
#include "vm/frontend/parser.h"
#include "vm/frontend/resolver.h"
#include "vm/interp/calls.h"
#include "vm/proto.h"
#include "vm/jit/tier.h"
#include "vm/jit/transitions.h"
#include "vm/runtime/conversions.h"
#include "vm/runtime/scheduler.h"
#include "vm/runtime/stack_arena.h"
#include "vm/runtime/stack_switch.h"
#include "vm/runtime/traceback.h"
#include "vm/table.h"

namespace gs::vm {

namespace {

/// From the kernel. std::random_device asks the processor what it can do first, which on a virtual machine takes as long as
/// registering the libraries.
uint64_t random_seed() {
  uint64_t seed;
  if (getentropy(&seed, sizeof seed) != 0) seed = static_cast<uint64_t>(monotonic_seconds() * 1e9);
  return seed;
}

gc::HeapOptions heap_options(const VmOptions& options) {
  gc::HeapOptions heap;
  heap.byte_limit = options.memory_limit;
  // The mark stack lies outside the heap: an eighth of the limit, then marking falls back to scanning the heap again.
  if (options.memory_limit != 0) heap.mark_stack_limit = options.memory_limit / 8 / sizeof(void*) + (1 << 14);
  heap.stress_every_allocation = options.stress.gc != 0;
  heap.stress_period = options.stress.gc != 0 ? options.stress.gc : 1;
  heap.fail_allocation_at = 0;  // counted from the start of the program: arm_limits
  heap.leaf_kinds = uint64_t{1} << static_cast<int>(gc::Kind::kBytes);
  heap.unclean_kinds = uint64_t{1} << static_cast<int>(gc::Kind::kStorage);
  heap.check_barriers = kCheckedBuild;
  return heap;
}

}  // namespace

// ---------------------------------------------------------------- birth and death

Vm::Vm(const VmOptions& options, const void* host_stack_base)
    : options_(options),
      hash_seed_(options.has_seed ? options.seed : random_seed()),
      shapes_(*this),
      host_stack_base_(host_stack_base) {}

std::unique_ptr<Vm> Vm::create(const VmOptions& options) {
  std::unique_ptr<Vm> vm(new Vm(options, __builtin_frame_address(0)));
  return vm->initialize() ? std::move(vm) : nullptr;
}

void Vm::arm_limits() {
  heap_->fail_allocation_at(options_.stress.oom_at);
  if (options_.time_limit > 0) scheduler_->set_deadline(monotonic_seconds() + options_.time_limit);
  if (options_.stress.interrupt) request_poll(kPollStress);
}

bool Vm::initialize() {
  start_time = monotonic_seconds();
  error = Value::nil();
  dispatch = kDispatch;
  heap_ = std::make_unique<gc::Heap>(static_cast<gc::Embedder&>(*this), heap_options(options_));
  stacks_ = std::make_unique<StackArena>();
  scheduler_ = std::make_unique<Scheduler>(*this);
  empty_storage_ = allocate<Storage>(gc::Kind::kStorage, Storage::size_for(Storage::kBytes, 0));
  if (empty_storage_ == nullptr) return false;
  empty_storage_->byte0 = Storage::kBytes;
  if (!initialize_strings() || !shapes_.initialize()) return false;
  Result<Table*> index = new_table(*this);
  if (!index.ok()) return false;
  global_index_ = *index;
  Result<Table*> cache = new_table(*this);
  if (!cache.ok()) return false;
  modules = *cache;
  return initialize_main();
}

bool Vm::initialize_strings() {
  auto make = [this](const char* text, String*& out) {
    Result<String*> s = intern(text);
    if (s.ok()) out = *s;
    return s.ok();
  };
  static constexpr const char* kNames[] = {
#define GS_METAMETHOD(id, name, doc) name,
#include "vm/defs/metamethods.def"
  };
  for (int i = 0; i < kMetamethodCount; i++) {
    if (!make(kNames[i], metamethod_names_[i])) return false;
  }
  return make("", empty_string_) && make("not enough memory", out_of_memory_);
}

bool Vm::initialize_main() {
  // The frame at the bottom of the main stack names a function that is never called.
  Result<NativeFunction*> nobody = new_native(*this, "main", [](Vm&, Args args) { return args.none(); });
  if (!nobody.ok()) return false;
  Result<Coroutine*> co = new_coroutine(*this, Value::function(*nobody));
  if (!co.ok()) return false;
  main_ = *co;
  return start_main_coroutine(*this, main_);
}

Vm::~Vm() {
  scheduler_.reset();  // the ticker thread refers to us
  heap_.reset();
  std::free(globals);
  std::free(global_names_);
}

// ---------------------------------------------------------------- globals

uint32_t Vm::global_slot(String* name) {
  Value known = table_get_string(*this, global_index_, name);
  if (known.is_int()) return static_cast<uint32_t>(known.as_int());
  if (global_count_ == global_capacity_) {
    uint32_t capacity = global_capacity_ == 0 ? 128 : global_capacity_ * 2;
    auto* values = static_cast<Value*>(std::realloc(globals, capacity * sizeof(Value)));
    if (values == nullptr) return kNoGlobal;
    globals = values;
    auto* names = static_cast<String**>(std::realloc(global_names_, capacity * sizeof(String*)));
    if (names == nullptr) return kNoGlobal;
    global_names_ = names;
    global_capacity_ = capacity;
  }
  // As a computed key: the index is a map, and names of globals are no reason for shapes.
  if (!table_set(*this, global_index_, Value::string(name), Value::integer(global_count_)).ok()) return kNoGlobal;
  globals[global_count_] = Value::nil();
  global_names_[global_count_] = name;
  return global_count_++;
}

Result<void> Vm::set_global(std::string_view name, Value v) {
  GS_TRY(String * key, intern(name));
  uint32_t slot = global_slot(key);
  if (slot == kNoGlobal) return raise_out_of_memory();
  globals[slot] = v;
  return {};
}

Value Vm::get_global(std::string_view name) {
  String* key = interned_.find(name, hash_bytes(name, hash_seed_));
  if (key == nullptr) return Value::nil();
  Value slot = table_get_string(*this, global_index_, key);
  return slot.is_int() ? globals[slot.as_int()] : Value::nil();
}

// ---------------------------------------------------------------- errors

Raised Vm::raise(Value v) {
  error = v;
  if (current != nullptr && stop_ == Stop::kNone && nobody_catches()) {
    error_source = nullptr;
    error_source_owner_ = current_position(*this, error_pos, error_source);
    traceback_ = render_traceback(*this);
  }
  return {};
}

bool Vm::nobody_catches() {
  if (has_handler(run)) return false;
  for (Coroutine* co = current; !co->is_goroutine(); ) {
    if (!co->is_wrapped()) return false;
    co = co->resumer;
    if (has_handler(co->state)) return false;
  }
  return true;
}

Raised Vm::raise_text(std::string_view message) {
  Result<String*> text = new_string(*this, message);
  if (!text.ok()) return {};
  return raise(Value::string(*text));
}

Raised Vm::raise(ErrorId id, std::initializer_list<std::string_view> args) {
  static constexpr std::string_view kTexts[] = {
#define GS_ERROR(id, text) text,
#include "vm/defs/errors.def"
  };
  if (id == ErrorId::kOutOfMemory) return raise_out_of_memory();
  StringBuilder message(*this);
  const std::string_view* arg = args.begin();
  std::string_view rest = kTexts[static_cast<int>(id)];
  for (size_t gap; (gap = rest.find("{}")) != std::string_view::npos; rest.remove_prefix(gap + 2)) {
    if (!message.append(rest.substr(0, gap)).ok() || !message.append(*arg++).ok()) return {};
  }
  if (!message.append(rest).ok()) return {};
  Result<String*> text = message.finish();
  if (!text.ok()) return {};
  return raise(Value::string(*text));
}

Raised Vm::raise_out_of_memory() { return raise(Value::string(out_of_memory_)); }

Raised Vm::stop(Stop reason, int code) {
  stop_ = reason;
  exit_code_ = code;
  error = Value::nil();
  return {};
}

// ---------------------------------------------------------------- polls

Result<void> Vm::handle_library_poll() {
  if (stop_ != Stop::kNone) return Raised{};
  uint32_t bits = poll.load(std::memory_order_relaxed);
  if (bits & kPollInterrupt) {
    end_poll(kPollInterrupt);
    return stop(Stop::kInterrupt);
  }
  if (bits & kPollTime) return stop(Stop::kTimeLimit);
  return {};
}

Result<void> Vm::handle_poll() {
  GS_TRYV(handle_library_poll());
  if (poll.load(std::memory_order_relaxed) & kPollSwitch) {
    end_poll(kPollSwitch);
    return scheduler_->give_way();
  }
  return {};
}

// ---------------------------------------------------------------- loading and running

namespace {
/// What a dense source text needs while it is compiled, for each of its bytes (measured with short statements).
constexpr size_t kFrontEndBytesPerByte = 32;
/// Native stack the front end may use for the deepest text it accepts.
constexpr uintptr_t kFrontEndStack = 400 * 1024;

void destroy_source(void* source) { delete static_cast<Source*>(source); }
}  // namespace

Result<Closure*> Vm::load(std::unique_ptr<Source> owned) {
  // The front end recurses on nested text; deep inside callbacks too little native stack may be left for that.
  auto here = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  if (here < run.native_limit + kFrontEndStack) return raise(ErrorId::kNativeStackOverflow);
  const Source& source = *owned;
  // Trees and code under construction lie outside the heap; the limit must hold for them all the same.
  if (options_.memory_limit != 0 && !heap_->make_room(source.text.size() * kFrontEndBytesPerByte)) {
    return raise_out_of_memory();
  }
  Arena arena;
  frontend::Diagnostics diagnostics;
  frontend::Chunk chunk;
  CompiledFunction compiled;
  bool ok = frontend::parse(source, arena, diagnostics, chunk);
  if (ok) {
    frontend::resolve(chunk, arena);
    ok = compile(source, chunk, diagnostics, compiled);
  }
  if (!ok) {
    syntax_error_incomplete = diagnostics.incomplete();
    std::string text = diagnostics.render(source);
    if (!text.empty() && text.back() == '\n') text.pop_back();
    return raise_text(text);
  }
  GS_TRY(HostObject * owner, new_host_object(*this, nullptr, owned.get(), destroy_source, nullptr));
  owned.release();
  GS_TRY(Proto * proto, instantiate(*this, compiled, &source, owner));
  auto* closure = allocate<Closure>(gc::Header{gc::Kind::kClosure, 0, 0, 0, 0}, Closure::size_for(0));
  if (closure == nullptr) return raise_out_of_memory();
  closure->jit_entry = reinterpret_cast<const void*>(gs_enter_function);
  closure->code = proto->code();
  barrier(closure);
  log_event(Logger::kVm, LogLevel::kInfo, "loaded", {{"source", source.name}});
  return closure;
}

void Vm::run_on_main(void (*task)(void*), void* context) {
  GS_CHECK(current == nullptr, "run_on_main is not reentrant");
  host_task_ = task;
  host_context_ = context;
  current = main_;
  run = main_->state;
  renew_entry_limit();
  main_->set_status(Coroutine::kRunning);
  gs_switch_stacks(&host_sp_, std::exchange(main_->slice->native_sp, nullptr));
  main_->state = run;
  barrier(main_);  // its stack has changed since the collector last saw it
  current = nullptr;
}

void Vm::run_host_tasks() {
  for (;;) {
    host_task_(host_context_);
    gs_switch_stacks(&main_->slice->native_sp, host_sp_);
  }
}

// ---------------------------------------------------------------- what the collector asks

namespace {

/// The end of the live part of a value stack.
const Value* stack_top(const ExecutionState& state) {
  const Value* top = state.top;
  if (is_closure(state.base[-4])) {
    top = state.base + code_info(state.base[-4].as<Closure>()->code)->frame_size + kScratchWindow;
  }
  return state.live_row > top ? state.live_row : top;
}

}  // namespace

void Vm::trace_roots(gc::Tracer& tracer, gc::Extent extent) {
  auto value = [&tracer](Value v) {
    if (v.is_cell()) tracer.edge(v.as_cell());
  };
  value(error);
  for (uint32_t i = 0; i < global_count_; i++) {
    value(globals[i]);
    tracer.edge(global_names_[i]);
  }
  for (String* s : metamethod_names_) tracer.edge(s);
  for (String* s : byte_strings_) tracer.edge(s);
  tracer.edge(empty_storage_);
  tracer.edge(empty_string_);
  tracer.edge(out_of_memory_);
  tracer.edge(global_index_);
  tracer.edge(modules);
  tracer.edge(error_source_owner_);
  tracer.edge(string_library);
  tracer.edge(main_);
  tracer.edge(current);
  shapes_.trace(tracer, extent);
  if (scheduler_ != nullptr) scheduler_->trace(tracer);
  if (current == nullptr) {
    tracer.ambiguous_range(tracer.native_stack_pointer(), host_stack_base_);
  } else {
    tracer.ambiguous_range(host_sp_, host_stack_base_);
    tracer.ambiguous_range(tracer.native_stack_pointer(), run.native->native_top());
    tracer.ambiguous_range(run.stack_base, stack_top(run));
  }
}

namespace {

/// Size and edges of each kind. One function pair per kind keeps the two dispatchers below closed switches.
struct Edges {
  gc::Tracer& tracer;
  void operator()(gc::Header* cell) const { tracer.edge(cell); }
  void operator()(Value v) const {
    if (v.is_cell()) tracer.edge(v.as_cell());
  }
  void row(const Value* values, uint64_t count) const {
    for (uint64_t i = 0; i < count; i++) (*this)(values[i]);
  }
};

void trace_string(String* s, const Edges& edge) {
  if (s->form() == String::kInline) return;
  edge(s->links().left);
  edge(s->links().right);
}

void trace_table(Table* t, const Edges& edge) {
  edge(t->storage);
  edge.row(t->slots(), t->inline_slots());
}

bool is_without_references(Storage* s) {
  return std::none_of(s->values(), s->values() + s->length, [](Value v) { return v.is_cell(); });
}

void trace_storage(Storage* s, const Edges& edge) {
  GS_ASSERT(s->may_have_references() || s->layout() == Storage::kBytes || is_without_references(s),
            "what collections do not read contains no reference");
  edge(s->overflow);
  edge(s->dict);
  if (s->may_have_references()) edge.row(s->values(), s->length);
}

void trace_entries(Dict* d, size_t first, size_t count, const Edges& edge) {
  for (size_t i = first; i < first + count; i++) {
    edge(d->entries()[i].key);
    edge(d->entries()[i].value);
  }
}

void trace_dict(Dict* d, const Edges& edge) {
  edge(d->metatable);
  trace_entries(d, 0, d->used, edge);
}

void trace_closure(Closure* c, const Edges& edge) {
  if (c->code != nullptr) edge(proto_of(c));
  edge.row(c->upvalues(), c->upvalue_count());
}

void trace_proto(Proto* p, const Edges& edge) {
  if (p->code_offset == 0) return;
  edge(p->name);
  edge(p->source_owner);
  for (Proto* nested : p->nested()) edge(nested);
  for (uint32_t i = 0; i < p->constant_count; i++) edge(p->constant(i));
  for (uint32_t i = 0; i < p->cache_count; i++) {
    PropertyCache& cache = p->cache(i);
    edge(cache.key);
    if (cache.state == PropertyCache::kHolder) edge(cache.holder);
  }
  if (const CompiledCode* compiled = p->info().compiled) {
    for (gc::Header* cell : compiled->references) edge(cell);
  }
  // Samples are weak in the simplest way: a collection forgets them. A table must not live on because it was looked at.
  for (AllocationSite& site : p->sites()) site.last = nullptr;
}

void trace_channel(Channel* ch, const Edges& edge) {
  edge(ch->buffer);
  edge(ch->senders);
  edge(ch->senders_tail);
  edge(ch->receivers);
  edge(ch->receivers_tail);
}

}  // namespace

void Vm::trace_cell(gc::Header* cell, gc::Tracer& tracer) {
  Edges edge{tracer};
  switch (cell->kind) {
    case gc::Kind::kString: return trace_string(static_cast<String*>(cell), edge);
    case gc::Kind::kTable: return trace_table(static_cast<Table*>(cell), edge);
    case gc::Kind::kStorage: return trace_storage(static_cast<Storage*>(cell), edge);
    case gc::Kind::kDict: return trace_dict(static_cast<Dict*>(cell), edge);
    case gc::Kind::kClosure: return trace_closure(static_cast<Closure*>(cell), edge);
    case gc::Kind::kProto: return trace_proto(static_cast<Proto*>(cell), edge);
    case gc::Kind::kChannel: return trace_channel(static_cast<Channel*>(cell), edge);
    case gc::Kind::kSlots: return edge.row(static_cast<Slots*>(cell)->data(), cell->word);
    case gc::Kind::kValues: return edge.row(static_cast<Values*>(cell)->data(), cell->word);
    case gc::Kind::kCell: return edge(static_cast<Cell*>(cell)->value);
    case gc::Kind::kNative: return edge.row(static_cast<NativeFunction*>(cell)->upvalues(), cell->word);
    case gc::Kind::kHostObject: return edge(static_cast<HostObject*>(cell)->methods);
    case gc::Kind::kBytes: return;
    case gc::Kind::kCoroutine: break;
  }
  auto* co = static_cast<Coroutine*>(cell);
  edge(co->function);
  edge(co->resumer);
  edge(co->goroutine);
  edge(co->arguments);
  edge(co->parked);
  edge(co->next);
  edge(co->wait_value);
  StackSlice* slice = co->slice;
  if (slice == nullptr) return;
  if (co != current) tracer.ambiguous_range(slice->values(), stack_top(co->state));
  if (slice->native_sp != nullptr) tracer.ambiguous_range(slice->native_sp, slice->native_top());
}

namespace {

/// Elements traced in one go.
constexpr size_t kPart = 2048;

/// Part number `part` of `count` elements. False: it was the last.
template <typename F>
bool trace_elements(size_t part, size_t count, F&& trace) {
  size_t first = part * kPart;
  if (first < count) trace(first, std::min(kPart, count - first));
  return first + kPart < count;
}

}  // namespace

bool Vm::trace_part(gc::Header* cell, size_t part, gc::Tracer& tracer) {
  Edges edge{tracer};
  auto row = [&](const Value* values, size_t count) {
    return trace_elements(part, count, [&](size_t first, size_t n) { edge.row(values + first, n); });
  };
  if (cell->kind == gc::Kind::kStorage) {
    auto* s = static_cast<Storage*>(cell);
    if (part == 0) {
      edge(s->overflow);
      edge(s->dict);
    }
    return s->may_have_references() && row(s->values(), s->length);
  }
  if (cell->kind == gc::Kind::kDict) {
    auto* d = static_cast<Dict*>(cell);
    if (part == 0) edge(d->metatable);
    return trace_elements(part, d->used, [&](size_t first, size_t n) { trace_entries(d, first, n, edge); });
  }
  if (cell->kind == gc::Kind::kSlots) return row(static_cast<Slots*>(cell)->data(), cell->word);
  if (cell->kind == gc::Kind::kValues) return row(static_cast<Values*>(cell)->data(), cell->word);
  trace_cell(cell, tracer);
  return false;
}

size_t Vm::cell_size(const gc::Header* cell) {
  switch (cell->kind) {
    case gc::Kind::kString:
      return cell->byte0 == String::kInline ? String::inline_size(cell->word) : String::linked_size();
    case gc::Kind::kTable: return Table::size_for(static_cast<const Table*>(cell)->inline_slots());
    case gc::Kind::kStorage: {
      auto* s = static_cast<const Storage*>(cell);
      return Storage::size_for(s->layout(), s->capacity);
    }
    case gc::Kind::kDict: return Dict::size_for(cell->word);
    case gc::Kind::kClosure: return Closure::size_for(cell->word);
    case gc::Kind::kProto: return static_cast<const Proto*>(cell)->cell_bytes;
    case gc::Kind::kChannel: return sizeof(Channel);
    case gc::Kind::kSlots: return sizeof(Slots) + 8 * size_t{cell->word};
    case gc::Kind::kValues: return sizeof(Values) + 8 * size_t{cell->word};
    case gc::Kind::kCell: return sizeof(Cell);
    case gc::Kind::kNative: return NativeFunction::size_for(cell->word);
    case gc::Kind::kHostObject: return sizeof(HostObject);
    case gc::Kind::kBytes: return sizeof(Bytes) + gc::round_to_granule(static_cast<const Bytes*>(cell)->capacity);
    case gc::Kind::kCoroutine: return sizeof(Coroutine);
  }
  GS_UNREACHABLE("closed switch");
}

void Vm::sweep_weak(gc::Heap& heap, gc::Extent extent) {
  interned_.sweep(heap, extent);
  load_memo.clear();
  store_memo.clear();
  entry_memo = {};
  // Stacks of coroutines nobody can resume any more. A new coroutine has got its stack since the last collection.
  const std::vector<StackSlice*>& slices = extent == gc::Extent::kAll ? stacks_->used() : stacks_->recent();
  for (size_t i = slices.size(); i-- > 0;) {
    StackSlice* slice = slices[i];
    if (slice->owner == nullptr || heap.is_marked(slice->owner)) continue;
    stacks_->release(slice);
    heap.add_external(-static_cast<ptrdiff_t>(StackArena::kChargedBytes));
  }
  stacks_->forget_recent();
}

void Vm::set_tier(std::unique_ptr<TierCompiler> compiler, uint32_t threshold) {
  tier_ = std::move(compiler);
  tier = tier_.get();
  tier->threshold = threshold;
  dispatch = kCountingDispatch;
}

void Vm::set_region_tier(std::unique_ptr<RegionTier> compiler) {
  regions_ = std::move(compiler);
  regions = regions_.get();
}

void Vm::finalize(gc::Header* cell) {
  if (cell->kind == gc::Kind::kProto) {
    if (regions != nullptr) regions->forget(static_cast<Proto*>(cell)->code());
    return tier->forget(static_cast<Proto*>(cell));
  }
  auto* object = static_cast<HostObject*>(cell);
  if (object->pointer != nullptr) object->destroy(object->pointer);
  object->pointer = nullptr;
}

}  // namespace gs::vm
