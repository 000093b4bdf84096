#include "orc-tier/orc/listing.h"

#include <memory>

#include <llvm/MC/MCAsmInfo.h>
#include <llvm/MC/MCContext.h>
#include <llvm/MC/MCDisassembler/MCDisassembler.h>
#include <llvm/MC/MCInst.h>
#include <llvm/MC/MCInstPrinter.h>
#include <llvm/MC/MCInstrAnalysis.h>
#include <llvm/MC/MCInstrInfo.h>
#include <llvm/MC/MCSubtargetInfo.h>
#include <llvm/MC/TargetRegistry.h>
#include <llvm/Support/Format.h>
#include <llvm/Support/raw_ostream.h>

namespace gs::orc {
namespace {

class Lister {
 public:
  Lister(const llvm::TargetMachine& machine, std::span<const ListedCode> pieces)
      : pieces_(pieces), subtarget_(*machine.getMCSubtargetInfo()),
        context_(machine.getTargetTriple(), machine.getMCAsmInfo(), machine.getMCRegisterInfo(), &subtarget_) {
    const llvm::Target& target = machine.getTarget();
    disassembler_.reset(target.createMCDisassembler(subtarget_, context_));
    analysis_.reset(target.createMCInstrAnalysis(machine.getMCInstrInfo()));
    unsigned dialect = machine.getTargetTriple().isX86() ? 1 : 0;  // Intel's
    printer_.reset(target.createMCInstPrinter(machine.getTargetTriple(), dialect, *machine.getMCAsmInfo(),
                                              *machine.getMCInstrInfo(), *machine.getMCRegisterInfo()));
    printer_->setPrintImmHex(true);
  }

  std::string run() {
    for (const ListedCode& piece : pieces_) list(piece);
    return std::move(text_);
  }

 private:
  void list(const ListedCode& piece) {
    out_ << piece.name << ":\n";
    for (size_t at = 0; at < piece.bytes.size();) {
      llvm::MCInst inst;
      uint64_t size = 0;
      llvm::ArrayRef<uint8_t> rest(piece.bytes.data() + at, piece.bytes.size() - at);
      auto address = reinterpret_cast<uint64_t>(rest.data());
      bool ok =
          disassembler_->getInstruction(inst, size, rest, address, llvm::nulls()) == llvm::MCDisassembler::Success;
      out_ << llvm::format("%5zu ", at);
      if (ok) {
        print(inst, address, size);
      } else {
        out_ << "\t?\n";
      }
      at += size != 0 ? size : 1;
    }
  }

  void print(const llvm::MCInst& inst, uint64_t address, uint64_t size) {
    printer_->printInst(&inst, address, "", subtarget_, out_);
    uint64_t target = 0;
    if (analysis_ != nullptr && analysis_->evaluateBranch(inst, address, size, target)) name(target);
    out_ << "\n";
  }

  void name(uint64_t address) {
    for (const ListedCode& piece : pieces_) {
      auto begin = reinterpret_cast<uint64_t>(piece.bytes.data());
      if (address >= begin && address < begin + piece.bytes.size())
        out_ << "  ; " << piece.name << " " << address - begin;
    }
  }

  std::span<const ListedCode> pieces_;
  const llvm::MCSubtargetInfo& subtarget_;
  llvm::MCContext context_;
  std::unique_ptr<llvm::MCDisassembler> disassembler_;
  std::unique_ptr<llvm::MCInstrAnalysis> analysis_;
  std::unique_ptr<llvm::MCInstPrinter> printer_;
  std::string text_;
  llvm::raw_string_ostream out_{text_};
};

}  // namespace

std::string list_code(const llvm::TargetMachine& target, std::span<const ListedCode> pieces) {
  return Lister(target, pieces).run();
}

}  // namespace gs::orc
