// What code calls at its exits that leaves values where they are (lower/exit_records.h): saves all registers, looks the values up,
// stores them where other code would have stored them itself, and comes back.
#pragma once

#include <cstdint>

namespace gs::orc {

/// As C calls it, and with C's promises: from a patch point of a region's code, with the address of Vm::exit_values and the
/// region's exit table. Gives the exit's number.
extern "C" uint64_t gs_exit_stub(uint64_t* exit_values, const void* const* exit_table);

}  // namespace gs::orc
