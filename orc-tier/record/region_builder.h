// From a profile to trace SSA: the recorded instructions are executed with values of the graph in place of numbers and tables.
//
// State. For each register of all frames (slots above the root's base): the value it has, or nothing if it still has what it had
// when the region was entered. Registers are never stored to memory; snapshots say what would be there.
//
// Types. Values come as tagged as the program has them; what an operation needs is guarded, by what the recordings saw, and from
// then on the register has the unboxed value. So behind the first use everything is typed.
//
// Blocks. A node of the profile becomes a block when several edges lead to it. Where values differ the block gets a parameter:
// of their common type, or else tagged. Registers that nobody reads any more are left out.
//
// Loops. A header's parameters are the registers that the loop changes. Their types are those of the edge that first leads there;
// when an edge around the loop brings other types, the loop is built again as another *version* for these (as basic block
// versioning does: Chevalier-Boisvert and Feeley, 2015). So a sum that starts as the integer 0 and becomes a double has a first
// round of its own. A register that holds a cell made in the region, and stored nowhere, counts as a type of its own: in a loop that
// replaces an object in each round the first one may be known to others, and those made later are not (opt/sink.cpp).
// After kMostVersions one takes tagged values in place of all that changes.
//
// Ways. An addition of integers that has been seen to overflow has two ways on, one with an integer and one with the double; and
// where an edge brings an integer and another one a double, these do not meet. Nor do those on which methods were found in
// objects of different shapes: so what is done with an object is told once, and its methods are known. What lies behind is built for each way, to
// the next header, whose versions tell them apart by their types. There are a few of them in each version of a loop; behind the last
// one they meet after all, with tagged values.
//
// All nodes of a loop are built, in all its versions, before what follows it (LoopForest's order), so when a node is built
// every edge to it is there, but for edges around.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "orc-tier/ir/graph.h"
#include "orc-tier/record/liveness.h"
#include "orc-tier/record/loop_forest.h"
#include "orc-tier/record/profile.h"
#include "vm/native.h"
#include "vm/vm.h"

namespace gs::orc {

class RegionBuilder {
 public:
  RegionBuilder(vm::Vm& vm, const Profile& profile);
  ~RegionBuilder();
  /// False if the profile makes no region; reason() says why.
  bool build();
  Graph& graph() { return g_; }
  const std::string& reason() const { return reason_; }

 private:
  using InstanceId = uint32_t;
  static constexpr uint32_t kInMemory = kNoId;
  // Ways in one version of a loop, but for the first one: that numbers make; all of them.
  static constexpr uint32_t kMostWays = 4, kMostWaysOfAll = 6;

  struct State {
    std::vector<ValueId> slots;     ///< kNoId: as the frame's memory has it
    uint32_t way = 0;               ///< which of the ways that do not meet before a header
    /// Tables that have been told apart by their shapes: which one it was on this way. (It is guarded all the same.)
    std::vector<std::pair<ValueId, uint64_t>> shapes;
    uint32_t row_end = 0;           ///< slot where the row that a call has left for the next instruction ends, if there is one
                                    ///< (kInMemory: in the frame's memory is one, of whatever length)
  };
  /// An edge that waits for its target's block.
  struct Pending {
    BlockId from;
    uint32_t edge;                  ///< which successor
    State state;
  };
  /// A version of a loop, within a version of the loop around it.
  struct Instance {
    InstanceId parent;
    uint32_t loop;
    BlockId header = kNoId;
    std::vector<uint32_t> slots;    ///< of the header's parameters
    std::vector<Type> types;
    std::vector<int64_t> made;      ///< see made_in()
    State state;                    ///< at the header
    uint32_t round = 0;             ///< `round_` when it was made
    bool takes_all = false;         ///< the version for everything that has none of its own: all parameters are tagged
    ValueId first = 0;              ///< values from here on were made in it, or behind it
  };
  /// What the versions of a loop, within a version of the loop around it, have in common.
  struct LoopEntry {
    std::vector<uint32_t> slots;    ///< of the header's parameters, ascending
    State state;                    ///< of the other registers
  };
  struct Place {
    enum Kind : uint8_t {
      kHere,
      kAround,                      ///< edges around the loop, to its header
      kLastVersion,                 ///< edges for which the loop has no version
    };
    uint32_t order;                 ///< what is built next is what has the lowest
    InstanceId instance;
    NodeId node;
    Kind kind;
    uint32_t row_end;               ///< rows of different lengths do not meet
    uint32_t way = 0;
    auto operator<=>(const Place&) const = default;
  };
  enum RoundCounter : uint8_t { kOfAllRegions, kOnTrial };   ///< as CountRounds has them
  enum class Number : uint8_t { kNone, kInt, kDouble, kMixed };

