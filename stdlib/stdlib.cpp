#include "stdlib/stdlib.h"

#include "stdlib/base_lib.h"
#include "stdlib/bit32_lib.h"
#include "stdlib/coroutine_lib.h"
#include "stdlib/io_lib.h"
#include "stdlib/math_lib.h"
#include "stdlib/matrix_lib.h"
#include "stdlib/os_lib.h"
#include "stdlib/string_lib.h"
#include "stdlib/table_lib.h"
#include "stdlib/time_lib.h"

namespace gs::stdlib {

Result<void> register_stdlib(vm::Vm& vm) {
  static constexpr Result<void> (*kLibraries[])(vm::Vm&) = {
      register_base,   register_string, register_table, register_math, register_coroutine,
      register_matrix, register_bit32,  register_time,  register_os,   register_io,
  };
  for (auto* library : kLibraries) GS_TRYV(library(vm));
  return {};
}

}  // namespace gs::stdlib
