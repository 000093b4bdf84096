// What LLVM's fast instruction selector (x86-64) does not see because it looks at one instruction after the other, brought into
// a form in which it need not. Runs when guards have been lowered and no pass over the IR comes any more.
#pragma once

#include <llvm/IR/Function.h>

namespace gs::orc {

void prepare_for_fast_selector(llvm::Function& region);

}  // namespace gs::orc