  /// What a test will find.
  enum class Outcome : uint8_t { kNil, kFalse, kTrue, kUnknown };

  // ---- tests whose outcome is known (build_outcomes.cpp)
  vm::TypeSet possible_types(ValueId v) const;
  std::optional<bool> decided(ValueId condition) const;
  uint32_t tested_slot(const Context& context, uint32_t word) const;
  Outcome outcome_of(const Pending& edge, uint32_t slot) const;
  std::vector<std::vector<Pending>> by_outcome(NodeId node, std::vector<Pending> edges) const;

  // ---- blocks (build_blocks.cpp)
  void build_entry();
  std::vector<uint32_t> numbers_of_two_types(const std::vector<bool>& live) const;
  std::vector<std::vector<vm::TypeSet>> entry_types(const std::vector<uint32_t>& slots) const;
  void build_way_in(const std::vector<uint32_t>& slots, const std::vector<vm::TypeSet>& types, bool is_last);
  std::vector<Type> types_of(const std::vector<uint32_t>& slots, const State& state) const;
  void build_place(const Place& place, std::vector<Pending> edges);
  void build_header(NodeId node, InstanceId outer, std::vector<Pending> edges);
  LoopEntry loop_entry(const std::vector<uint32_t>& changed, const std::vector<bool>& live, const std::vector<Pending>& ways_in);
  void build_rounds(NodeId node, InstanceId outer, std::vector<Pending> edges);
  void enter_version(NodeId node, InstanceId outer, uint32_t loop, const Pending& edge);
  void build_last_version(NodeId node, InstanceId outer, const std::vector<Pending>& edges);
  InstanceId make_version(NodeId node, InstanceId outer, uint32_t loop, std::vector<Type> types, std::vector<int64_t> made);
  std::vector<int64_t> made_in(const std::vector<uint32_t>& slots, const State& state) const;
  bool is_kept(ValueId v) const;
  bool dominates(BlockId a, BlockId b) const;
  void connect_to_version(const Instance& version, const Pending& edge);
  std::vector<std::vector<Pending>> by_numbers(const Place& place, std::vector<Pending> edges);
  uint32_t new_way(InstanceId instance, uint32_t old);
  State join(BlockId block, NodeId node, std::vector<Pending>& edges);
  void build_from(NodeId node, InstanceId instance, BlockId block, State state);
  void go_to(NodeId to);
  void add_pending(NodeId to, BlockId from, uint32_t edge, State state);
  InstanceId instance_for(NodeId to) const;
  std::vector<uint32_t> changed_slots(uint32_t loop);
  void add_written(NodeId node, std::vector<bool>& written) const;
  void add_entered(const Context& frame, std::vector<bool>& changed) const;
  bool has_one_way_in(NodeId node) const;
  void set_live(NodeId node, std::vector<bool>& live);
  void add_live(const Context& frame, uint32_t word, uint32_t end, std::vector<bool>& live);
  uint32_t jump_target(const Context& metamethod) const;
  const Liveness& liveness(const Context& context);
  void number_blocks();
  ValueId boxed_at(BlockId block, ValueId v);
  ValueId origin(ValueId v) const;
  bool varies(ValueId v) const;
  bool is_in_memory(uint32_t slot, ValueId v) const;

