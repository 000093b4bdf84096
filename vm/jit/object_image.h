// One piece of machine code as an object file in memory, for debuggers: an ELF image with symbol, lines and unwinding,
// but without the code, which is where it is.
//
//   offset 0   file header
//              .symtab .strtab                       one function, at its address
//              .debug_abbrev .debug_info .debug_line a unit with one subprogram; lines (DWARF 4)
//              .eh_frame                             how to get to the caller from anywhere in it
//              .shstrtab                             names of sections
//   end        section headers; .text among them: an address and a size, no bytes
//
// All addresses are final, there are no relocations. Unwinding is one rule for the whole code, right wherever the frame
// pointer is up: between its prologue and its epilogue, or everywhere if the code runs in its caller's frame.
#pragma once

#include <string_view>

#include "vm/jit/byte_buffer.h"
#include "vm/jit/code_listener.h"

namespace gs::vm {

/// ELF's number of the host's processor.
#if defined(__aarch64__)
inline constexpr uint16_t kElfMachine = 183;
#else
inline constexpr uint16_t kElfMachine = 62;
#endif

/// The image. `folder` is what a relative `code.file` is relative to; may be empty.
ByteBuffer make_object_image(const CodeDescription& code, std::string_view folder);

}  // namespace gs::vm
