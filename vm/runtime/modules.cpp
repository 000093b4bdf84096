#include "vm/runtime/modules.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <sys/stat.h>

#include "vm/interp/calls.h"
#include "vm/table.h"
#include "vm/vm.h"

namespace gs::vm {

bool read_file(const char* path, std::string& out) {
  struct stat info;
  if (stat(path, &info) != 0) return false;
  if (S_ISDIR(info.st_mode)) {
    errno = EISDIR;
    return false;
  }
  std::FILE* file = std::fopen(path, "rb");
  if (file == nullptr) return false;
  char buffer[1 << 14];
  size_t n;
  while ((n = std::fread(buffer, 1, sizeof buffer, file)) > 0) out.append(buffer, n);
  bool failed = std::ferror(file) != 0;
  std::fclose(file);
  return !failed;
}

namespace {

std::unique_ptr<Source> open_source(const std::string& path) {
  auto source = std::make_unique<Source>();
  if (!read_file(path.c_str(), source->text)) return nullptr;
  source->name = path;
  return source;
}

/// Puts the loaded chunk at `slot` of the native's frame, to be called without arguments.
NativeResult run_chunk(Vm& vm, Args args, std::unique_ptr<Source> source, uint32_t slot, Stub stub) {
  Result<Closure*> closure = vm.load(std::move(source));
  if (!closure.ok()) return Raised{};
  args.base()[slot] = Value::function(*closure);
  return NativeResult::tail_call(slot, 0, static_cast<uint32_t>(stub));
}

/// Is the module already on its way, in a frame of `require` below this one?
bool is_loading(Vm& vm, Args args, const String* name) {
  Value* bottom = vm.run.stack_base + kFrameHeader;
  for (Value* base = frame_caller(args.base()); base > bottom; base = frame_caller(base)) {
    bool requires_it = is_native(base[-4]) && base[-4].as<NativeFunction>()->code == native_require &&
                       base[0].is_string() && equal_strings(base[0].as_string(), name);
    if (requires_it) return true;
  }
  return false;
}

}  // namespace

NativeResult native_require(Vm& vm, Args args) {
  GS_TRY(String * name, args.string(0));
  Value known = table_get(vm, vm.modules, Value::string(name));
  if (!known.is_nil()) return args.give(known);
  if (is_loading(vm, args, name)) return vm.raise(ErrorId::kModuleCycle, {name->view()});
  std::string file(name->view());
  for (char& c : file) {
    if (c == '.') c = '/';
  }
  file += ".gs";
  std::unique_ptr<Source> source;
  if (!vm.script_directory.empty()) source = open_source(vm.script_directory + "/" + file);
  if (source == nullptr) source = open_source(file);
  if (source == nullptr) return vm.raise(ErrorId::kModuleNotFound, {name->view()});
  args.base()[0] = Value::string(name);
  return run_chunk(vm, args, std::move(source), 1, Stub::kRequire);
}

Result<void> finish_require(Vm& vm, Value name, Value value) {
  return table_set(vm, vm.modules, name, value.is_nil() ? Value::boolean(true) : value);
}

NativeResult native_dofile(Vm& vm, Args args) {
  GS_TRY(String * path, args.string(0));
  std::string name(path->view());
  std::unique_ptr<Source> source = open_source(name);
  if (source == nullptr) {
    std::string message = "cannot open " + name + ": " + std::strerror(errno);
    return vm.raise(ErrorId::kPlain, {message});
  }
  return run_chunk(vm, args, std::move(source), 0, Stub::kReturn);
}

NativeResult native_loadstring(Vm& vm, Args args) {
  GS_TRY(String * text, args.string(0));
  auto source = std::make_unique<Source>();
  source->name = "string";
  source->text = std::string(text->view());
  return run_chunk(vm, args, std::move(source), 0, Stub::kReturn);
}

}  // namespace gs::vm