  // ---- the current instruction (build_ops.cpp)
  void build_instruction();
  uint32_t line_of(const vm::Instr* pc) const;
  const Context& context() const { return profile_.contexts[node().context]; }
  const Node& node() const { return profile_.nodes[at_]; }
  uint32_t slot_of(uint32_t reg) const { return context().base + reg; }
  /// Types of an operand where the instruction was executed without a metamethod, as far as that can be told.
  vm::TypeSet seen_alone(vm::TypeSet seen) const { return node().handlers.empty() ? seen : seen & ~vm::type_bit(vm::TypeTag::kTable); }
  uint32_t ra() const { return slot_of(vm::arg_a(insn_)); }
  uint32_t rb() const { return slot_of(vm::arg_b(insn_)); }
  uint32_t rc() const { return slot_of(vm::arg_c(insn_)); }
  vm::Value constant(uint32_t i) const { return context().proto->constant(i); }

  ValueId emit(IrOp op, std::vector<ValueId> args = {}, int64_t imm = 0);
  ValueId guard(IrOp op, std::vector<ValueId> args = {}, int64_t imm = 0);
  SnapshotId snapshot();
  SnapshotId make_snapshot(NodeId node, const State& state);
  ValueId read(uint32_t slot);
  void write(uint32_t slot, ValueId v);
  ValueId from_entry(uint32_t slot);
  ValueId int_constant(int64_t i) { return emit(IrOp::kConstInt, {}, i); }
  ValueId value_constant(vm::Value v);
  ValueId boxed(ValueId v);
  ValueId unboxed(ValueId v, vm::TypeTag tag);
  ValueId unbox(ValueId v, vm::TypeTag tag);
  ValueId cell(uint32_t slot, vm::TypeTag tag);
  Type type_of(uint32_t slot) { return g_.type(read(slot)); }

  Number number_kind(ValueId v, vm::TypeSet seen) const;
  ValueId as_int(uint32_t slot);
  ValueId as_double(uint32_t slot, Number kind);
  ValueId number_operand(uint32_t slot, Number kind, bool as_floating);

  void leave(const char* reason);
  BlockId unless(ValueId condition);
  void go_on_apart();
  void jump_to_join(BlockId join, ValueId v);
  void move();
  void load_constant(vm::Value v);
  enum class Arith : uint8_t { kAdd, kSub, kMul, kDiv, kMod };
  struct Operand {
    uint32_t slot = kNoId;     ///< a register, or else
    vm::Value constant;        ///< a number
    vm::TypeSet seen = 0;
  };
  Operand reg(uint32_t slot, vm::TypeSet seen) const { return {slot, {}, seen}; }
  Operand number(vm::Value v) const { return {kNoId, v, v.type_set()}; }
  Number kind_of(const Operand& o);
  ValueId int_of(const Operand& o);
  ValueId double_of(const Operand& o, Number kind);
  void arith(Arith op, Operand left, Operand right);
  void power(Operand left, Operand right);
  void tell_apart(Arith op, const Operand& mixed, const Operand& left, const Operand& right);
  ValueId int_arith(Arith op, ValueId x, ValueId y);
  ValueId int_or_double_arith(Arith op, ValueId x, ValueId y);
  ValueId double_arith(Arith op, ValueId x, ValueId y);
  void negate();
  enum class Test : uint8_t { kEq, kLt, kLe };
  ValueId compare(Test test, Operand left, Operand right);
  ValueId order(Test test, const Operand& left, const Operand& right);
  bool are_strings(uint32_t left, uint32_t right);
  ValueId compare_strings(Test test, uint32_t left, uint32_t right);
  ValueId equal_strings(ValueId left, ValueId right);
  ValueId same(uint32_t left, uint32_t right);
  ValueId same_as_constant(uint32_t slot, vm::Value k);
  ValueId truth(uint32_t slot) { return truth_of(read(slot)); }
  ValueId truth_of(ValueId v);
  void result_of_test(ValueId condition, bool negated);
  void branch(ValueId condition, bool jumps_if) { branch_at(node().context, node().word, condition, jumps_if); }
  void branch_at(ContextId context, uint32_t word, ValueId condition, bool jumps_if);
  void conditional_jump();
  void poll();
  bool counts_rounds(RoundCounter counter) const;
  void count_round();

