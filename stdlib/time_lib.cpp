#include "stdlib/time_lib.h"

#include <chrono>
#include <cmath>
#include <iterator>

#include "stdlib/calendar.h"
#include "stdlib/replies.h"
#include "vm/runtime/conversions.h"
#include "vm/table.h"
#include "vm/vm.h"

namespace gs::stdlib {

using vm::Args;
using vm::NativeResult;
using vm::Table;
using vm::Value;
using vm::Vm;

namespace {

double now_seconds() {
  return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

Result<void> set_field(Vm& vm, Table* t, std::string_view name, Value v) {
  GS_TRY(vm::String * key, vm.intern(name));
  return vm::table_set_string(vm, t, key, v);
}

/// The table scripts see for a moment.
Result<Value> time_table(Vm& vm, const Calendar& c) {
  GS_TRY(Table * t, vm::new_table(vm, 11));
  struct Field {
    std::string_view name;
    int64_t value;
  };
  const Field fields[] = {{"year", c.year},     {"month", c.month},   {"day", c.day},
                          {"hour", c.hour},     {"min", c.minute},    {"sec", c.second},
                          {"nsec", c.nanosecond}, {"weekday", c.weekday}, {"yearday", c.yearday}};
  for (const Field& field : fields) GS_TRYV(set_field(vm, t, field.name, Value::integer(field.value)));
  GS_TRYV(set_field(vm, t, "unix", Value::number(c.unix_seconds)));
  GS_TRY(vm::String * zone, vm::new_string(vm, c.zone));
  GS_TRYV(set_field(vm, t, "tz", Value::string(zone)));
  return Value::table(t);
}

NativeResult give_time(Vm& vm, Args args, const Calendar& c) {
  GS_TRY(Value t, time_table(vm, c));
  return args.give(t);
}

/// The moment argument `i` stands for: a time table, or seconds.
Result<double> moment(Args args, uint32_t i) {
  if (args[i].is_number()) return args.number(i);
  GS_TRY(Table * t, args.table(i));
  GS_TRY(vm::String * key, args.vm().intern("unix"));
  return vm::to_double(args.vm(), vm::table_get_string(args.vm(), t, key));
}

NativeResult time_now(Vm& vm, Args args) { return give_time(vm, args, calendar_local(now_seconds())); }

NativeResult time_since(Vm&, Args args) {
  GS_TRY(double start, moment(args, 0));
  return args.give(Value::number(now_seconds() - start));
}

NativeResult time_sleep(Vm& vm, Args args) {
  GS_TRYV(vm::goroutine_sleep(vm, args.number(0)));
  return args.none();
}

NativeResult time_unix(Vm& vm, Args args) {
  return give_time(vm, args, calendar_utc(args.number(0) + args.number(1) * 1e-9));
}

NativeResult time_date(Vm& vm, Args args) {
  double t = unix_from_utc(args.integer(0), args.integer_or(1, 1), args.integer_or(2, 1), args.integer(3),
                           args.integer(4), args.integer(5));
  return give_time(vm, args, calendar_utc(t));
}

NativeResult time_add(Vm& vm, Args args) {
  GS_TRY(double t, moment(args, 0));
  return give_time(vm, args, calendar_utc(t + args.number(1)));
}

NativeResult time_diff(Vm&, Args args) {
  GS_TRY(double a, moment(args, 0));
  GS_TRY(double b, moment(args, 1));
  return args.give(Value::number(b - a));
}

std::string directives(std::string_view layout) {
  return layout.find('%') == std::string_view::npos ? layout_from_example(layout) : std::string(layout);
}

NativeResult time_format(Vm& vm, Args args) {
  GS_TRY(double t, moment(args, 0));
  GS_TRY(std::string_view layout, args.bytes_or(1, "%Y-%m-%d %H:%M:%S"));
  return give_text(vm, args, format_calendar(calendar_utc(t), directives(layout)));
}

NativeResult time_parse(Vm& vm, Args args) {
  GS_TRY(std::string_view text, args.bytes(0));
  GS_TRY(std::string_view layout, args.bytes(1));
  Calendar c;
  std::string error;
  if (!parse_calendar(text, directives(layout), c, error)) {
    GS_TRY(vm::String * message, vm::new_string(vm, error));
    return args.give(Value::nil(), Value::string(message));
  }
  GS_TRY(Value t, time_table(vm, c));
  return args.give(t, Value::nil());
}

NativeResult time_weekday(Vm& vm, Args args) {
  GS_TRY(double t, moment(args, 0));
  return give_text(vm, args, weekday_name(calendar_utc(t).weekday));
}
NativeResult time_month(Vm& vm, Args args) {
  GS_TRY(double t, moment(args, 0));
  return give_text(vm, args, month_name(calendar_utc(t).month));
}
NativeResult time_isbefore(Vm&, Args args) {
  GS_TRY(double a, moment(args, 0));
  GS_TRY(double b, moment(args, 1));
  return args.give(Value::boolean(a < b));
}
NativeResult time_isafter(Vm&, Args args) {
  GS_TRY(double a, moment(args, 0));
  GS_TRY(double b, moment(args, 1));
  return args.give(Value::boolean(a > b));
}

constexpr vm::LibraryEntry kTime[] = {
    {"time.add", time_add},       {"time.date", time_date},         {"time.diff", time_diff},
    {"time.format", time_format}, {"time.isAfter", time_isafter},   {"time.isBefore", time_isbefore},
    {"time.month", time_month},   {"time.now", time_now},           {"time.parse", time_parse},
    {"time.since", time_since},   {"time.sleep", time_sleep},       {"time.unix", time_unix},
    {"time.weekday", time_weekday},
};

struct Unit {
  const char* name;
  double seconds;
};
constexpr Unit kUnits[] = {{"SECOND", 1}, {"MINUTE", 60}, {"HOUR", 3600}, {"DAY", 86400}};

}  // namespace

Result<void> register_time(Vm& vm) {
  GS_TRY(Table * library, vm::register_library(vm, "time", kTime, std::size(kTime)));
  for (const Unit& unit : kUnits) GS_TRYV(set_field(vm, library, unit.name, Value::number(unit.seconds)));
  return {};
}

}  // namespace gs::stdlib
