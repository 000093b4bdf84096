// Constant folding: the operations whose result on literals is exact, cannot raise, and asks no metamethod.
#pragma once

#include <optional>

#include "vm/bytecode/code_unit.h"
#include "vm/frontend/ast.h"

namespace gs::vm {

/// The result of `a op b`, if it may be computed now: + - * / of two numbers. A NaN is left to run time, because
/// which of the NaN bit patterns an operation gives depends on the processor.
std::optional<Literal> fold_binary(frontend::BinaryOp op, const Literal& a, const Literal& b);

/// The result of `op a`: - of a number, ! of anything, # of a string.
std::optional<Literal> fold_unary(frontend::UnaryOp op, const Literal& a);

/// The value of an expression that is a literal, perhaps in parentheses, or a small computation with literals.
std::optional<Literal> literal_of(const frontend::Expr* e);

}  // namespace gs::vm