  // ---- tables, globals, upvalues (build_memory.cpp)
  ValueId callee();
  ValueId closure();
  ValueId cell_in(ValueId v) { return emit(IrOp::kUnboxPtr, {v}, static_cast<int64_t>(vm::TypeTag::kObject)); }
  void upvalue();
  void upcell(bool store);
  void get_field(uint32_t receiver, uint32_t out);
  bool guard_fact(const PropertySeen& seen);
  bool load_property(uint32_t receiver, uint32_t slot);
  std::vector<PropertySeen> properties_of(ValueId table) const;
  bool may_split(size_t ways);
  void go_own_way(uint32_t slot, ValueId v, ValueId object, uint64_t shape_word);
  void expect(ValueId v, const PropertySeen& seen);
  void store_field(ValueId table, const PropertySeen& seen);
  ValueId property_in(ValueId table, const PropertySeen& seen, bool is_typed);
  void set_field();
  void self();
  /// All that has been seen of an element access.
  struct Elements {
    vm::TypeSet facts;
    uint64_t shape_word;
    bool one_shape, has_metatable, has_zero, has_inside, has_append, has_other;
  };
  static bool is_of_bytes(vm::TypeSet facts) { return (facts & ~(vm::kTypeBool | vm::kTypeNil)) == 0; }
  static bool summarize(const std::vector<ElementSeen>& all, Elements& out);
  bool matrix_place(ValueId& storage, ValueId& at, ValueId& element);
  ValueId place_of(const Elements& seen, ValueId table, ValueId key, bool is_typed, ValueId& storage);
  ValueId index_of(const Operand& key);
  void get_element(uint32_t table, const Operand& key);
  ValueId is_no_hole(ValueId byte);
  void hole_apart(ValueId table, ValueId byte, uint64_t shape_word);
  bool is_plain_access() const;
  void get_entry(uint32_t table, const Operand& key);
  void get_beyond(ValueId table, ValueId key);
  void set_entry(uint32_t table, const Operand& key, uint32_t value);
  ValueId boxed_key(const Operand& key);
  void set_element(uint32_t table, const Operand& key, uint32_t value);
  void length();
  ValueId typed(ValueId v, vm::TypeSet possible);
  vm::TypeSet settle_type(uint32_t slot, vm::TypeSet seen);
  void report(ValueId container, ValueId stored);
  ValueId read_value(uint32_t slot) { return boxed(read(slot)); }

  // ---- new cells (build_alloc.cpp)
  ValueId make_new(IrOp op, std::vector<ValueId> args, int64_t imm, vm::TypeTag tag);
  const vm::AllocationSite& allocation_site() const;
  bool take_field(uint32_t slot, vm::TypeSet seen, const vm::FieldFact& fact);
  void new_table();
  void new_object();
  void store_row();
  void new_closure();
  void add_field(const PropertySeen& seen);
  // ---- what the interpreter executes (build_execute.cpp)
  void execute();
  void take_result(uint32_t slot);
  void take_results();
  void expect_row();
  bool hands_row_on() const;
  void choose_way(ValueId word, uint32_t ways);
  void leave_standing(BlockId block);

  // ---- range loops (build_ranges.cpp)
  void range_prep();
  void range_next();
  void range_test();
  void range_ways(NodeId& body, NodeId& end) const;
  void next_number();
  void next_element();
  void next_of_ipairs();
  ValueId element_in_range(ValueId storage, ValueId at, vm::TypeSet facts);
  void deliver(ValueId key, ValueId value);
  void end_of_elements(NodeId end);

  // ---- calls (build_calls.cpp)
  ValueId emit_call(RuntimeCall routine, std::vector<ValueId> args);
  ValueId value_from(RuntimeCall routine, std::vector<ValueId> args);
  void call();
  void call_iterator();
  void call_one_of(const std::vector<ContextId>& all, ValueId callee, uint32_t count);
  void enter_inlined(ContextId child, ValueId callee, uint32_t count);
  std::vector<ContextId> callees() const;
  bool takes(ContextId child, uint32_t count) const;

