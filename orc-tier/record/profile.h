// What has been seen of a region: every instruction that recordings passed, in the chain of calls it was reached by, where it
// went on, and what its operands were.
//
// A recording is a path; paths share their instructions. So recordings are kept merged, as a graph whose nodes are
// (chain of calls, instruction): a further recording adds nodes, edges and observations and takes nothing away, and the region
// is always built anew from the whole. What no recording has seen does not exist for the region: there it is left.
//
// What a profile names it keeps alive, from the moment it is noted: the program may have dropped it before the round is over, and
// the region is built again long afterwards.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "gc/root_table.h"
#include "vm/proto.h"
#include "vm/vm.h"

namespace gs::vm {
struct FieldFact;
}  // namespace gs::vm

namespace gs::orc {

using ContextId = uint32_t;
using NodeId = uint32_t;
inline constexpr uint32_t kNone = ~0u;
/// Where in a frame's scratch window the callee stands that an instruction calls in its middle (vm/runtime/frame.h).
inline constexpr uint32_t kWindowOfMetamethods = 2;

/// One frame of a chain of calls. Context 0 is the root's.
struct Context {
  ContextId parent;
  const vm::Instr* code;
  vm::Proto* proto;
  uint32_t call_word;    ///< in the caller
  uint32_t return_word;  ///< where that goes on; of a metamethod of a conditional jump: where it does if that does not jump
  uint32_t base;         ///< slots above the root's base
  uint32_t delta;        ///< slots above the caller's
  uint32_t wanted;
  uint32_t depth;
  uint32_t window = 0;   ///< the caller's register, or slot above these, that the callee was in: results go there
  uint32_t extra = 0;    ///< extra arguments of a variadic function, which lie below the frame (vm/runtime/frame.h)
  /// Of a metamethod, which an instruction has called in its middle: the stub that finishes that; otherwise null.
  const vm::Instr* stub = nullptr;

