// Sorting rows of values: what table.sort and its relatives stand on.
#pragma once

#include "vm/base/result.h"
#include "vm/object.h"

namespace gs::stdlib {

/// Sorts t[1 … #t], stably, by `less` (a function of two values) or, when that is nil, by `<` for numbers and strings,
/// where values that cannot be compared count as equal. The elements are sorted outside the table and stored at the
/// end, so whatever `less` does to the table meanwhile is overwritten, and an error in it leaves the table as it was.
/// Any function is safe as `less`, consistent or not.
Result<void> sort_table(vm::Vm& vm, vm::Table* t, vm::Value less);

}  // namespace gs::stdlib
