#include "orc-tier/module_loader.h"

#include <dlfcn.h>
#include <unistd.h>
#include <climits>

#if defined(__APPLE__)
#include <mach-o/dyld.h>
#endif

namespace gs::orc {
namespace {

using MakeCodeGenerator = CodeGenerator* (*)(const HostInterface*);

/// The path of the running program; empty if the host does not tell.
std::string executable_path() {
  char path[PATH_MAX];
#if defined(__APPLE__)
  uint32_t size = sizeof path;
  char real[PATH_MAX];
  if (_NSGetExecutablePath(path, &size) != 0 || realpath(path, real) == nullptr) return "";
  return real;
#else
  ssize_t length = readlink("/proc/self/exe", path, sizeof path);
  return length > 0 ? std::string(path, static_cast<size_t>(length)) : "";
#endif
}

/// The program may stand somewhere below the module: the executables of a build tree have folders of their own.
std::string module_path() {
  std::string folder = executable_path();
  for (int level = 0; level < 2; level++) {
    size_t slash = folder.rfind('/');
    if (slash == std::string::npos) break;
    folder.resize(slash);
    std::string path = folder + "/gscript-llvm.so";
    if (access(path.c_str(), R_OK) == 0) return path;
  }
  return "";
}

}  // namespace

bool has_code_generator() { return !module_path().empty(); }

std::unique_ptr<CodeGenerator> load_code_generator(std::string& error, HostInterface host) {
  std::string path = module_path();
  if (path.empty()) {
    error = "there is no gscript-llvm.so beside the program";
    return nullptr;
  }
  // Never closed: LLVM does not survive being unloaded and loaded again.
  void* module = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (module == nullptr) {
    error = dlerror();
    return nullptr;
  }
  auto make = reinterpret_cast<MakeCodeGenerator>(dlsym(module, "gs_make_code_generator"));
  host.abi = kHostAbi;
  std::unique_ptr<CodeGenerator> generator(make != nullptr ? make(&host) : nullptr);
  if (generator == nullptr) error = path + " is of another version";
  return generator;
}

}  // namespace gs::orc
