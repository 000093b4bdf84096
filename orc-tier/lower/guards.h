// Guards in the IR, and how they become branches.
//
// Lowering writes a guard as one call, so that passes which know it (EarlyCSE) see straight lines and learn from
// conditions:
//
//   call void (i1, ...) @llvm.experimental.guard(i1 %ok) [ "deopt"(i32 EXIT, i64 SHIFTED, VALUE...) ]
//
// EXIT is the exit's number, VALUE... what it stores, SHIFTED the set of those that are integers times 2^16 (int_forms
// in region_lowering.h). lower_guards() makes of each
//
//         br i1 %ok, label %on, label %exit       ; weights: always, never
//   exit:                                         ; cold; guards that would store the same share it
//         store …, vm + exit_values …             ; raw, unboxed
//         br label %leave
//   leave:                                        ; one for the whole region
//         %n = phi i64 [ EXIT, %exit ], …
//         %to = load ptr, table + 8 * %n
//         musttail call preserve_nonecc i64 %to(…, base, vm, table, …, %n, …)
//
// With an exit stub (ExitEncoding::kPatchpoint) the values stay where they are:
//
//   exit:
//         %n = call i64 @llvm.experimental.patchpoint.i64(i64 EXIT, …, %stub, i32 2, vm + exit_values, table,
//                                                         i64 SHIFTED, VALUE...)
//         br label %leave
//
// Why branches and not LLVM's own deoptimization (stack maps): they are plain data flow, which every instruction
// selector and the splitting of hot and cold code can do. Why one common tail: a tail call per exit would pin base, vm
// and table in fixed registers at each, and is slow to select. Never run a pass that merges or moves guards
// (InstCombine, GuardWidening) before this: the graph's guards leave at an exact place, with exact values.
//
// Under --stress=exits a guard's condition is and-ed with "the countdown in the Vm, of which each guard takes one, is
// not 0", so that guards fail everywhere. That happens here, behind EarlyCSE, to which no two guards would be alike
// otherwise.
#pragma once

#include <llvm/ADT/ArrayRef.h>
#include <llvm/IR/Function.h>
#include <llvm/IR/IRBuilder.h>

#include "orc-tier/lower/alias.h"

namespace gs::orc {

/// The parameters of a region's function: the machine state.
enum RegionParam : unsigned {
  kParamPc,
  kParamBase,
  kParamVm,
  kParamTable,
  kParamCode,
  kParamIntTag,
  kParamInsn,
  kParamNilBits,
  kParams
};
llvm::FunctionType* region_type(llvm::LLVMContext& context);

/// Appends a guard that leaves through exit `number` unless `ok`.
void create_guard(llvm::IRBuilderBase& builder, llvm::Value* ok, uint32_t number, uint64_t shifted,
                  llvm::ArrayRef<llvm::Value*> values);

/// What guards use of the Vm, by offset.
struct GuardWords {
  uint32_t exit_values;
  uint32_t countdown;  ///< 0: guards fail for their own reasons only
  const void* exit_stub = nullptr;  ///< null: exits store their values
};

/// Replaces all guards of `region`.
void lower_guards(llvm::Function& region, GuardWords words, AliasTags& alias);

/// Weights of a branch whose second successor is cold (or the first one, when `first_is_cold`).
llvm::MDNode* cold_weights(llvm::LLVMContext& context, bool first_is_cold = false);

}  // namespace gs::orc
