// LLVM's stack maps (the section .llvm_stackmaps, version 3) as records of exits.
#pragma once

#include <string>
#include <vector>

#include <llvm/ADT/StringRef.h>

#include "orc-tier/lower/exit_records.h"

namespace gs::orc {

/// Of an object file with one function: its patch points, ascending. Empty if there are none, or, with `error` saying why, if
/// the section says something that we did not ask for.
std::vector<ExitRecord> read_stack_maps(llvm::StringRef object, std::string& error);

}  // namespace gs::orc
