// What instructions of trace SSA say about types of tagged values.
#pragma once

#include <bit>

#include "orc-tier/ir/graph.h"

namespace gs::orc {

/// The value of a ConstValue.
inline vm::Value constant_value(const Inst& inst) { return vm::Value::from_bits(std::bit_cast<uint64_t>(inst.imm)); }

inline bool is_literal(IrOp op) { return op >= IrOp::kConstInt && op <= IrOp::kConstPtr; }
inline bool is_box(IrOp op) { return op >= IrOp::kBoxInt && op <= IrOp::kBoxPtr; }
inline bool is_unbox(IrOp op) { return op >= IrOp::kUnboxInt && op <= IrOp::kUnboxPtr; }

// These rely on the order of rows in ir_ops.def.
static_assert(static_cast<int>(IrOp::kConstPtr) - static_cast<int>(IrOp::kConstInt) == 4);
static_assert(static_cast<int>(IrOp::kBoxPtr) - static_cast<int>(IrOp::kBoxInt) == 3);
static_assert(static_cast<int>(IrOp::kUnboxPtr) - static_cast<int>(IrOp::kUnboxInt) == 3);

/// The type of what a Box… makes.
vm::TypeTag boxed_tag(const Inst& box);
/// The type that the operand of an Unbox… is known to have.
vm::TypeTag unboxed_tag(const Inst& unbox);

/// The types that the result may have, as far as the instruction alone says: kTypeAny for most.
vm::TypeSet types_by_definition(const Inst& inst);

/// How values of one type are carried unboxed.
struct Representation {
  IrOp box, unbox;
  int64_t imm;  ///< of both
  Type type;
};
/// The representation of `tag`; of nil, which has none, `type` is kNone.
Representation representation(vm::TypeTag tag);

}  // namespace gs::orc