  bool is_variadic() const { return vm::code_info(code)->flags & vm::CodeInfo::kVariadic; }
};

/// A property access: where the property was found.
struct PropertySeen {
  enum Where : uint8_t { kOwn, kAbsent, kHolder, kAdds, kOther };
  Where where = kOther;
  uint64_t shape_word = 0;   ///< of the receiver: shape and layout, as GuardShape has them
  uint32_t slot = 0;
  bool is_far = false;
  bool has_metatable = false;
  vm::Table* holder = nullptr;
  uint64_t holder_shape = 0;
  uint32_t epoch = 0;
  uint64_t next_shape = 0;        ///< kAdds: the receiver's when the field has been added
  const vm::FieldFact* fact = nullptr;  ///< of the field, if there is one
  vm::TypeSet fact_types = 0;
  bool fact_is_constant = false;
  bool operator==(const PropertySeen&) const = default;
};

/// A metamethod that an instruction has called: of which operand, and where that was found.
struct HandlerSeen {
  vm::Metamethod method;
  bool is_second = false;         ///< it is the second operand's: the first one, see `other`, has none
  uint64_t shape_word = 0;        ///< of the table whose metamethod it is
  vm::Table* metatable = nullptr;
  uint64_t metatable_shape = 0;
  uint32_t slot = 0;              ///< of the metatable
  bool is_far = false;
  const vm::Instr* code = nullptr;///< of the function that was called
  vm::TypeSet other = 0;          ///< the first operand's type; if that is a table:
  uint64_t other_shape = 0;
  vm::Table* other_metatable = nullptr;  ///< or null
  uint64_t other_metatable_shape = 0;
  bool operator==(const HandlerSeen&) const = default;
};

/// A call of setmetatable.
struct MetatableGiven {
  uint64_t shape_word = 0;        ///< of the table, before
  vm::Table* metatable = nullptr;
  bool operator==(const MetatableGiven&) const = default;
};

/// An element access.
struct ElementSeen {
  bool is_table = false;
  uint64_t shape_word = 0;
  bool has_metatable = false;///< or is a dictionary
  bool is_handled = false;   ///< has a metatable
  vm::TypeSet facts = 0;
  uint8_t layout = 0;
  bool is_zero = false;      ///< the key is 0
  bool is_inside = false;    ///< the key is an index below the length
  bool is_append = false;    ///< the key is the length
  bool operator==(const ElementSeen&) const = default;
};

struct Node {
  ContextId context;
  uint32_t word;
  bool has_entries = false;       ///< of a range loop: it gave others than elements of an array part
  std::vector<NodeId> next;       ///< in the order first seen
  vm::TypeSet a = 0, b = 0, c = 0;///< types of the registers of these operands, or of the first arguments of a library
  vm::TypeSet d = 0;              ///< function, before the instruction
  std::vector<PropertySeen> properties;
  std::vector<ElementSeen> elements;
  std::vector<ElementSeen> rows;  ///< of a library function that takes an element of an element: the inner tables
  std::vector<vm::TypeSet> row;   ///< types of the registers of a row that goes into a new table
  std::vector<HandlerSeen> handlers;
  std::vector<MetatableGiven> given;
  std::vector<vm::NativeFunction*> natives;  ///< library functions called here: the first few
  int64_t iterator = 0;           ///< of a range loop: the C++ function that the library function it calls runs, if it calls one
  bool is_ipairs = false;         ///< that is the one of ipairs
  uint32_t row_length = kNone;    ///< of the row that the instruction left for the next one when that was first seen
  bool overflows = false;         ///< of arithmetic: two integers gave a double
  bool is_outside = false;        ///< of a library function: there was no byte or argument at the place it looked at, or not enough elements to take one away
  bool hoists = true;             ///< of a loop's header: guards may move in front of the loop. (Not if that was in vain)
  const char* leaves = nullptr;   ///< why the region is left before this instruction, if it is
};

struct Profile {
  const vm::Instr* code = nullptr;  ///< the root function
  uint32_t header = 0;              ///< word of the loop's header
  uint32_t end = 0;                 ///< the loop's instructions lie in front of this word
  std::vector<Context> contexts;
  std::vector<Node> nodes;          ///< the first one is the header
  /// Types of the root's registers when recordings began at the header: with which the region is entered. (Of those that are dead there:
  /// none.)
  std::vector<std::vector<vm::TypeSet>> entries;
  uint32_t recordings = 0;
  bool is_on_trial = false;           ///< the region counts its rounds (trial.h)
  uint32_t news = 0;                  ///< counts nodes, edges and observations
  gc::RootTable* roots = nullptr;     ///< of the heap; null: somebody else keeps things alive

  /// The node of `word` in `context`, made if there is none.
  NodeId node_at(ContextId context, uint32_t word);
  NodeId find(ContextId context, uint32_t word) const;
  /// The frame of the function at `code`, called at `call_word` with so many arguments from slot 4 of the window on.
  ContextId child(ContextId parent, uint32_t call_word, const vm::Instr* code, uint32_t count, const vm::Instr* stub = nullptr);
  void add_edge(NodeId from, NodeId to);
  /// Recording begins at the header, in the frame at `base`.
  void add_entry(const vm::Value* base);
  /// The profile names `cell`.
  void keep(gc::Header* cell);
  /// Nothing is built from it any more.
  void let_go();

 private:
  std::unordered_map<uint64_t, NodeId> index_;
  std::unordered_set<gc::Header*> kept_;
  std::vector<bool> live_;            ///< registers that are live at the header, once somebody has asked
  std::vector<gc::RootTable::Slot> slots_;
};

/// How an instruction calls a function: a Call does, and the step of a range loop over one.
struct CallForm {
  uint32_t window;        ///< register where the window begins
  uint32_t wanted;        ///< results
  uint32_t words;         ///< what is returned to is that far behind the instruction's first word
};
CallForm call_form(vm::Instr insn);

/// Whether the instruction leaves a row for the next one, whose length is known at run time.
bool leaves_row(vm::Instr insn);

/// The word behind the last backward jump to `header`.
uint32_t loop_end(const vm::Proto& proto, uint32_t header);

}  // namespace gs::orc
