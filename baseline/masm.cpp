#include "baseline/masm.h"

#include "vm/base/check.h"

namespace gs::baseline {

void EncodingFaults::handleError(asmjit::Error error, const char* message, asmjit::BaseEmitter*) {
  if (error == asmjit::kErrorInvalidDisplacement || error == asmjit::kErrorRelocOffsetOutOfRange) {
    too_far = true;
    return;
  }
  GS_CHECK(false, message);
}

}  // namespace gs::baseline
