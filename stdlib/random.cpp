#include "stdlib/random.h"

#include "vm/vm.h"

namespace gs::stdlib {

Random& vm_random(vm::Vm& vm) {
  // hash_seed is the run's one source of randomness; mixed, so that hashes give nothing away about random numbers.
  if (vm.random == nullptr) vm.random = std::make_shared<Random>(vm.hash_seed() ^ 0xD1B54A32D192ED03);
  return *static_cast<Random*>(vm.random.get());
}

}  // namespace gs::stdlib
