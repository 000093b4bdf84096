#include "baseline/compiler.h"

#include "baseline/a64/masm.h"
#include "baseline/loop_rounds_inl.h"
#include "baseline/visit_arith_inl.h"
#include "baseline/visit_calls_inl.h"
#include "baseline/visit_inlined_inl.h"
#include "baseline/visit_moves_inl.h"
#include "baseline/visit_objects_inl.h"
#include "baseline/visit_tables_inl.h"
#include "baseline/x64/masm.h"

namespace gs::baseline {

template class Compiler<x64::Masm>;
template class Compiler<a64::Masm>;

}  // namespace gs::baseline
