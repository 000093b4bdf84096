// The text form of a syntax tree: what `--dump=ast` shows and the golden tests compare.
//
// One statement a line, blocks indented by two, expressions in prefix form. A function literal stands in its
// expression as `#N` (Function::index) and is printed in full below the statement:
//
//   x := 0                                main
//   func make_counter(step) {               declare x = 0
//     n := x                                func make_counter = #1
//     return func() {                         #1 make_counter (step@0:copy)
//       n += step                               declare n@1:cell = x
//       return n                                return #2
//     }                                           #2 () captures step<-local0 n<-local1
//   }                                               update + n^1 step^0
//                                                   return n^1
//
//   x             a global, or any name of a tree that is not resolved
//   n@1           local number 1 (position in Function::locals)     :cell, :copy  how closures share it, where declared
//   n^0           upvalue number 0                                  f^self        the running function itself
//   n<-local1     an upvalue taken from the parent's local 1        n<-up0        from its upvalue 0
//   n<-self       the parent is the variable's value
//   (.. a b c)    a right-nested concatenation, flat
#pragma once

#include <string>

#include "vm/frontend/ast.h"

namespace gs::frontend {

/// The whole chunk as text, with bindings where the tree is resolved. Works for trees with errors, too.
std::string print_ast(const Chunk& chunk);

}  // namespace gs::frontend
