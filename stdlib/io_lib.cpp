#include "stdlib/io_lib.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <iterator>
#include <new>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

#include "stdlib/replies.h"
#include "stdlib/stream.h"
#include "stdlib/tostring.h"
#include "vm/runtime/conversions.h"
#include "vm/runtime/output.h"
#include "vm/table.h"
#include "vm/vm.h"

namespace gs::stdlib {

using vm::Args;
using vm::NativeResult;
using vm::Value;
using vm::Vm;

namespace {

// A file is a table of four functions bound to it, so that f.read("*a"), f.read(f, "*a") and f:read("*a") all work.
// Each function's upvalues: the host object with the Stream, and the table itself, to recognise the receiver.

const char kStreamType = 0;

void destroy_stream(void* stream) { delete static_cast<Stream*>(stream); }

Stream* stream_of(Value v) { return static_cast<Stream*>(v.as<vm::HostObject>()->pointer); }

/// The file a bound function belongs to, and its arguments without the receiver.
struct Bound {
  Stream* stream;
  Args args;
  Value self;
};
Bound bound(Vm& vm, Args args) {
  Value* upvalues = vm::running_native(args)->upvalues();
  bool with_receiver = args.count() > 0 && args[0] == upvalues[1];
  Args rest(vm, args.base() + with_receiver, args.count() - with_receiver);
  return {stream_of(upvalues[0]), rest, upvalues[1]};
}

Raised closed_error(Vm& vm) { return vm.raise(vm::ErrorId::kPlain, {"attempt to use a closed file"}); }

Result<Value> text_value(vm::StringBuilder& text) {
  GS_TRY(vm::String * s, text.finish());
  return Value::string(s);
}

/// What one read format gives: "l" a line, "L" with its end, "a" everything, "n" a number, a count of bytes.
Result<Value> read_one(Vm& vm, Stream* stream, Value format) {
  vm::StringBuilder text(vm);
  if (format.is_number()) {
    int64_t count = vm::to_integer(vm, format);
    GS_TRY(bool came, stream->read_bytes(vm, text, count < 0 ? 0 : static_cast<size_t>(count)));
    if (!came) return Value::nil();
    return text_value(text);
  }
  char kind = 'l';
  if (format.is_string()) {
    GS_TRY(std::string_view name, vm::read_string(vm, format.as_string()));
    if (name.starts_with('*')) name.remove_prefix(1);
    kind = name.empty() ? '?' : name[0];
  }
  switch (kind) {
    case 'a': GS_TRYV(stream->read_all(vm, text)); return text_value(text);
    case 'l':
    case 'L': {
      GS_TRY(bool came, stream->read_line(vm, text, kind == 'L'));
      if (!came) return Value::nil();
      return text_value(text);
    }
    case 'n': {
      char buffer[64];
      GS_TRY(std::string_view number, stream->read_number_text(vm, buffer));
      return vm::parse_number(number);
    }
    default: return vm.raise(vm::ErrorId::kBadArgumentText, {"1", "read", "invalid format"});
  }
}

/// Reads by the formats in `args` (a line when there are none); the results go where the native `native_args` gives
/// them.
NativeResult read_formats(Vm& vm, Stream* stream, Args args, Args native_args) {
  if (!stream->is_open()) return closed_error(vm);
  constexpr uint32_t kMostFormats = 16;
  uint32_t count = args.count() == 0 ? 1 : args.count() < kMostFormats ? args.count() : kMostFormats;
  Value results[kMostFormats];
  for (uint32_t i = 0; i < count; i++) {
    GS_TRY(Value v, read_one(vm, stream, args[i]));
    results[i] = v;
    if (v.is_nil()) {
      count = i + 1;
      break;
    }
  }
  GS_TRY(Value * out, native_args.reserve_results(count));
  std::memcpy(out, results, count * sizeof(Value));
  return NativeResult::results(count);
}

// ---------------------------------------------------------------- methods of files

NativeResult file_read(Vm& vm, Args args) {
  Bound file = bound(vm, args);
  return read_formats(vm, file.stream, file.args, args);
}

NativeResult file_write(Vm& vm, Args args) {
  Bound file = bound(vm, args);
  if (!file.stream->is_open()) return closed_error(vm);
  for (uint32_t i = 0; i < file.args.count(); i++) {
    vm::StringBuilder text(vm);
    GS_TRYV(append_tostring(vm, text, file.args[i]));
    if (!file.stream->write(text.view())) return give_failure(vm, args, "write");
  }
  return args.give(file.self);
}

NativeResult file_close(Vm& vm, Args args) {
  Bound file = bound(vm, args);
  if (!file.stream->is_open()) return closed_error(vm);
  if (!file.stream->close()) return give_failure(vm, args, "close");
  return args.give(Value::boolean(true));
}

/// An iterator over the lines of the stream in `holder`.
NativeResult next_line(Vm& vm, Args args) {
  Stream* stream = stream_of(vm::running_native(args)->upvalues()[0]);
  if (!stream->is_open()) return closed_error(vm);
  GS_TRY(Value line, read_one(vm, stream, Value::nil()));
  // A file opened by io.lines belongs to the loop: its end closes it.
  bool owned = vm::running_native(args)->upvalues()[1].truthy();
  if (line.is_nil() && owned) stream->close();
  return args.give(line);
}

Result<Value> line_iterator(Vm& vm, Value holder, bool owned) {
  GS_TRY(vm::NativeFunction * f, vm::new_native(vm, "io.lines.next", next_line, 2));
  f->upvalues()[0] = holder;
  f->upvalues()[1] = Value::boolean(owned);
  vm.barrier(f);
  return Value::function(f);
}

NativeResult file_lines(Vm& vm, Args args) {
  GS_TRY(Value iterator, line_iterator(vm, vm::running_native(args)->upvalues()[0], false));
  return args.give(iterator);
}

constexpr vm::LibraryEntry kFileMethods[] = {
    {"read", file_read}, {"write", vm::calls_back<file_write, shows_table>}, {"close", file_close}, {"lines", file_lines},
};

// ---------------------------------------------------------------- opening

struct Mode {
  int flags;
  bool readable, writable;
};

bool parse_mode(std::string_view text, Mode& mode) {
  std::string letters;
  for (char c : text) {
    if (c != 'b') letters += c;
  }
  if (letters == "r") mode = {O_RDONLY, true, false};
  else if (letters == "w") mode = {O_WRONLY | O_CREAT | O_TRUNC, false, true};
  else if (letters == "a") mode = {O_WRONLY | O_CREAT | O_APPEND, false, true};
  else if (letters == "r+") mode = {O_RDWR, true, true};
  else if (letters == "w+") mode = {O_RDWR | O_CREAT | O_TRUNC, true, true};
  else if (letters == "a+") mode = {O_RDWR | O_CREAT | O_APPEND, true, true};
  else return false;
  return true;
}

/// An open stream in a host object; nil with errno set when the file cannot be opened.
Result<Value> open_stream(Vm& vm, std::string_view name, const Mode& mode) {
  std::string path(name);
  int fd = ::open(path.c_str(), mode.flags | O_CLOEXEC, 0666);
  if (fd < 0) return Value::nil();
  struct stat info;
  if (fstat(fd, &info) == 0 && S_ISDIR(info.st_mode)) {
    ::close(fd);
    errno = EISDIR;
    return Value::nil();
  }
  auto* stream = new (std::nothrow) Stream(fd, mode.readable, mode.writable);
  if (stream == nullptr) {
    ::close(fd);
    return vm.raise_out_of_memory();
  }
  auto holder = vm::new_host_object(vm, &kStreamType, stream, destroy_stream, nullptr);
  if (!holder.ok()) {
    delete stream;
    return Raised{};
  }
  return Value::object(*holder);
}

Result<Value> file_table(Vm& vm, Value holder) {
  GS_TRY(vm::Table * file, vm::new_table(vm, std::size(kFileMethods)));
  for (const vm::LibraryEntry& method : kFileMethods) {
    GS_TRY(vm::NativeFunction * f, vm::new_native(vm, method.name, method.code, 2));
    f->upvalues()[0] = holder;
    f->upvalues()[1] = Value::table(file);
    vm.barrier(f);
    GS_TRY(vm::String * name, vm.intern(method.name));
    GS_TRYV(vm::table_set_string(vm, file, name, Value::function(f)));
  }
  return Value::table(file);
}

NativeResult io_open(Vm& vm, Args args) {
  GS_TRY(std::string_view name, args.bytes(0));
  GS_TRY(std::string_view mode_text, args.bytes_or(1, "r"));
  Mode mode;
  if (!parse_mode(mode_text, mode)) return args.bad(1, "invalid mode");
  GS_TRY(Value holder, open_stream(vm, name, mode));
  if (holder.is_nil()) return give_failure(vm, args, std::string(name));
  GS_TRY(Value file, file_table(vm, holder));
  return args.give(file);
}

// ---------------------------------------------------------------- standard streams

/// Standard input, shared by io.read and io.lines so that neither loses what the other read ahead. Kept as the upvalue
/// of each function that needs it.
Result<Value> standard_input(Vm& vm) {
  auto* stream = new (std::nothrow) Stream(STDIN_FILENO, true, false);
  if (stream == nullptr) return vm.raise_out_of_memory();
  GS_TRY(vm::HostObject * holder, vm::new_host_object(vm, &kStreamType, stream, destroy_stream, nullptr));
  return Value::object(holder);
}

NativeResult io_read(Vm& vm, Args args) {
  if (isatty(STDIN_FILENO)) vm::flush_output(vm);
  return read_formats(vm, stream_of(vm::running_native(args)->upvalues()[0]), args, args);
}

NativeResult io_lines(Vm& vm, Args args) {
  Value holder = vm::running_native(args)->upvalues()[0];
  bool named = args.has(0);
  if (named) {
    if (vm.options().sandbox) return vm.raise(vm::ErrorId::kForbidden, {"io.lines"});
    GS_TRY(std::string_view name, args.bytes(0));
    GS_TRY(Value opened, open_stream(vm, name, {O_RDONLY, true, false}));
    if (opened.is_nil()) {
      std::string message = std::string(name) + ": " + std::strerror(errno);
      return vm.raise(vm::ErrorId::kPlain, {message});
    }
    holder = opened;
  }
  GS_TRY(Value iterator, line_iterator(vm, holder, named));
  return args.give(iterator);
}

NativeResult io_write(Vm& vm, Args args) {
  for (uint32_t i = 0; i < args.count(); i++) {
    vm::StringBuilder text(vm);
    GS_TRYV(append_tostring(vm, text, args[i]));
    GS_TRYV(vm::write_output(vm, text.view()));
  }
  return args.none();
}

constexpr vm::LibraryEntry kIo[] = {{"io.write", vm::calls_back<io_write, shows_table>}};
constexpr vm::LibraryEntry kFiles[] = {{"io.open", io_open}};
constexpr vm::LibraryEntry kInput[] = {{"io.read", io_read}, {"io.lines", io_lines}};

}  // namespace

Result<void> register_io(Vm& vm) {
  GS_TRY(vm::Table * io, vm::register_library(vm, "io", kIo, std::size(kIo)));
  if (!vm.options().sandbox) {
    GS_TRY(vm::Table * same, vm::register_library(vm, "io", kFiles, std::size(kFiles)));
    (void)same;
  }
  GS_TRY(Value input, standard_input(vm));
  for (const vm::LibraryEntry& entry : kInput) {
    GS_TRY(vm::NativeFunction * f, vm::new_native(vm, entry.name, entry.code, 1));
    f->upvalues()[0] = input;
    vm.barrier(f);
    GS_TRY(vm::String * name, vm.intern(entry.name + std::strlen("io.")));
    GS_TRYV(vm::table_set_string(vm, io, name, Value::function(f)));
  }
  return {};
}

}  // namespace gs::stdlib
