#include "orc-tier/orc/line_marks.h"

#include <algorithm>
#include <compare>

#include <llvm/CodeGen/MachineBasicBlock.h>
#include <llvm/CodeGen/MachineFunction.h>
#include <llvm/CodeGen/MachineFunctionPass.h>
#include <llvm/CodeGen/MachineModuleInfo.h>
#include <llvm/IR/DebugInfoMetadata.h>
#include <llvm/MC/MCContext.h>
#include <llvm/Object/ObjectFile.h>

#include "orc-tier/lower/lowering.h"

namespace gs::orc {
namespace {

/// Symbols are called so, then a number that makes each another one, a dot, the line.
constexpr llvm::StringRef kMark = "gs.line.";

class LineMarks final : public llvm::MachineFunctionPass {
 public:
  static char ID;
  LineMarks() : MachineFunctionPass(ID) {}

  llvm::StringRef getPassName() const override { return "GScript line marks"; }

  bool runOnMachineFunction(llvm::MachineFunction& function) override {
    if (function.getFunction().getSubprogram() == nullptr) return false;
    unsigned line = 0, marks = 0;
    for (llvm::MachineBasicBlock& block : function) {
      for (llvm::MachineInstr& inst : block) {
        const llvm::DebugLoc& where = inst.getDebugLoc();
        if (!where || where.getLine() == 0 || where.getLine() == line || inst.isMetaInstruction()) continue;
        line = where.getLine();
        inst.setPreInstrSymbol(function, function.getContext().getOrCreateSymbol(
                                             kMark + llvm::Twine(marks++) + "." + llvm::Twine(line)));
      }
    }
    return marks != 0;
  }
};

char LineMarks::ID = 0;

/// As a symbol says it.
struct Mark {
  uint64_t offset;
  unsigned number, line;
  auto operator<=>(const Mark&) const = default;
};

bool is_hot(const llvm::object::SymbolRef& symbol, const llvm::object::ObjectFile& file) {
  llvm::Expected<llvm::object::section_iterator> section = symbol.getSection();
  if (!section) return llvm::consumeError(section.takeError()), false;
  if (*section == file.section_end()) return false;
  llvm::Expected<llvm::StringRef> name = (*section)->getName();
  if (!name) return llvm::consumeError(name.takeError()), false;
  return !name->starts_with(kColdSection);
}

}  // namespace

llvm::Pass* create_line_marks_pass() { return new LineMarks; }

std::vector<vm::CodeLine> read_line_marks(llvm::StringRef object) {
  std::vector<Mark> marks;
  auto file = llvm::object::ObjectFile::createObjectFile(llvm::MemoryBufferRef(object, "region"));
  if (!file) return llvm::consumeError(file.takeError()), std::vector<vm::CodeLine>();
  for (const llvm::object::SymbolRef& symbol : (*file)->symbols()) {
    llvm::Expected<llvm::StringRef> name = symbol.getName();
    llvm::Expected<uint64_t> offset = symbol.getValue();
    bool is_known = static_cast<bool>(name) && static_cast<bool>(offset);
    if (!is_known) {
      llvm::consumeError(name.takeError());
      llvm::consumeError(offset.takeError());
      continue;
    }
    Mark mark = {*offset, 0, 0};
    if (!name->consume_front(kMark) || name->consumeInteger(10, mark.number) || !name->consume_front(".") ||
        name->getAsInteger(10, mark.line) || !is_hot(symbol, **file)) {
      continue;
    }
    marks.push_back(mark);
  }
  std::sort(marks.begin(), marks.end());
  std::vector<vm::CodeLine> lines;
  for (const Mark& mark : marks) {
    // What makes no code leaves its place to what comes next.
    if (!lines.empty() && lines.back().offset == mark.offset) lines.back().line = mark.line;
    else lines.push_back({static_cast<uint32_t>(mark.offset), mark.line});
  }
  return lines;
}

}  // namespace gs::orc
