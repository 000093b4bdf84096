// The state of lowering one region; its parts are in lowering.cpp (blocks, edges, exits), lower_numbers.cpp (tags and
// arithmetic), lower_memory.cpp (memory and calls), lower_alloc.cpp (new cells) and lower_execute.cpp (what the interpreter
// executes).
//
// Blocks of the graph become blocks of the function, in the same order, so that each value is lowered before its uses;
// only what parameters get over back edges is added at the end. Values are kept by their numbers, integers in two
// forms.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <llvm/IR/IRBuilder.h>

#include "orc-tier/lower/debug_lines.h"
#include "orc-tier/ir/growing_rows.h"
#include "orc-tier/lower/guards.h"
#include "orc-tier/lower/int_forms.h"
#include "orc-tier/lower/lowering.h"

namespace gs::orc {

/// The upper bits of values of that type, which is not kDouble.
uint64_t tag_of(vm::TypeTag tag);
inline constexpr int kTagShift = 48;  ///< what is above is the tag

class RegionLowering {
 public:
  RegionLowering(llvm::Module& module, const Graph& graph, const Layout& layout, KeeperOf keeper_of, AliasTags& alias);

  void run(const std::string& name, bool lines, LoweredRegion& out);

 private:
  using Inst = gs::orc::Inst;

  // ---- values
  /// What a value is in the function. Of integers, one form or both.
  struct Lowered {
    llvm::Value* value = nullptr;  ///< integers: plain
    llvm::Value* shifted = nullptr;  ///< integers: times 2^16
    llvm::BasicBlock* block = nullptr;  ///< where it is defined,
    llvm::Instruction* behind = nullptr;  ///< and behind what; null: at the block's beginning
  };
  /// The value; an integer plain.
  llvm::Value* use(ValueId v);
  llvm::Value* use_shifted(ValueId v);
  llvm::Value* use_in(ValueId v, bool shifted) { return shifted ? use_shifted(v) : use(v); }
  llvm::Value* arg(const Inst& inst, unsigned i) { return use(inst.args[i]); }
  bool is_constant(ValueId v) const;
  void make_constant(ValueId v);
  /// Whether an operation on both is better done shifted: the operands that change where it stands are so by nature, or else
  /// any. (What comes from outside of the loop is converted once.)
  bool prefers_shifted(const Inst& inst) const;
  void define(ValueId v, llvm::Value* value, llvm::Value* shifted);
  /// Runs `make` with the builder behind the definition of `v`.
  llvm::Value* derive(const Lowered& lowered, llvm::function_ref<llvm::Value*()> make);
  llvm::Type* type_of(Type type);

  // ---- blocks and exits (lowering.cpp)
  void find_depths();
  void make_blocks();
  void lower_block(BlockId b);
  void lower_jump(BlockId from, const Block& block);
  void lower_branch(BlockId from, const Block& block, const Inst& inst);
  void add_incoming();
  ValueId fits_before(BlockId b) const;
  /// Blocks that do nothing but leave.
  bool leaves_at_once(BlockId b) const;
  void guard(const Inst& inst, llvm::Value* ok);
  uint32_t exit_of(SnapshotId snapshot);
  void add_exit_value(Exit& exit, ValueId v);

  // ---- instructions: the result, null if there is none or it has been defined already
  llvm::Value* lower(ValueId id, const Inst& inst);
  llvm::Value* lower_value(ValueId id, const Inst& inst);
  llvm::Value* lower_guard(ValueId id, const Inst& inst);
  llvm::Value* lower_int(ValueId id, const Inst& inst);
  llvm::Value* lower_double(const Inst& inst);
  llvm::Value* lower_load(const Inst& inst);
  void lower_store(const Inst& inst);
  llvm::Value* lower_call(ValueId id, const Inst& inst);

