// Reads the text form of trace SSA (text.h) back: the inverse of the printer, so print(parse(text)) == text for every text that
// was printed. Only the form is checked here, and that what is used is defined somewhere; whether the graph makes sense is the
// verifier's question, so that tests can write wrong ones down.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "orc-tier/ir/graph.h"

namespace gs::orc {

/// What addresses in the text stand for: &0 is cells[0], @0 is code[0], %0 is facts[0]. Beyond that, numbers that nobody may look behind.
struct Bindings {
  std::span<const gc::Header* const> cells;
  std::span<const vm::Instr* const> code;
  std::span<const vm::FieldFact* const> facts = {};
};

/// On a mistake false, with `error` as "line 3, column 7: …".
bool parse(std::string_view text, Graph& out, std::string& error, const Bindings& bindings = {});

}  // namespace gs::orc
