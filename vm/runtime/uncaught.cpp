#include "vm/runtime/uncaught.h"

#include <cstdio>

#include "vm/runtime/arith.h"
#include "vm/runtime/conversions.h"
#include "vm/runtime/output.h"

namespace gs::vm {

namespace {

/// The error value as text: strings as they are, tables by their __tostring if it works.
std::string error_text(Vm& vm, Value error) {
  Value handler = metamethod_of(vm, error, Metamethod::kToString);
  if (!handler.is_nil()) {
    Result<Value> shown = vm.call1(handler, {error});
    if (shown.ok() && (*shown).is_string()) error = *shown;
  }
  StringBuilder text(vm);
  if (!append_display(vm, text, error).ok()) return "(error value cannot be shown)";
  return std::string(text.view());
}

}  // namespace

std::string render_uncaught(Vm& vm, Value error) {
  // Copied first: showing the value may run script, whose errors would overwrite them.
  std::string traceback = vm.traceback();
  SourcePos pos = vm.error_pos;
  const Source* source = vm.error_source;
  std::string out;
  if (source != nullptr) {
    out += source->name + ": " + source->name + ":" + std::to_string(pos.line) + ": ";
  } else {
    out += "gscript: ";
  }
  out += error_text(vm, error) + "\n";
  if (source != nullptr) append_excerpt(out, *source, pos);
  return out + traceback;
}

void report_goroutine_error(Vm& vm, Value error) {
  std::string text = "goroutine ended with an error: " + render_uncaught(vm, error);
  flush_output(vm);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace gs::vm
