#include "stdlib/os_lib.h"

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <string>
#include <unistd.h>

#include "stdlib/calendar.h"
#include "stdlib/replies.h"
#include "vm/runtime/scheduler.h"
#include "vm/table.h"
#include "vm/vm.h"

namespace gs::stdlib {

using vm::Args;
using vm::NativeResult;
using vm::Value;
using vm::Vm;

namespace {

/// A string argument as a C function wants it.
std::string path_argument(std::string_view bytes) { return std::string(bytes); }

NativeResult os_time(Vm&, Args args) {
  auto now = std::chrono::system_clock::now().time_since_epoch();
  return args.give(Value::integer_or_double(std::chrono::duration_cast<std::chrono::seconds>(now).count()));
}

NativeResult os_clock(Vm& vm, Args args) {
  return args.give(Value::number(vm::monotonic_seconds() - vm.start_time));
}

NativeResult os_date(Vm& vm, Args args) {
  GS_TRY(std::string_view layout, args.bytes_or(0, "%c"));
  auto now = std::chrono::system_clock::now().time_since_epoch();
  double t = args.number_or(1, std::chrono::duration<double>(now).count());
  return give_text(vm, args, format_calendar(calendar_local(t), layout));
}

NativeResult os_exit(Vm& vm, Args args) {
  int64_t code = args[0].is_bool() ? (args[0].truthy() ? 0 : 1) : args.integer_or(0, 0);
  return vm.stop(vm::Stop::kExit, static_cast<int>(code & 0xFF));
}

NativeResult os_getenv(Vm& vm, Args args) {
  GS_TRY(std::string_view name, args.bytes(0));
  const char* value = std::getenv(path_argument(name).c_str());
  if (value == nullptr) return args.give(Value::nil());
  return give_text(vm, args, value);
}

NativeResult os_setenv(Vm& vm, Args args) {
  GS_TRY(std::string_view name, args.bytes(0));
  GS_TRY(std::string_view value, args.bytes(1));
  if (setenv(path_argument(name).c_str(), path_argument(value).c_str(), 1) != 0) {
    return give_failure(vm, args, path_argument(name));
  }
  return args.give(Value::boolean(true));
}

NativeResult os_unsetenv(Vm& vm, Args args) {
  GS_TRY(std::string_view name, args.bytes(0));
  if (unsetenv(path_argument(name).c_str()) != 0) return give_failure(vm, args, path_argument(name));
  return args.give(Value::boolean(true));
}

NativeResult os_remove(Vm& vm, Args args) {
  GS_TRY(std::string_view path, args.bytes(0));
  if (std::remove(path_argument(path).c_str()) != 0) return give_failure(vm, args, path_argument(path));
  return args.give(Value::boolean(true));
}

NativeResult os_rename(Vm& vm, Args args) {
  GS_TRY(std::string_view from, args.bytes(0));
  GS_TRY(std::string_view to, args.bytes(1));
  if (std::rename(path_argument(from).c_str(), path_argument(to).c_str()) != 0) {
    return give_failure(vm, args, path_argument(from));
  }
  return args.give(Value::boolean(true));
}

/// A fresh empty file: the name alone could be taken by somebody else a moment later.
NativeResult os_tmpname(Vm& vm, Args args) {
  const char* directory = std::getenv("TMPDIR");
  std::string path = std::string(directory == nullptr ? "/tmp" : directory) + "/gscript-XXXXXX";
  int file = mkstemp(path.data());
  if (file < 0) return give_failure(vm, args, path);
  close(file);
  return give_text(vm, args, path);
}

/// The script and its arguments, as a list.
NativeResult os_args(Vm& vm, Args args) {
  GS_TRY(vm::Table * out, vm::new_table(vm));
  Value arg = vm.get_global("arg");
  if (arg.is_table()) {
    for (int64_t i = 0; i <= vm::table_length(arg.as_table()); i++) {
      GS_TRYV(vm::table_append(vm, out, vm::table_get_int(arg.as_table(), i)));
    }
  }
  return args.give(Value::table(out));
}

NativeResult os_hostname(Vm& vm, Args args) {
  char name[256] = "";
  if (gethostname(name, sizeof name - 1) != 0) return give_failure(vm, args, "hostname");
  return give_text(vm, args, name);
}

NativeResult os_getpid(Vm&, Args args) { return args.give(Value::integer(getpid())); }

bool is_name_char(char c) { return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'); }

/// $NAME and ${NAME} by the environment; unknown names become nothing.
std::string expand(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    if (text[0] != '$') {
      out += text[0];
      text.remove_prefix(1);
      continue;
    }
    bool braced = text.size() > 1 && text[1] == '{';
    size_t start = braced ? 2 : 1, end = start;
    while (end < text.size() && is_name_char(text[end])) end++;
    bool complete = end > start && (!braced || (end < text.size() && text[end] == '}'));
    if (!complete) {
      out += '$';
      text.remove_prefix(1);
      continue;
    }
    const char* value = std::getenv(std::string(text.substr(start, end - start)).c_str());
    if (value != nullptr) out += value;
    text.remove_prefix(end + braced);
  }
  return out;
}

NativeResult os_expand(Vm& vm, Args args) {
  GS_TRY(std::string_view text, args.bytes(0));
  return give_text(vm, args, expand(text));
}

constexpr vm::LibraryEntry kSafe[] = {
    {"os.clock", os_clock}, {"os.date", os_date}, {"os.exit", os_exit}, {"os.time", os_time}, {"os.args", os_args},
};
constexpr vm::LibraryEntry kSystem[] = {
    {"os.expand", os_expand}, {"os.getenv", os_getenv},     {"os.getpid", os_getpid},     {"os.hostname", os_hostname},
    {"os.remove", os_remove}, {"os.rename", os_rename},     {"os.setenv", os_setenv},     {"os.tmpname", os_tmpname},
    {"os.unsetenv", os_unsetenv},
};

}  // namespace

Result<void> register_os(Vm& vm) {
  GS_TRY(vm::Table * library, vm::register_library(vm, "os", kSafe, std::size(kSafe)));
  if (!vm.options().sandbox) {
    GS_TRY(vm::Table * more, vm::register_library(vm, "os", kSystem, std::size(kSystem)));
    (void)more;
  }
  (void)library;
  return {};
}

}  // namespace gs::stdlib
