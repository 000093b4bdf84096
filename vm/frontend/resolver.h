// The resolver: decides what every name of a parsed chunk means, and which variables need a heap cell.
//
// Scope. `:=`, `var` and parameters make new variables, visible from the end of their statement to the end of the
// block; a second declaration of a name shadows the first. `func f` makes its name visible in its own body too. At
// the top level of a chunk all of these name globals instead. `=` and every mention refer to the innermost visible
// variable of that name, or else to the global. The variables of a `for` header belong to a scope around the body.
//
// Cells. A closure may copy a captured variable's value if nobody assigns the variable after the copy was taken;
// only otherwise must the function and its closures share a cell. "After" is decided by text and loops:
//
//   captured, then assigned further down          cell     f := func() { return x }; x = 2
//   both in a loop that does not contain the      cell     for { x = 1; f(func() { return x }) }
//     declaration: the next round comes after              (x declared outside)
//   assigned by a nested function                 cell     func() { x = 2 }
//   assigned, then captured                       copy     if c { x = 1 }; f(func() { return x })
//   header variable of `for i := …; …; i++`       copy     each round has its own i, and i++ comes first in it:
//     captured in the body                                 in the life of one copy the order is post, condition, body
//
// Self. A local `func f` that nobody assigns is reached inside its own body without any capture: it is the running
// function (Binding::kSelf), or for functions nested in it the closure their parent runs (Upvalue::from_self).
//
// Nothing here can fail. Native recursion follows the nesting of blocks and functions only.
#pragma once

#include "vm/base/arena.h"
#include "vm/frontend/ast.h"

namespace gs::frontend {

/// Fills every field of the tree marked "resolver:". The tree must have parsed without errors.
void resolve(Chunk& chunk, Arena& arena);

}  // namespace gs::frontend
