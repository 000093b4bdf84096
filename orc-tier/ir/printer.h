// A graph as text, the same text that parser.h reads. text.h shows the form.
#pragma once

#include <functional>
#include <string>

#include "orc-tier/ir/graph.h"

namespace gs::orc {

/// What a listing may say of bytecode: a function's name and position.
using CodeName = std::function<std::string(const vm::Instr* code)>;

/// The whole graph, damaged ones too. With `name` there is a comment at the end for each @0, @1 … (The parser passes over it.)
std::string print(const Graph& graph, const CodeName& name = nullptr);

/// One instruction on one line, without its number if it has no result: for messages.
std::string print_inst(const Graph& graph, ValueId id);

}  // namespace gs::orc
