#include "vm/runtime/range.h"

#include "vm/runtime/conversions.h"
#include "vm/table_inl.h"

namespace gs::vm {

Result<void> range_prepare(Vm& vm, Value* state) {
  Value subject = state[0];
  if (subject.is_function()) return {};
  if (subject.is_string()) GS_TRYV(read_string(vm, subject.as_string()));
  bool iterable = subject.is_table() || subject.is_string() || subject.is_int() || is_channel(subject);
  if (!iterable) return vm.raise(ErrorId::kRange, {type_name(subject)});
  state[1] = Value::integer(0);
  return {};
}

Result<void> range_next(Vm& vm, Value* state, bool& more) {
  Value subject = state[0];
  if (subject.is_table()) {
    TableCursor cursor = state[1].as_int();
    const Table* t = subject.as_table();
    more = try_next(t, cursor, state[3], state[4]) || table_next(vm, t, cursor, state[3], state[4]);
    state[1] = Value::integer(cursor);
    return {};
  }
  int64_t position = state[1].is_int() ? state[1].as_int() : 0;
  if (subject.is_int()) {
    more = position < subject.as_int();
    if (!more) return {};
    state[3] = state[4] = state[1];
  } else if (subject.is_string()) {
    std::string_view bytes = subject.as_string()->view();
    more = static_cast<uint64_t>(position) < bytes.size();
    if (!more) return {};
    state[3] = Value::integer(position + 1);
    GS_TRY(String * one, byte_string(vm, static_cast<uint8_t>(bytes[static_cast<size_t>(position)])));
    state[4] = Value::string(one);
  } else {
    GS_TRY(Value received, channel_receive(vm, subject.as<Channel>(), more));
    state[3] = received;
    state[4] = Value::nil();
    return {};
  }
  state[1] = Value::integer(position + 1);
  return {};
}

Result<Table*> make_array(Vm& vm, Value length, ArrayZero zero) {
  double wanted = length.is_number() ? length.as_number() : -1;
  if (!(wanted >= 0)) return vm.raise(ErrorId::kArrayLength);
  if (wanted > 0xFFFFFFF0) return vm.raise_out_of_memory();
  auto count = static_cast<uint32_t>(wanted);
  GS_TRY(Table * t, new_table(vm, 0, 0));
  Value fill = Value::nil();
  switch (zero) {
    case ArrayZero::kNothing: break;
    case ArrayZero::kBool: fill = Value::boolean(false); break;
    case ArrayZero::kInt: fill = Value::integer(0); break;
    case ArrayZero::kFloat: fill = Value::number(0); break;
    case ArrayZero::kString: fill = Value::string(vm.empty_string()); break;
  }
  GS_TRYV(table_fill(vm, t, count, fill));
  return t;
}

}  // namespace gs::vm
