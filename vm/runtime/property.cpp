#include "vm/runtime/property.h"

#include "vm/runtime/conversions.h"
#include "vm/table.h"
#include "vm/table_inl.h"

namespace gs::vm {

namespace {

Outcome raised(Raised) { return Outcome::kRaised; }

/// Methods and fields of values that are not tables: strings see the string library, host objects their methods.
Table* methods_of(Vm& vm, Value object) {
  if (object.is_string()) return vm.string_library;
  if (is_host_object(object)) return object.as<HostObject>()->methods;
  return nullptr;
}

Outcome index_error(Vm& vm, Value object) { return raised(vm.raise(ErrorId::kIndex, {type_name(object)})); }

/// The handler of `m` in the metatable of `t`, nil when there is none.
Value table_handler(Vm& vm, Table* t, Metamethod m) { return metamethod_of(vm, Value::table(t), m); }

void observe(Table* t) { t->byte1 |= Table::kObserved; }

}  // namespace

namespace {

GS_NOINLINE Outcome index_get_general(Vm& vm, Value object, Value key, Value& out, PendingCall& call) {
  // A rope as key is read by hashing; lack of memory must surface here, where it can be raised.
  if (key.is_string() && !read_string(vm, key.as_string()).ok()) return Outcome::kRaised;
  for (int chain = 0; chain < kMaxIndexChain; chain++) {
    if (!object.is_table()) {
      Table* methods = methods_of(vm, object);
      if (methods == nullptr) return index_error(vm, object);
      out = table_get(vm, methods, key);
      return Outcome::kDone;
    }
    Table* t = object.as_table();
    out = table_get(vm, t, key);
    if (!out.is_nil()) return Outcome::kDone;
    Value handler = table_handler(vm, t, Metamethod::kIndex);
    if (handler.is_nil()) return Outcome::kDone;
    if (handler.is_function()) {
      call = {handler, {object, key}, 2};
      return Outcome::kCall;
    }
    object = handler;
  }
  return raised(vm.raise(ErrorId::kIndexChain));
}

}  // namespace

Outcome index_get(Vm& vm, Value object, Value key, Value& out, PendingCall& call) {
  if (GS_LIKELY(object.is_table())) {
    const Table* t = object.as_table();
    // Nobody but the table has a say about what it does not have: looked for once.
    if (key.is_int() && (t->shape_id() == ShapeTree::kEmptyId || is_plain_map(t))) {
      out = table_get_int(t, key.as_int());
      return Outcome::kDone;
    }
    if (key.is_string() && is_plain_map(t) && !key.as_string()->is_rope()) {
      out = table_get_readable(vm, t, key.as_string());
      return Outcome::kDone;
    }
    out = try_get_entry(t, key);
    if (GS_LIKELY(!out.is_nil())) return Outcome::kDone;
  }
  return index_get_general(vm, object, key, out, call);
}

namespace {

GS_NOINLINE Outcome index_set_general(Vm& vm, Value object, Value key, Value value, PendingCall& call) {
  if (key.is_string() && !read_string(vm, key.as_string()).ok()) return Outcome::kRaised;
  for (int chain = 0; chain < kMaxIndexChain; chain++) {
    if (!object.is_table()) return index_error(vm, object);
    Table* t = object.as_table();
    Value handler = table_handler(vm, t, Metamethod::kNewIndex);
    if (handler.is_nil() || !table_get(vm, t, key).is_nil()) {
      return table_set(vm, t, key, value).ok() ? Outcome::kDone : Outcome::kRaised;
    }
    if (handler.is_function()) {
      call = {handler, {object, key, value}, 3};
      return Outcome::kCall;
    }
    object = handler;
  }
  return raised(vm.raise(ErrorId::kNewIndexChain));
}

}  // namespace

Outcome index_set(Vm& vm, Value object, Value key, Value value, PendingCall& call) {
  if (GS_UNLIKELY(!object.is_table())) return index_set_general(vm, object, key, value, call);
  Table* t = object.as_table();
  bool is_map = is_plain_map(t);
  if (is_map && key.is_string() && !key.as_string()->is_rope()) {
    return table_set_entry(vm, t, key.as_string(), value).ok() ? Outcome::kDone : Outcome::kRaised;
  }
  if (key.is_int() && (is_map || t->shape_id() == ShapeTree::kEmptyId)) {
    return table_set_int(vm, t, key.as_int(), value).ok() ? Outcome::kDone : Outcome::kRaised;
  }
  return index_set_general(vm, object, key, value, call);
}

// ---------------------------------------------------------------- loads through a cache

namespace {

/// Looks where `cache` says. False when it does not know the shape of `t`, or knows better than to tell (kOwn and kHolder
/// of a slot that has become nil: a chain may go on behind it).
GS_INLINE bool load_cached(Vm& vm, const PropertyCache& cache, Table* t, Value& out) {
  ShapeId shape = t->shape_id();
  if (cache.shape == shape) {
    out = slot_ref(t, cache.slot);
    return !out.is_nil() || cache.types == kTypeNil;
  }
  if (cache.other != shape) return false;
  if (cache.state == PropertyCache::kAbsent) {
    out = Value::nil();
    return true;
  }
  if (cache.state != PropertyCache::kHolder || cache.epoch != vm.metatable_epoch) return false;
  out = slot_ref(cache.holder, cache.slot);
  return !out.is_nil();
}

/// `cache`, part of the running function, has been given a reference.
void cache_barrier(Vm& vm) { vm.barrier(proto_of(vm.run.base[-4].as<Closure>())); }

/// Takes over what another site has found out. False when none has, or it does not help.
GS_INLINE bool load_remembered(Vm& vm, PropertyCache& cache, Table* t, Value& out) {
  const PropertyCache* known = vm.load_memo.find(t->shape_id(), cache.key);
  if (known == nullptr || !load_cached(vm, *known, t, out)) return false;
  cache = *known;
  if (cache.state == PropertyCache::kHolder) cache_barrier(vm);
  return true;
}

void fill_own(Vm& vm, PropertyCache& cache, ShapeId shape, int slot) {
  cache.shape = shape;
  cache.types = vm.shapes().get(shape)->metatable == nullptr ? kTypeNil : 0;
  cache.layout = PropertyCache::kNoLayout;
  cache.other = 0;
  cache.state = PropertyCache::kOwn;
  cache.slot = static_cast<uint8_t>(slot);
  vm.load_memo.remember(cache);
}

void fill_absent(Vm& vm, PropertyCache& cache, ShapeId shape) {
  cache.shape = 0;
  cache.types = 0;
  cache.other = shape;
  cache.state = PropertyCache::kAbsent;
  vm.load_memo.remember(cache);
}

/// Fills `cache` for a load that found `holder`'s slot by way of the __index chain of a table of shape `shape`.
void fill_holder(Vm& vm, PropertyCache& cache, ShapeId shape, Table* holder, int slot) {
  observe(holder);
  cache.shape = 0;
  cache.types = 0;
  cache.other = shape;
  cache.state = PropertyCache::kHolder;
  cache.epoch = vm.metatable_epoch;
  cache.slot = static_cast<uint8_t>(slot);
  cache.holder = holder;
  cache_barrier(vm);
  vm.load_memo.remember(cache);
}

/// Walks the __index chain of `t`, whose own lookup of cache.key gave nil. Every table passed on the way is marked as
/// observed: from then on a change of its keys bumps the epoch, which is what makes the cache entry safe.
Outcome chain_get(Vm& vm, PropertyCache& cache, Table* t, bool cacheable, Value& out, PendingCall& call) {
  Table* receiver = t;
  for (int chain = 0; chain < kMaxIndexChain; chain++) {
    Value handler = table_handler(vm, t, Metamethod::kIndex);
    if (handler.is_nil()) {
      out = Value::nil();
      return Outcome::kDone;
    }
    if (handler.is_function()) {
      call = {handler, {Value::table(t), Value::string(cache.key)}, 2};
      return Outcome::kCall;
    }
    if (!handler.is_table()) return index_get(vm, handler, Value::string(cache.key), out, call);
    t = handler.as_table();
    observe(t);
    const Shape* shape = vm.shapes().get(t->shape_id());
    int slot = vm.shapes().find_interned(shape, cache.key);
    if (slot != kNoSlot) {
      out = slot_ref(t, static_cast<uint32_t>(slot));
      if (!out.is_nil()) {
        if (cacheable) fill_holder(vm, cache, receiver->shape_id(), t, slot);
        return Outcome::kDone;
      }
      cacheable = false;  // a dead slot may come alive by a cached store, unseen by the epoch
    } else if (shape->is_dictionary) {
      out = table_get_string(vm, t, cache.key);
      if (!out.is_nil()) return Outcome::kDone;
      cacheable = false;
    }
  }
  return raised(vm.raise(ErrorId::kIndexChain));
}

}  // namespace

namespace {

/// A field of a value that is no table: a method of strings, of host objects. Asks only the memo, for own fields: the site
/// has nothing that could guard a value without shape.
Outcome method_get(Vm& vm, const PropertyCache& cache, Value object, Value& out) {
  Table* methods = methods_of(vm, object);
  if (methods == nullptr) return index_error(vm, object);
  const PropertyCache* known = vm.load_memo.find(methods->shape_id(), cache.key);
  bool is_own = known != nullptr && known->state == PropertyCache::kOwn;
  if (is_own) {
    out = slot_ref(methods, known->slot);
    return Outcome::kDone;
  }
  const Shape* shape = vm.shapes().get(methods->shape_id());
  int slot = shape->is_dictionary ? kNoSlot : vm.shapes().find_interned(shape, cache.key);
  PropertyCache found = cache;
  if (slot != kNoSlot) fill_own(vm, found, shape->id, slot);
  out = table_get_string(vm, methods, cache.key);
  return Outcome::kDone;
}

}  // namespace

namespace {

GS_NOINLINE Outcome field_get_general(Vm& vm, PropertyCache& cache, Value object, Value& out, PendingCall& call) {
  if (!object.is_table()) return method_get(vm, cache, object, out);
  Table* t = object.as_table();
  const Shape* shape = vm.shapes().get(t->shape_id());
  if (shape->is_dictionary) {
    out = table_get_string(vm, t, cache.key);
    if (!out.is_nil()) return Outcome::kDone;
    return chain_get(vm, cache, t, false, out, call);
  }
  int slot = vm.shapes().find_interned(shape, cache.key);
  if (slot != kNoSlot) {
    fill_own(vm, cache, shape->id, slot);
    out = slot_ref(t, static_cast<uint32_t>(slot));
    if (!out.is_nil() || shape->metatable == nullptr) return Outcome::kDone;
    return chain_get(vm, cache, t, false, out, call);
  }
  if (shape->metatable == nullptr) {
    fill_absent(vm, cache, shape->id);
    out = Value::nil();
    return Outcome::kDone;
  }
  return chain_get(vm, cache, t, true, out, call);
}

}  // namespace

Outcome field_get_miss(Vm& vm, PropertyCache& cache, Value object, Value& out, PendingCall& call) {
  if (GS_LIKELY(object.is_table())) {
    Table* t = object.as_table();
    if (load_cached(vm, cache, t, out) || load_remembered(vm, cache, t, out)) return Outcome::kDone;
  }
  return field_get_general(vm, cache, object, out, call);
}

// ---------------------------------------------------------------- stores through a cache

namespace {

/// What a store may write without asking the fact. While the field is known to hold one constant function, nothing:
/// each store must be compared with it.
TypeSet cacheable_types(const FieldFact& fact) { return fact.is_constant ? 0 : fact.types; }

GS_INLINE void write_slot(Vm& vm, Table* t, uint32_t slot, Value value) {
  slot_ref(t, slot) = value;
  vm.barrier(slot < t->inline_slots() ? static_cast<gc::Header*>(t) : t->storage->overflow, value);
}

/// Stores to the existing slot `slot`, widening its fact, and remembers how.
void store_own(Vm& vm, PropertyCache& cache, Table* t, Shape* shape, uint32_t slot, Value value) {
  vm.shapes().widen(shape, slot, value);
  write_slot(vm, t, slot, value);
  bool has_metatable = shape->metatable != nullptr;
  cache.state = has_metatable ? PropertyCache::kOwnMeta : PropertyCache::kOwn;
  cache.shape = shape->id;
  cache.layout = PropertyCache::kNoLayout;
  cache.other = has_metatable ? shape->id : 0;
  cache.epoch = vm.metatable_epoch;
  cache.slot = static_cast<uint8_t>(slot);
  cache.types = cacheable_types(*shape->properties[slot].fact);
  vm.store_memo.remember(cache);
}

/// Adds the field and, when that was an ordinary transition, remembers it.
Outcome store_add(Vm& vm, PropertyCache& cache, Table* t, Shape* shape, Value value) {
  if (!table_add_field(vm, t, cache.key, value).ok()) return Outcome::kRaised;
  const Shape* after = vm.shapes().get(t->shape_id());
  bool remember = !after->is_dictionary && after->count == shape->count + 1 && !t->observed();
  if (!remember) return Outcome::kDone;
  cache.state = PropertyCache::kAdd;
  cache.shape = 0;
  cache.other = shape->id;
  cache.epoch = vm.metatable_epoch;
  cache.slot = static_cast<uint8_t>(shape->count);
  cache.types = cacheable_types(*after->properties[shape->count].fact);
  cache.new_shape = after->id;
  vm.store_memo.remember(cache);
  return Outcome::kDone;
}

/// Stores as `cache` says. False when it does not know the shape of `t`, or the value is not covered.
GS_INLINE bool store_cached(Vm& vm, const PropertyCache& cache, Table* t, Value value) {
  if (value.type_set() & ~cache.types) return false;
  ShapeId shape = t->shape_id();
  bool nobody_asked = cache.epoch == vm.metatable_epoch;
  if (cache.shape == shape) {
    // Only where nothing is would a __newindex that came meanwhile be asked.
    if (cache.state != PropertyCache::kOwn && !nobody_asked && slot_ref(t, cache.slot).is_nil()) return false;
    write_slot(vm, t, cache.slot, value);
    return true;
  }
  if (cache.other != shape || !nobody_asked) return false;
  if (cache.state == PropertyCache::kAdd && cache.slot < t->inline_slots() && !t->observed() && !value.is_nil()) {
    t->slots()[cache.slot] = value;
    t->word = cache.new_shape;
    vm.barrier(t, value);
    return true;
  }
  return false;
}

/// Takes over what another site has found out. False when none has, or it does not help.
GS_INLINE bool store_remembered(Vm& vm, PropertyCache& cache, Table* t, Value value) {
  const PropertyCache* known = vm.store_memo.find(t->shape_id(), cache.key);
  if (known == nullptr) return false;
  PropertyCache found = *known;  // found for this shape, which the store may change
  if (!store_cached(vm, found, t, value)) return false;
  cache = found;
  return true;
}

GS_NOINLINE Outcome field_set_general(Vm& vm, PropertyCache& cache, Value object, Value value, PendingCall& call) {
  if (!object.is_table()) return index_error(vm, object);
  Table* t = object.as_table();
  Shape* shape = vm.shapes().get(t->shape_id());
  bool has_new_index = shape->is_dictionary || !table_handler(vm, t, Metamethod::kNewIndex).is_nil();
  if (has_new_index) return index_set(vm, object, Value::string(cache.key), value, call);
  if (is_metamethod_name(cache.key)) return table_set_string(vm, t, cache.key, value).ok() ? Outcome::kDone : Outcome::kRaised;
  int slot = vm.shapes().find_interned(shape, cache.key);
  if (slot == kNoSlot) {
    if (value.is_nil()) return Outcome::kDone;
    return store_add(vm, cache, t, shape, value);
  }
  store_own(vm, cache, t, shape, static_cast<uint32_t>(slot), value);
  return Outcome::kDone;
}

}  // namespace

Outcome field_set_miss(Vm& vm, PropertyCache& cache, Value object, Value value, PendingCall& call) {
  if (GS_LIKELY(object.is_table())) {
    Table* t = object.as_table();
    if (store_cached(vm, cache, t, value) || store_remembered(vm, cache, t, value)) return Outcome::kDone;
  }
  return field_set_general(vm, cache, object, value, call);
}

}  // namespace gs::vm