  // ---- tags and arithmetic (lower_numbers.cpp)
  llvm::Value* has_tag(llvm::Value* value, vm::TypeTag tag);
  llvm::Value* has_type_of(llvm::Value* value, vm::TypeSet types);
  llvm::Value* truthy(llvm::Value* value);
  llvm::Value* box_int(ValueId v);
  llvm::Value* unbox_pointer(const Inst& inst);
  void unbox_int(ValueId id, const Inst& inst);
  void checked(ValueId id, const Inst& inst, llvm::Intrinsic::ID operation);
  void unchecked(ValueId id, const Inst& inst);
  llvm::Value* with_overflow(const Inst& inst, llvm::Intrinsic::ID operation);
  llvm::Value* fits(ValueId id, const Inst& inst, llvm::Intrinsic::ID operation);
  llvm::Value* known_to_fit(const Inst& inst) const;
  void double_to_int(ValueId id, const Inst& inst);
  void number_to_double(ValueId id, const Inst& inst);
  llvm::Value* compare_ints(const Inst& inst, llvm::CmpInst::Predicate predicate);
  llvm::Value* select_int(const Inst& inst, llvm::CmpInst::Predicate predicate, bool shifted);

  // ---- quotients and remainders (lower_division.cpp)
  struct EitherNames {
    const char *mostly, *otherwise, *behind;  ///< blocks
  };
  llvm::Value* either(llvm::Value* condition, const EitherNames& names, llvm::function_ref<llvm::Value*()> mostly,
                      llvm::function_ref<llvm::Value*()> otherwise);
  llvm::Value* natural_quotient(llvm::Value* x, int bits, uint64_t divisor);
  llvm::Value* made_natural(llvm::Value* x, int64_t divisor, int64_t& steps);
  llvm::Value* floor_quotient(llvm::Value* x, int64_t divisor);
  llvm::Value* modulo_constant(llvm::Value* x, int64_t divisor);
  llvm::Value* floor_modulo(llvm::Value* left, llvm::Value* right);
  llvm::Value* modulo(const Inst& inst);
  llvm::Value* modulo_of_naturals(const Inst& inst);
  llvm::Value* modulo_double(const Inst& inst);
  llvm::Value* modulo_power(llvm::Value* x, double p);
  llvm::Value* modulo_natural(const Inst& inst, int64_t p);

  // ---- memory and calls (lower_memory.cpp)
  llvm::Value* address(llvm::Value* cell, uint64_t offset);
  llvm::Value* element_address(const Inst& inst, llvm::Type* element);
  llvm::LoadInst* load(llvm::Type* type, llvm::Value* address, unsigned alignment);
  template <typename Where>
  llvm::LoadInst* load(llvm::Type* type, llvm::Value* address, unsigned alignment, Where where) {
    llvm::LoadInst* inst = load(type, address, alignment);
    alias_.tag(inst, where);
    return inst;
  }
  llvm::LoadInst* load_immutable(llvm::Type* type, llvm::Value* address, unsigned alignment);
  void store(const Inst& inst, llvm::Value* value, llvm::Value* address);
  llvm::Value* load_length(llvm::Value* storage);
  llvm::Value* global_address(int64_t global);
  llvm::Value* shape_is(llvm::Value* table, uint64_t shape);
  llvm::Value* code_is(llvm::Value* closure, uint64_t code);
  llvm::Value* byte_is(llvm::LoadInst* byte, int64_t value);
  void barrier(llvm::Value* container, Memory memory);
  llvm::BasicBlock* block_behind(const llvm::Twine& name);
  void count_rounds(const Inst& inst);
  llvm::Value* call_double(const Inst& inst);
  llvm::Value* call_routine_of_doubles(const Inst& inst);
  llvm::CallInst* call(const void* routine, llvm::Type* result, llvm::ArrayRef<llvm::Value*> args);
  llvm::CallInst* call_keeper(const KeptRoutine& routine, llvm::ArrayRef<llvm::Value*> args, llvm::Type* result = nullptr);
  llvm::Value* word_of(ValueId v);

