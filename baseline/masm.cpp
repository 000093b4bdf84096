#include "baseline/masm.h"

#include "vm/base/check.h"

namespace gs::baseline {

void EncodingFaults::handleError(asmjit::Error, const char* message, asmjit::BaseEmitter*) { GS_CHECK(false, message); }

}  // namespace gs::baseline
