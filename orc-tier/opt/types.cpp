#include "orc-tier/opt/types.h"

namespace gs::orc {

using vm::TypeTag;

TypeTag boxed_tag(const Inst& box) {
  switch (box.op) {
    case IrOp::kBoxInt: return TypeTag::kInt;
    case IrOp::kBoxDouble: return TypeTag::kDouble;
    case IrOp::kBoxBool: return TypeTag::kBool;
    default: return static_cast<TypeTag>(box.imm);
  }
}

TypeTag unboxed_tag(const Inst& unbox) {
  switch (unbox.op) {
    case IrOp::kUnboxInt: return TypeTag::kInt;
    case IrOp::kUnboxDouble: return TypeTag::kDouble;
    case IrOp::kUnboxBool: return TypeTag::kBool;
    default: return static_cast<TypeTag>(unbox.imm);
  }
}

vm::TypeSet types_by_definition(const Inst& inst) {
  if (is_box(inst.op)) return vm::type_bit(boxed_tag(inst));
  if (inst.op == IrOp::kConstValue) return constant_value(inst).type_set();
  return vm::kTypeAny;
}

Representation representation(TypeTag tag) {
  switch (tag) {
    case TypeTag::kInt: return {IrOp::kBoxInt, IrOp::kUnboxInt, 0, Type::kInt};
    case TypeTag::kDouble: return {IrOp::kBoxDouble, IrOp::kUnboxDouble, 0, Type::kDouble};
    case TypeTag::kBool: return {IrOp::kBoxBool, IrOp::kUnboxBool, 0, Type::kBool};
    case TypeTag::kNil: return {IrOp::kParam, IrOp::kParam, 0, Type::kNone};
    default: return {IrOp::kBoxPtr, IrOp::kUnboxPtr, static_cast<int64_t>(tag), Type::kPtr};
  }
}

}  // namespace gs::orc