  // ---- new cells (lower_alloc.cpp)
  llvm::Value* lower_new(const Inst& inst);
  llvm::Value* new_native(const Inst& inst);
  llvm::Value* allocate(const Inst& inst, uint64_t header, uint64_t bytes);
  void fill(llvm::Value* cell, uint64_t offset, llvm::Value* value, Memory memory);
  llvm::Value* entry_of(int64_t code);
  llvm::Value* store_row(const Inst& inst);
  // ---- instructions that the interpreter executes (lower_execute.cpp)
  llvm::Value* boxed(ValueId v);
  llvm::Value* slot_address(int64_t slot);
  void store_slot(int64_t slot, llvm::Value* value);
  void make_frames(const Snapshot& snapshot);
  llvm::Value* execute(const Inst& inst);
  llvm::Value* load_frame(const Inst& inst);
  // ---- strings (lower_strings.cpp)
  llvm::Value* equal_strings(ValueId id, const Inst& inst);
  // ---- rows that grow (lower_append.cpp)
  /// Where a loop keeps what it has found out about the row it makes longer. Variables, until the function is complete.
  struct KeptRow {
    GrowingRow row;
    llvm::AllocaInst *elements, *length, *physical;
    llvm::AllocaInst* limit;  ///< elements below may be appended in line; 0: not known
  };
  void keep_rows();
  const KeptRow* kept_row() const;
  void forget_row(const KeptRow& row);
  void enter_loop(BlockId from, const Edge& edge);
  void promote_kept_rows();
  llvm::Value* kept(llvm::AllocaInst* variable) { return builder_.CreateLoad(variable->getAllocatedType(), variable); }
  llvm::Value* set_element(const Inst& inst);
  llvm::Value* set_element(const Inst& inst, const KeptRow& row);
  void find_row(const KeptRow& row, llvm::Value* storage, llvm::Value* length, bool appends);
  void append_to(const KeptRow& row, llvm::Value* key, ValueId v);
  void write(llvm::Value* elements, llvm::Value* key, ValueId v);
  void report(ValueId v, llvm::function_ref<llvm::Value*()> storage);
  void unless(llvm::Value* condition, llvm::BasicBlock* otherwise);
  llvm::Value* covers(llvm::Value* table, vm::TypeSet type);
  llvm::Value* covers_value(llvm::Value* table, llvm::Value* value);
  void barrier_if_cell(llvm::Value* container, llvm::Value* value);
  void lengthen(llvm::Value* storage, llvm::Value* length);
  void write_element(llvm::Value* storage, llvm::Value* key, ValueId v);
  llvm::Value* set_element_slowly(const Inst& inst);

  llvm::Value* vm() { return function_->getArg(kParamVm); }
  llvm::Type* i64() { return builder_.getInt64Ty(); }
  llvm::Value* word(uint64_t bits) { return builder_.getInt64(bits); }

  const Graph& graph_;
  const Layout& layout_;
  KeeperOf keeper_of_;
  AliasTags& alias_;
  llvm::IRBuilder<> builder_;
  llvm::Module& module_;
  llvm::Function* function_ = nullptr;
  std::optional<DebugLines> lines_;
  std::vector<bool> by_nature_;  ///< int_forms.h
  std::vector<uint32_t> depth_;  ///< by ValueId: how many loops are around its definition
  std::vector<Lowered> values_;  ///< by ValueId
  std::vector<llvm::BasicBlock*> entries_;  ///< by BlockId
  struct Incoming {
    llvm::BasicBlock* from;
    const Edge* edge;
  };
  std::vector<Incoming> incoming_;
  /// What AddFits and its like have computed.
  struct Overflow {
    llvm::Value *flag, *shifted;  ///< whether the result does not fit; the result times 2^16
  };
  std::map<ValueId, Overflow> overflows_;
  BlockId block_ = 0;  ///< the one at hand
  std::vector<KeptRow> kept_rows_;
  ValueId fits_ = kNoId;  ///< of these, the one that has led to the block at hand
  std::map<ValueId, llvm::Value*> outcomes_;  ///< of comparisons of strings, as bits
  std::vector<Exit> exits_;
  std::vector<uint32_t> exit_numbers_;  ///< by SnapshotId
  bool allocates_ = false;  ///< cells are made in the region
  bool globals_stay_ = false;  ///< nothing in the region can move the row of globals
  llvm::Value* globals_ = nullptr;  ///< then: its address
  std::string error_;
};

}  // namespace gs::orc
