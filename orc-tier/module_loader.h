// Loads the code generator: LLVM lives in a module of its own beside the executable, gscript-llvm.so, and comes into
// the process with the first region that is compiled.
#pragma once

#include <memory>
#include <string>

#include "orc-tier/lower/compile.h"

namespace gs::orc {

/// Whether there is a module to load.
bool has_code_generator();
/// A code generator, or null, and `error` says why there is none. The module is loaded once and stays. Takes some
/// milliseconds the first time; any thread may call it.
std::unique_ptr<CodeGenerator> load_code_generator(std::string& error, HostInterface host = {});

}  // namespace gs::orc
