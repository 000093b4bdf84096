#include "stdlib/matrix_lib.h"

#include <iterator>

#include "vm/table.h"
#include "vm/vm.h"

namespace gs::stdlib {

using vm::Args;
using vm::NativeResult;
using vm::Table;
using vm::Value;
using vm::Vm;

namespace {

// A matrix is an ordinary table of row tables, both counted from 0. The element facts of its rows say "double".

NativeResult matrix_dense(Vm& vm, Args args) {
  int64_t rows = args.integer(0), columns = args.integer(1);
  if (rows < 0) return args.bad(0, "number of rows is negative");
  if (columns < 0) return args.bad(1, "number of columns is negative");
  constexpr int64_t kMost = 0x7FFFFFFF;
  if (rows > kMost || columns > kMost) return vm.raise_out_of_memory();
  GS_TRY(Table * matrix, vm::new_table(vm, 0, static_cast<uint32_t>(rows)));
  args.base()[0] = Value::table(matrix);  // a root while the rows are made
  for (int64_t i = 0; i < rows; i++) {
    GS_TRY(Table * row, vm::new_table(vm));
    GS_TRYV(vm::table_fill(vm, row, static_cast<uint32_t>(columns), Value::number(0)));
    GS_TRYV(vm::table_set_int(vm, matrix, i, Value::table(row)));
    GS_TRYV(vm.check());
  }
  return args.give(Value::table(matrix));
}

/// Element (i, j) of any table of tables: the row, checked to have the element.
struct Place {
  Table* row;
  uint32_t column;
};
Result<Place> find_place(Args args) {
  GS_TRY(Table * matrix, args.table(0));
  Value row = vm::table_get_int(matrix, args.integer(1));
  if (!row.is_table()) return args.bad(1, "row out of range");
  int64_t column = args.integer(2);
  if (column < 0 || column >= row.as_table()->storage->length) return args.bad(2, "column out of range");
  return Place{row.as_table(), static_cast<uint32_t>(column)};
}

// Integer indices within rows of floats never come here: they have handlers of their own (fast_natives.def).

NativeResult matrix_getf(Vm&, Args args) {
  GS_TRY(Place place, find_place(args));
  Value v = vm::element_at(place.row->storage, place.column);
  if (!v.is_number()) return args.bad(2, "element is not a number");
  return args.give(Value::number(v.as_number()));
}

NativeResult matrix_setf(Vm& vm, Args args) {
  GS_TRY(Place place, find_place(args));
  GS_TRYV(vm::table_set_int(vm, place.row, place.column, Value::number(args.number(3))));
  return args.none();
}

constexpr vm::LibraryEntry kMatrix[] = {
    {"matrix.dense", matrix_dense},
    {"matrix.getf", matrix_getf, 0, vm::FastNative::kMatrixGetf},
    {"matrix.setf", matrix_setf, 0, vm::FastNative::kMatrixSetf},
};

}  // namespace

Result<void> register_matrix(Vm& vm) {
  GS_TRY(vm::Table * library, vm::register_library(vm, "matrix", kMatrix, std::size(kMatrix)));
  (void)library;
  return {};
}

}  // namespace gs::stdlib
