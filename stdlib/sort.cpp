#include "stdlib/sort.h"

#include <algorithm>

#include "vm/runtime/arith.h"
#include "vm/table.h"
#include "vm/vm.h"

namespace gs::stdlib {

using vm::Value;
using vm::Vm;

namespace {

/// `a < b`: the script's function, or the natural order. One compare in kPollEvery tests for interrupts; a script
/// function polls for itself.
class Order {
 public:
  /// `row`: the cell that is being sorted.
  Order(Vm& vm, Value less, vm::Values* row) : vm_(vm), less_(less), row_(row) {}

  Result<bool> operator()(Value a, Value b) {
    if (!less_.is_nil()) {
      vm_.barrier(row_);  // values have moved about in it since the last call
      GS_TRY(Value result, vm_.call1(less_, {a, b}));
      return result.truthy();
    }
    if (++compares_ % kPollEvery == 0) GS_TRYV(vm_.check());
    if (Value::both_ints(a, b)) return a.as_shifted_int() < b.as_shifted_int();
    if (a.is_number() && b.is_number()) return a.as_number() < b.as_number();
    if (a.is_string() && b.is_string()) return vm::compare_strings(a.as_string(), b.as_string()) < 0;
    return false;
  }

 private:
  static constexpr uint32_t kPollEvery = 4096;
  Vm& vm_;
  Value less_;
  vm::Values* row_;
  uint32_t compares_ = 0;
};

/// Runs up to this long are sorted by insertion.
constexpr uint32_t kRun = 8;

Result<void> insertion_sort(Value* first, uint32_t count, Order& less) {
  for (uint32_t i = 1; i < count; i++) {
    Value v = first[i];
    uint32_t at = i;
    for (; at > 0; at--) {
      GS_TRY(bool before, less(v, first[at - 1]));
      if (!before) break;
      first[at] = first[at - 1];
      // The row must hold every value at every moment a collection may look: v is also in this C++ frame.
    }
    first[at] = v;
  }
  return {};
}

/// Merges [left, middle) and [middle, right) of `from` into `to`; equal elements keep their order.
Result<void> merge(const Value* from, Value* to, uint32_t left, uint32_t middle, uint32_t right, Order& less) {
  uint32_t i = left, j = middle;
  for (uint32_t out = left; out < right; out++) {
    bool take_right = i == middle;
    if (i < middle && j < right) {
      GS_TRY(bool before, less(from[j], from[i]));
      take_right = before;
    }
    to[out] = take_right ? from[j++] : from[i++];
  }
  return {};
}

/// Bottom-up merge sort between the two halves of `row`; returns the half that ends up sorted.
Result<Value*> merge_sort(Value* row, uint32_t count, Order& less) {
  for (uint32_t start = 0; start < count; start += kRun) {
    GS_TRYV(insertion_sort(row + start, std::min(kRun, count - start), less));
  }
  Value *from = row, *to = row + count;
  for (uint64_t width = kRun; width < count; width *= 2) {
    for (uint64_t left = 0; left < count; left += 2 * width) {
      auto middle = static_cast<uint32_t>(std::min<uint64_t>(left + width, count));
      auto right = static_cast<uint32_t>(std::min<uint64_t>(left + 2 * width, count));
      GS_TRYV(merge(from, to, static_cast<uint32_t>(left), middle, right, less));
    }
    std::swap(from, to);
  }
  return from;
}

}  // namespace

Result<void> sort_table(Vm& vm, vm::Table* t, Value less) {
  auto count = static_cast<uint32_t>(vm::table_length(t));
  if (count < 2) return {};
  // Scratch is a heap cell: nothing to clean up when `less` fails or its coroutine is never resumed.
  auto* scratch = vm.allocate<vm::Values>(gc::Header{gc::Kind::kValues, 0, 0, 0, 2 * count},
                                          sizeof(vm::Values) + size_t{2} * count * sizeof(Value));
  if (scratch == nullptr) return vm.raise_out_of_memory();
  Value* row = scratch->data();
  for (uint32_t i = 0; i < count; i++) {
    row[i] = vm::element_at(t->storage, i + 1);
    vm.barrier(scratch, row[i]);
    if (row[i].is_string()) GS_TRYV(vm::read_string(vm, row[i].as_string()));
  }
  Order order(vm, less, scratch);
  GS_TRY(Value * sorted, merge_sort(row, count, order));
  for (uint32_t i = 0; i < count; i++) GS_TRYV(vm::table_set_int(vm, t, i + 1, sorted[i]));
  return {};
}

}  // namespace gs::stdlib