  // ---- library functions (build_natives.cpp)
  void call_native(vm::NativeFunction* native, ValueId callee, uint32_t count);
  void call_native_apart(vm::NativeFunction* native, ValueId callee, uint32_t count);
  void do_native(vm::NativeFunction* native, uint32_t count);
  static bool has_instruction(vm::FastNative id);
  static bool is_executed(vm::FastNative id) { return !has_instruction(id) && !vm::changes_frames(id); }
  bool native_result(vm::FastNative id, uint32_t count, ValueId& result);
  Operand argument(uint32_t i);
  ValueId of_number(vm::FastNative id, uint32_t count);
  ValueId call_routine(int64_t routine, uint32_t count);
  ValueId extreme(bool is_max, uint32_t count);
  ValueId better(bool is_max, ValueId best, ValueId v);
  ValueId of_bits(vm::FastNative id, uint32_t count);
  ValueId of_string(vm::FastNative id, uint32_t count);
  ValueId byte_of(ValueId string, ValueId position);
  ValueId type_name(const Operand& x);
  ValueId new_iterator();
  bool insert_last();
  ValueId remove_last();
  bool of_matrix(vm::FastNative id, uint32_t count, ValueId& result);
  void return_values(uint32_t first, uint32_t count);

  // ---- metamethods (build_metamethods.cpp)
  bool ask_metamethods();
  std::vector<ValueId> metamethod_arguments();
  ContextId frame_of(const HandlerSeen& seen, const vm::Instr* stub) const;
  NodeId own_way() const;
  bool has_own_way() const { return own_way() != kNone; }
  void split(ValueId condition, BlockId& other);
  bool need_tag(ValueId v, vm::TypeTag tag, BlockId* other);
  void need_shape(ValueId table, uint64_t shape_word, BlockId* other);
  void need(ValueId condition, bool holds, BlockId* other);
  bool need_handler(const HandlerSeen& seen, const std::vector<ValueId>& args, BlockId* other);
  bool need_absence(const HandlerSeen& seen, ValueId table, BlockId* other);
  ValueId handler_in(const HandlerSeen& seen);
  void call_table(uint32_t count);
  void finish_interrupted(ValueId result);
  bool give_metatable(ValueId& result);

  // ---- extra arguments (build_variadic.cpp)
  uint32_t extra_slot(uint32_t i) const { return context().base - 5 - context().extra + i; }
  void vararg();
  void vararg_count();
  void vararg_index();
  void vararg_table();
  ValueId select(uint32_t count);
  ValueId one_of(uint32_t first, uint32_t count, ValueId number, bool may_be_none);

  vm::Vm& vm_;
  const Profile& profile_;
  LoopForest forest_;
  Graph g_;
  std::string reason_;
  std::vector<Instance> instances_;
  std::map<std::pair<InstanceId, uint32_t>, LoopEntry> entries_;
  uint32_t round_ = 0;                ///< counts the times that edges were given to versions
  std::map<Place, std::vector<Pending>> pending_;
  std::map<const vm::Instr*, std::unique_ptr<Liveness>> liveness_;
  std::vector<std::vector<NodeId>> predecessors_;
  std::map<uint32_t, ValueId> entry_values_;
  std::vector<uint32_t> told_apart_;  ///< registers that the root's loop does not change, but whose type tells its versions apart
  std::vector<bool> written_;         ///< slots that any instruction of the region writes
  std::map<ValueId, int64_t> made_params_;      ///< parameters of versions for new cells
  std::map<ValueId, vm::TypeTag> known_types_;  ///< of tagged values that need no guard
  std::map<ValueId, const vm::Instr*> expected_;  ///< of methods: the function that the object's class has now
  std::map<InstanceId, uint32_t> ways_;  ///< how many there are, but for the first one
  uint32_t rounds_ = 0;               ///< edges around the root's loop

  // What is being built.
  NodeId at_ = 0;
  InstanceId instance_ = 0;
  BlockId block_ = 0;
  State state_;
  vm::Instr insn_ = 0;
  SnapshotId snapshot_ = kNoId;
  vm::NativeFunction* native_ = nullptr;  ///< the library function that is being called
  bool ended_ = false;                ///< the block has its end
  NodeId next_ = kNone;               ///< where the block goes on, if it just goes on
};

}  // namespace gs::orc
