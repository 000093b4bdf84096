// Named fields: the inline caches' fast sides (vm/README.md, "How a property access travels").
#pragma once

#include "vm/interp/handlers.h"
#include "vm/runtime/property.h"

namespace gs::vm {
namespace {

GS_SLOW_HANDLER get_field_slow(GS_PARAMS) {
  SAVE();
  Value out;
  PendingCall call;
  FINISH(field_get_miss(*vm, CACHE(*pc), RB, out, call), call, Stub::kStore);
  RA = out;
  pc++;
  RESUME;
}
/// Does `t` have the cache's shape, and its slot inline?
GS_INLINE bool has_slot_inline(const Table* t, const PropertyCache& cache) {
  uint64_t header, guard;
  std::memcpy(&header, t, sizeof header);
  std::memcpy(&guard, &cache, sizeof guard);
  return (header ^ guard) >> 24 == 0;
}
/// Notes that `t`, of the cache's shape, has the slot inline, if it has.
GS_INLINE void learn_layout(PropertyCache& cache, const Table* t) {
  if (cache.slot < t->inline_slots()) cache.layout = t->byte1;
}

/// A table of the right shape, but the slot lies elsewhere than in the tables seen before.
GS_WARM_HANDLER get_field_other(GS_PARAMS) {
  PropertyCache& cache = CACHE(*pc);
  Table* t = RB.as_table();
  if (GS_UNLIKELY(t->word != cache.shape)) GOTO(get_field_slow);
  learn_layout(cache, t);
  Value v = slot_ref(t, cache.slot);
  if (GS_UNLIKELY(v.bits() == nil_bits)) GOTO(get_field_slow);
  RA = v;
  pc++;
  NEXT;
}
template <Handler then = nullptr>
GS_HANDLER get_field(GS_PARAMS) {
  PropertyCache& cache = CACHE(*pc);
  Value object = base[HOT_B];
  Table* t;
  if (GS_UNLIKELY(!is_table(object, t))) GOTO(get_field_slow);
  if (GS_UNLIKELY(!has_slot_inline(t, cache))) GOTO(get_field_other);
  Value v = t->slots()[cache.slot];
  if (GS_UNLIKELY(v.bits() == nil_bits)) GOTO(get_field_slow);
  RA = v;
  pc++;
  THEN;
}
#define op_GetField (get_field<>)

GS_SLOW_HANDLER set_field_slow(GS_PARAMS) {
  SAVE();
  PendingCall call;
  FINISH(field_set_miss(*vm, CACHE(*pc), RA, RB, call), call, Stub::kDrop);
  pc++;
  RESUME;
}
/// A value of another type than the field has, where the field's fact covers it all the same. Where nothing is, a
/// metatable might have a say.
GS_WARM_HANDLER set_field_other(GS_PARAMS) {
  PropertyCache& cache = CACHE(*pc);
  Table* t = RA.as_table();
  Value v = RB;
  if (GS_UNLIKELY(v.type_set() & ~cache.types)) GOTO(set_field_slow);
  Value* slot = &t->slots()[cache.slot];
  if (GS_UNLIKELY(slot->is_nil() && cache.state != PropertyCache::kOwn)) GOTO(set_field_slow);
  *slot = v;
  pc++;
  NEXT_AFTER_STORE(t, v);
}

/// A new field, which gives the table its next shape; or a slot that lies elsewhere than in the tables seen before.
GS_WARM_HANDLER set_field_add(GS_PARAMS) {
  PropertyCache& cache = CACHE(*pc);
  Table* t = RA.as_table();
  Value v = RB;
  if (t->word == cache.shape && cache.slot < t->inline_slots()) {  // not new: only not known to be inline
    learn_layout(cache, t);
    GOTO(set_field_other);
  }
  bool known = cache.state == PropertyCache::kAdd && cache.other == t->word && cache.epoch == vm->metatable_epoch;
  if (GS_UNLIKELY(!known || cache.slot >= t->inline_slots() || t->observed())) GOTO(set_field_slow);
  if (GS_UNLIKELY((v.type_set() & ~cache.types) || v.is_nil())) GOTO(set_field_slow);
  t->slots()[cache.slot] = v;
  t->word = cache.new_shape;
  pc++;
  NEXT_AFTER_STORE(t, v);
}

/// A value over one of its own type. `types` is empty where every store matters, whatever its type.
template <Handler then = nullptr>
GS_HANDLER set_field(GS_PARAMS) {
  PropertyCache& cache = CACHE(*pc);
  Value object = RA, v = base[HOT_B];
  Table* t;
  if (GS_UNLIKELY(!is_table(object, t))) GOTO(set_field_slow);
  if (GS_UNLIKELY(!has_slot_inline(t, cache))) GOTO(set_field_add);
  Value* slot = &t->slots()[cache.slot];
  if (GS_UNLIKELY(cache.types == 0 || !same_type(*slot, v, nil_bits))) GOTO(set_field_other);
  *slot = v;
  pc++;
  BARRIER(t, v);
  THEN;
}
#define op_SetField (set_field<>)

GS_SLOW_HANDLER self_slow(GS_PARAMS) {
  SAVE();
  Value out;
  PendingCall call;
  Value object = RB;
  base[A + kFrameHeader] = object;
  Outcome outcome = field_get_miss(*vm, CACHE(*pc), object, out, call);
  if (outcome == Outcome::kDone && out.is_nil()) {
    (void)vm->raise(ErrorId::kCallMethod, {"nil", CACHE(*pc).key->view()});
    outcome = Outcome::kRaised;
  }
  FINISH(outcome, call, Stub::kStore);
  RA = out;
  pc++;
  RESUME;
}
/// A method that is the receiver's own, where its slot lies elsewhere than in the tables seen before.
GS_WARM_HANDLER self_other(GS_PARAMS) {
  PropertyCache& cache = CACHE(*pc);
  Value object = RB;
  Table* t = object.as_table();
  if (GS_UNLIKELY(t->word != cache.shape)) GOTO(self_slow);
  learn_layout(cache, t);
  Value method = slot_ref(t, cache.slot);
  if (GS_UNLIKELY(method.bits() == nil_bits)) GOTO(self_slow);
  RA = method;
  base[A + kFrameHeader] = object;
  pc++;
  NEXT;
}
GS_HANDLER op_Self(GS_PARAMS) {
  PropertyCache& cache = CACHE(*pc);
  Value object = base[HOT_B];
  Table* t;
  if (GS_UNLIKELY(!is_table(object, t))) GOTO(self_slow);
  Value method;
  if (has_slot_inline(t, cache)) {
    method = t->slots()[cache.slot];
  } else if (t->word == cache.other && cache.state == PropertyCache::kHolder && cache.epoch == vm->metatable_epoch) {
    method = slot_ref(cache.holder, cache.slot);
  } else {
    GOTO(self_other);
  }
  if (GS_UNLIKELY(method.bits() == nil_bits)) GOTO(self_slow);
  RA = method;
  base[A + kFrameHeader] = object;
  pc++;
  NEXT;
}

}  // namespace
}  // namespace gs::vm
