#include "orc-tier/record/profile_printer.h"

#include <algorithm>
#include <vector>

#include "orc-tier/ir/text.h"
#include "orc-tier/record/loop_forest.h"
#include "vm/bytecode/fusion.h"
#include "vm/jit/code_announcer.h"
#include "vm/native.h"

namespace gs::orc {
namespace {

std::string types_text(vm::TypeSet types) {
  std::string out;
  for (size_t tag = 0; tag < std::size(kTagNames); tag++) {
    if ((types >> tag & 1) != 0) out += (out.empty() ? "" : "|") + std::string(kTagNames[tag]);
  }
  return out.empty() ? "nothing" : out;
}

/// "first, second": adds to the last one.
void add(std::string& list, const std::string& item, const char* separator = ", ") {
  if (!list.empty()) list += separator;
  list += item;
}

std::string padded(std::string text, size_t width) {
  if (text.size() < width) text.resize(width, ' ');
  return text + " ";
}

class ProfilePrinter {
 public:
  explicit ProfilePrinter(const Profile& profile) : profile_(profile), forest_(profile) {}

  std::string whole(const std::string& name) {
    std::string out = "trace of " + name + ": " + std::to_string(profile_.recordings) + " recordings\n";
    for (ContextId c = 0; c < profile_.contexts.size(); c++) out += "  " + frame(c) + "\n";
    for (const auto& types : profile_.entries) out += "  entered with " + entry(types) + "\n";
    for (NodeId n = 0; n < profile_.nodes.size(); n++) out += "  " + node(n) + "\n";
    return out;
  }

 private:
  std::string frame(ContextId c) const {
    const Context& frame = profile_.contexts[c];
    std::string out = "f" + std::to_string(c) + " " + vm::display_name(*frame.proto) + ", ";
    if (c == 0) return out + "words " + std::to_string(profile_.header) + " to " + std::to_string(profile_.end);
    return out + "called at " + place(frame.parent, frame.call_word) + ", at base " + std::to_string(frame.base);
  }

  /// Without registers that hold nil.
  static std::string entry(const std::vector<vm::TypeSet>& types) {
    std::string out;
    for (size_t slot = 0; slot < types.size(); slot++) {
      if ((types[slot] & ~vm::kTypeNil) != 0) add(out, std::to_string(slot) + ": " + types_text(types[slot]));
    }
    return out.empty() ? "nothing" : out;
  }

  static std::string place(ContextId c, uint32_t word) { return "f" + std::to_string(c) + "+" + std::to_string(word); }

  std::string node(NodeId n) {
    const Node& node = profile_.nodes[n];
    const Context& frame = profile_.contexts[node.context];
    const vm::Instr* pc = frame.code + node.word;
    std::string where = place(node.context, node.word) + (forest_.is_header(n) ? " loop" : "");
    std::string line = "line " + std::to_string(frame.proto->position_of(pc + 1).line);
    std::string out = padded("n" + std::to_string(n), 4) + padded(where, 12) + padded(line, 9) +
                      padded(std::string(vm::op_info(vm::canonical_op(*pc)).name), 11);
    if (node.leaves != nullptr) return out + "leaves: " + node.leaves;
    out += padded("-> " + successors(node), 10) + observations(node);
    return out.substr(0, out.find_last_not_of(' ') + 1);
  }

  static std::string successors(const Node& node) {
    std::string out;
    for (NodeId next : node.next) add(out, "n" + std::to_string(next));
    return out.empty() ? "nowhere" : out;
  }

  std::string observations(const Node& node) {
    std::string out, operands;
    const std::pair<const char*, vm::TypeSet> all[] = {{"a: ", node.a}, {"b: ", node.b}, {"c: ", node.c}, {"d: ", node.d}};
    for (auto [name, types] : all) {
      if (types != 0) add(operands, name + types_text(types));
    }
    for (NodeId next : node.next) {
      const Context& entered = profile_.contexts[profile_.nodes[next].context];
      bool is_callee = entered.parent == node.context && entered.call_word == node.word && profile_.nodes[next].word == 0;
      if (is_callee) add(out, vm::display_name(*entered.proto), "; ");
    }
    if (node.row_length != kNone) add(out, "row of " + std::to_string(node.row_length), "; ");
    if (node.overflows) add(out, "overflows", "; ");
    if (node.is_outside) add(out, "nothing there", "; ");
    if (node.is_ipairs) add(out, "ipairs iterator", "; ");
    if (node.has_entries) add(out, "entries behind the elements", "; ");
    for (vm::NativeFunction* native : node.natives) add(out, native->name, "; ");
    if (!operands.empty()) add(out, operands, "; ");
    for (const PropertySeen& seen : node.properties) add(out, "property: " + property(seen), "; ");
    for (const ElementSeen& seen : node.elements) add(out, "element: " + element(seen), "; ");
    for (const ElementSeen& seen : node.rows) add(out, "row: " + element(seen), "; ");
    return out;
  }

  std::string property(const PropertySeen& seen) {
    std::string slot = (seen.is_far ? "far slot " : "slot ") + std::to_string(seen.slot);
    std::string out = "shape " + shape(seen.shape_word);
    switch (seen.where) {
      case PropertySeen::kOwn: return out + ", own " + slot + " of " + types_text(seen.fact_types);
      case PropertySeen::kHolder: return out + ", " + slot + " of a holder with shape " + shape(seen.holder_shape);
      case PropertySeen::kAbsent: return out + ", absent";
      case PropertySeen::kAdds: return out + ", adds " + slot;
      case PropertySeen::kOther: return "found in another way";
    }
    return out;
  }

  static std::string element(const ElementSeen& seen) {
    if (!seen.is_table) return "of no table";
    std::string out = seen.layout == vm::Storage::kBytes ? "bytes" : "values of " + types_text(seen.facts);
    if (seen.has_metatable) add(out, "with a metatable");
    add(out, seen.is_zero ? "at 0" : seen.is_inside ? "inside" : seen.is_append ? "behind the last" : "outside");
    return out;
  }

  std::string shape(uint64_t word) {
    auto found = std::find(shapes_.begin(), shapes_.end(), word);
    auto number = found - shapes_.begin();
    if (found == shapes_.end()) shapes_.push_back(word);
    return std::to_string(number);
  }

  const Profile& profile_;
  LoopForest forest_;
  std::vector<uint64_t> shapes_;  ///< in order of appearance
};

}  // namespace

std::string print(const Profile& profile, const std::string& name) { return ProfilePrinter(profile).whole(name); }

}  // namespace gs::orc
