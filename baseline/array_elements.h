// Where an element of an array part is: what reads and writes elements looks at before it does (vm/object.h has the layouts).
#pragma once

#include "baseline/masm.h"
#include "vm/object.h"

namespace gs::baseline {

/// storage := the storage of the table at `table`. Goes to `outside` unless `index` is less than its length, which is left
/// in `length`, and to `bytes` unless its elements are values.
template <class M>
void find_element(M& masm, R table, R index, R storage, R length, Label outside, Label bytes) {
  auto at = [](R object, size_t offset) { return Mem{object, static_cast<int32_t>(offset)}; };
  masm.ld(storage, at(table, offsetof(vm::Table, storage)));
  masm.ld32(length, at(storage, offsetof(vm::Storage, length)));
  masm.branch(Cond::kAboveEq, index, length, outside);
  masm.branch_mem8(Cond::kNe, at(storage, offsetof(vm::Storage, byte0)), vm::Storage::kValues, bytes);
}

/// Element `index` of a storage of values, and the same of one of bytes.
inline Mem value_element(R storage, R index) { return {storage, sizeof(vm::Storage), index, 3}; }
inline Mem byte_element(R storage, R index) { return {storage, sizeof(vm::Storage), index, 0}; }

}  // namespace gs::baseline
