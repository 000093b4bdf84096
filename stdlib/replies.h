// Answers that several libraries give in the same form.
#pragma once

#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>

#include "vm/native.h"
#include "vm/string.h"

namespace gs::stdlib {

/// The text as a new string.
inline vm::NativeResult give_text(vm::Vm& vm, vm::Args args, std::string_view text) {
  GS_TRY(vm::String * s, vm::new_string(vm, text));
  return args.give(vm::Value::string(s));
}

/// nil and "what: why", for a system call that has failed (errno says why).
inline vm::NativeResult give_failure(vm::Vm& vm, vm::Args args, const std::string& what) {
  std::string message = what + ": " + std::strerror(errno);
  GS_TRY(vm::String * s, vm::new_string(vm, message));
  return args.give(vm::Value::nil(), vm::Value::string(s));
}

}  // namespace gs::stdlib
