// What the optimizing tier asks of its code generator, and all it knows of it: a graph goes in, linked machine code comes out.
// LLVM stands behind this interface and nowhere else.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "orc-tier/ir/graph.h"
#include "orc-tier/lower/exit_records.h"
#include "vm/jit/code_listener.h"

namespace gs::orc {

/// How a region's code is called: tail-called, `preserve_none`, with the machine state (vm/interp/machine_state.h: pc, base, vm,
/// table, code, int_tag, insn, nil_bits), of which it reads base, vm and table: in the dispatch table's place stands the region's
/// *exit table*, one address per exit. It never returns: it leaves by a tail call of exit_table[number], with base, vm and table
/// as they were and the number of the exit in insn; the other arguments mean nothing. So a store into the table redirects an
/// exit. Before that call, the exit's values stand unboxed in the words at vm + exit_values, in the order of Exit::values:
/// integers sign-extended, doubles by their bits, booleans as 0 and 1, values and pointers as they are.
struct Layout {
  // Offsets in the Vm.
  uint32_t exit_values = 0, poll = 0, globals = 0, metatable_epoch = 0, guard_countdown = 0, rounds = 0, heap = 0, empty_storage = 0;
  uint32_t max_exit_values = 0;
  /// Of ir/runtime_calls.def, in its order. The second kind is called as routine(vm, arguments…), each a 64-bit word or a double.
  std::vector<const void*> double_calls, runtime_calls;
  /// bool (vm, table, value word): Append. void (vm, cell): tells the collector of a store into a cell it must know of.
  const void *append = nullptr, *record_store = nullptr;
  /// Cell or null (vm, header word, bytes): where the open run is full. void (vm, table, count): Reserve. bool (vm, table, index,
  /// values, count): StoreRow.
  const void *allocate = nullptr, *reserve = nullptr, *store_row = nullptr;
  const void* enter_function = nullptr;  ///< Closure::jit_entry of functions that are not compiled
  /// The stub that has an instruction executed (gs_execute_in_region), and what it is told: the words of run in the Vm.
  const void* execute = nullptr;
  uint32_t run_base = 0, multi_top = 0;
  /// SetElement of runtime_calls, if the simple case of it is to be part of the code; or null.
  const void* set_element = nullptr;
  /// uint64_t (exit values, exit table): what exits call under ExitEncoding::kPatchpoint (exit_stub.h).
  const void* exit_stub = nullptr;
};

/// How the values of exits get to Vm::exit_values.
enum class ExitEncoding : uint8_t {
  kTable,       ///< exits store them
  kPatchpoint,  ///< they stay where they are, and a stub finds them by LLVM's stack maps. Such code is in one piece, hot and cold
};

struct CodegenOptions {
  bool heavy = false;      ///< the long pipeline, with loop optimizations
  ExitEncoding exits = ExitEncoding::kTable;
  bool dump_llvm = false;  ///< keep the IR as text
  bool dump_asm = false;   ///< keep the machine code as text
  bool no_metadata = false;///< --stress=alias
  bool stress_exits = false;///< each guard takes 1 from the word at guard_countdown, and fails too when that makes it 0
  bool lines = false;      ///< find out which code comes from which line
  bool verify = false;     ///< run LLVM's verifier
};

/// One way out of the region: guards with the same snapshot share it.
struct Exit {
  SnapshotId snapshot;
  std::vector<ValueId> values;   ///< what the code stores into exit_values, in this order; constants are not among them
};

struct CompiledRegion {
  const void* entry = nullptr;       ///< null: failed, and error says why
  std::vector<Exit> exits;
  std::vector<ExitRecord> records;   ///< of patch points, ascending
  std::vector<vm::CodeLine> lines;   ///< of the hot part, if asked for
  size_t hot_bytes = 0, cold_bytes = 0;
  const uint8_t *hot = nullptr, *cold = nullptr;
  double seconds = 0;                ///< of the compile thread
  std::string error;
  std::string lowered_text;          ///< the IR with its guards in one piece, before any pass; of dump_llvm
  std::string llvm_text, asm_text;   ///< what code is generated from, and the code
};

/// What the program that loads the code generator tells it. The generator lives in a module of its own, so the two check by
/// `abi` that they were built from the same sources.
struct HostInterface {
  uint64_t abi = 0;             ///< kHostAbi, of the program
  bool private_memory = false;  ///< code into private memory, as profilers and debuggers want it (vm/jit/code_listener.h)
};
/// Of what crosses the border: changes with the sizes of it and with the rows of the table.
inline constexpr uint64_t kHostAbi = (sizeof(Graph) * 31 + sizeof(Inst)) * 31 + sizeof(Snapshot) * 7 + sizeof(Layout) * 5 + sizeof(CompiledRegion) * 3 +
                                     kIrOpCount * 4096;

/// A code generator; used by one thread at a time.
class CodeGenerator {
 public:
  virtual ~CodeGenerator() = default;
  virtual CompiledRegion compile(const Graph& graph, const Layout& layout, const CodegenOptions& options) = 0;
  /// Frees a region's code. Nobody runs it.
  virtual void free(const CompiledRegion& region) = 0;
};

}  // namespace gs::orc
