#include "vm/jit/object_image.h"

#include <iterator>

#include "vm/base/check.h"

namespace gs::vm {
namespace {

// --- ELF ---------------------------------------------------------------------------------------------------------------
// The structs of the format (System V ABI), declared here because not every host has <elf.h>.

struct ElfHeader {
  uint8_t identification[16] = {0x7F, 'E', 'L', 'F', 2, 1, 1};  // 64 bits, little-endian, version 1
  uint16_t type = 2;                                            // an executable: its addresses are final
  uint16_t machine = kElfMachine;
  uint32_t version = 1;
  uint64_t entry = 0;
  uint64_t program_headers = 0;
  uint64_t section_headers = 0;  // filled in at the end
  uint32_t flags = 0;
  uint16_t header_bytes = 64;
  uint16_t program_header_bytes = 0, program_header_count = 0;
  uint16_t section_header_bytes = 64;
  uint16_t section_count;
  uint16_t section_names;  // the index of .shstrtab
};
static_assert(sizeof(ElfHeader) == 64);

struct SectionHeader {
  uint32_t name = 0;  // offset in .shstrtab
  uint32_t type = 0;
  uint64_t flags = 0;
  uint64_t address = 0;
  uint64_t offset = 0, bytes = 0;
  uint32_t link = 0;
  uint32_t info = 0;
  uint64_t alignment = 0;
  uint64_t entry_bytes = 0;
};
static_assert(sizeof(SectionHeader) == 64);

struct Symbol {
  uint32_t name;  // offset in .strtab
  uint8_t info;
  uint8_t other;
  uint16_t section;
  uint64_t address;
  uint64_t bytes;
};
static_assert(sizeof(Symbol) == 24);

constexpr uint32_t kProgbits = 1, kSymtab = 2, kStrtab = 3, kNobits = 8;  // SHT_
constexpr uint64_t kAlloc = 2, kExecinstr = 4;                           // SHF_
constexpr uint8_t kGlobalFunction = 1 << 4 | 2;                          // STB_GLOBAL, STT_FUNC

/// The sections, in the order of their headers.
enum Section : uint16_t { kNull, kText, kSymbols, kStrings, kAbbrev, kInfo, kLine, kFrame, kNames, kSections };
constexpr std::string_view kSectionNames[] = {"",           ".text",       ".symtab",   ".strtab",  ".debug_abbrev",
                                              ".debug_info", ".debug_line", ".eh_frame", ".shstrtab"};
static_assert(std::size(kSectionNames) == kSections);

// --- DWARF -------------------------------------------------------------------------------------------------------------

constexpr uint8_t kTagCompileUnit = 0x11, kTagSubprogram = 0x2E;
constexpr uint8_t kAtName = 0x03, kAtStmtList = 0x10, kAtLowPc = 0x11, kAtHighPc = 0x12, kAtLanguage = 0x13,
                  kAtCompDir = 0x1B, kAtDeclFile = 0x3A, kAtDeclLine = 0x3B, kAtExternal = 0x3F, kAtFrameBase = 0x40;
constexpr uint8_t kFormAddr = 0x01, kFormData2 = 0x05, kFormData4 = 0x06, kFormData8 = 0x07, kFormString = 0x08,
                  kFormData1 = 0x0B, kFormSecOffset = 0x17, kFormExprloc = 0x18, kFormFlagPresent = 0x19;
constexpr uint16_t kLanguageC99 = 0x0C;  // decides how debuggers write names and expressions, no more
constexpr uint8_t kOpCallFrameCfa = 0x9C;
constexpr uint8_t kLnsCopy = 1, kLnsAdvancePc = 2, kLnsAdvanceLine = 3;
constexpr uint8_t kLneEndSequence = 1, kLneSetAddress = 2;
constexpr uint8_t kCfaDefCfa = 0x0C, kCfaOffset = 0x80;

// Registers by DWARF's numbers of the processor, and where a frame record keeps them, in words below the caller's stack
// pointer:   [frame pointer] -> caller's frame pointer, return address, caller's stack.
#if defined(__aarch64__)
constexpr uint8_t kFramePointer = 29, kReturnAddress = 30;
#else
constexpr uint8_t kFramePointer = 6, kReturnAddress = 16;
#endif
constexpr uint8_t kWord = 8;

uint64_t address_of(const CodeDescription& code) { return reinterpret_cast<uint64_t>(code.code); }

/// What the entries of .debug_info look like.
void write_abbrev(ByteBuffer& out) {
  auto attributes = [&](std::initializer_list<uint8_t> pairs) {
    for (uint8_t byte : pairs) out.uleb(byte);
    out.u16(0);
  };
  out.uleb(1);
  out.uleb(kTagCompileUnit);
  out.u8(1);  // has children
  attributes({kAtLanguage, kFormData2, kAtName, kFormString, kAtCompDir, kFormString, kAtLowPc, kFormAddr, kAtHighPc,
              kFormData8, kAtStmtList, kFormSecOffset});
  out.uleb(2);
  out.uleb(kTagSubprogram);
  out.u8(0);
  attributes({kAtName, kFormString, kAtDeclFile, kFormData1, kAtDeclLine, kFormData4, kAtLowPc, kFormAddr, kAtHighPc,
              kFormData8, kAtExternal, kFormFlagPresent, kAtFrameBase, kFormExprloc});
  out.u8(0);
}

/// Leaves room for the length that DWARF puts before everything; returns where.
size_t begin_length(ByteBuffer& out) {
  out.u32(0);
  return out.size();
}
void end_length(ByteBuffer& out, size_t begin) { out.patch_u32(begin - 4, static_cast<uint32_t>(out.size() - begin)); }

void write_info(ByteBuffer& out, const CodeDescription& code, std::string_view folder) {
  size_t begin = begin_length(out);
  out.u16(4);  // DWARF version
  out.u32(0);  // its abbreviations are at the beginning of their section
  out.u8(kWord);
  out.uleb(1);
  out.u16(kLanguageC99);
  out.text(code.file);
  out.text(folder);
  out.u64(address_of(code));
  out.u64(code.bytes);
  out.u32(0);  // and so are its lines
  out.uleb(2);
  out.text(code.name);
  out.u8(1);  // the first and only file
  out.u32(code.first_line());
  out.u64(address_of(code));
  out.u64(code.bytes);
  out.uleb(1);
  out.u8(kOpCallFrameCfa);
  out.u8(0);  // the unit's end
  end_length(out, begin);
}

void write_line_header(ByteBuffer& out, std::string_view file) {
  size_t begin = begin_length(out);
  out.u8(1);  // bytes of the smallest instruction: addresses are advanced by bytes
  out.u8(1);  // operations in an instruction
  out.u8(1);  // lines are statements unless told otherwise
  out.u8(static_cast<uint8_t>(-5));
  out.u8(14);  // special opcodes' lines, not used: functions are few, and this is rarely asked for
  out.u8(13);  // the first special opcode
  for (uint8_t operands : {0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1}) out.u8(operands);  // of the standard ones before it
  out.u8(0);       // no folders; the unit's is number 0
  out.text(file);  // file 1: folder, time and size unknown
  out.uleb(0);
  out.uleb(0);
  out.uleb(0);
  out.u8(0);
  end_length(out, begin);
}

void write_line(ByteBuffer& out, const CodeDescription& code) {
  size_t begin = begin_length(out);
  out.u16(4);  // DWARF version
  write_line_header(out, code.file);
  out.u8(0);
  out.uleb(1 + kWord);
  out.u8(kLneSetAddress);
  out.u64(address_of(code));
  uint64_t offset = 0;
  int64_t line = 1;
  auto advance_to = [&](uint64_t to) {
    out.u8(kLnsAdvancePc);
    out.uleb(to - offset);
    offset = to;
  };
  for (const CodeLine& at : code.lines) {
    GS_ASSERT(at.offset >= offset && at.offset < code.bytes, "lines ascend, and are of this code");
    advance_to(at.offset);
    out.u8(kLnsAdvanceLine);
    out.sleb(at.line - line);
    out.u8(kLnsCopy);
    line = at.line;
  }
  advance_to(code.bytes);
  out.u8(0);
  out.uleb(1);
  out.u8(kLneEndSequence);
  end_length(out, begin);
}

void write_frame(ByteBuffer& out, const CodeDescription& code) {
  size_t common = begin_length(out);
  out.u32(0);  // a CIE
  out.u8(1);   // version
  out.text("");
  out.uleb(1);   // addresses are advanced by bytes
  out.sleb(-8);  // offsets of saved registers are in words, downward
  out.u8(kReturnAddress);
  out.u8(kCfaDefCfa);  // the caller's stack pointer was ...
  out.uleb(kFramePointer);
  out.uleb(2 * kWord);                // ... two words above what the frame pointer points at:
  out.u8(kCfaOffset | kFramePointer); // the caller's frame pointer,
  out.uleb(2);
  out.u8(kCfaOffset | kReturnAddress);  // and the return address
  out.uleb(1);
  out.align(kWord, 0);  // DW_CFA_nop
  end_length(out, common);

  size_t entry = begin_length(out);
  out.u32(static_cast<uint32_t>(out.size()));  // the CIE, as the distance back to it from here: it is at 0
  out.u64(address_of(code));
  out.u64(code.bytes);
  out.align(kWord, 0);
  end_length(out, entry);
  out.u32(0);
}

// --- The image ---------------------------------------------------------------------------------------------------------

void write_symbols(ByteBuffer& out, const CodeDescription& code) {
  out.record(Symbol{});  // number 0 is nobody
  out.record(Symbol{.name = 1, .info = kGlobalFunction, .other = 0, .section = kText, .address = address_of(code),
                    .bytes = code.bytes});
}

void write_strings(ByteBuffer& out, const CodeDescription& code) {
  out.text("");
  out.text(code.name);
}

void write_section(ByteBuffer& out, Section section, const CodeDescription& code, std::string_view folder) {
  ByteBuffer part;  // apart, because lengths and alignment within a section count from its beginning
  switch (section) {
    case kSymbols: write_symbols(part, code); break;
    case kStrings: write_strings(part, code); break;
    case kAbbrev: write_abbrev(part); break;
    case kInfo: write_info(part, code, folder); break;
    case kLine: write_line(part, code); break;
    case kFrame: write_frame(part, code); break;
    case kNames:
      for (std::string_view name : kSectionNames) part.text(name);
      break;
    case kNull:
    case kText:
    case kSections: GS_UNREACHABLE("these have no bytes");
  }
  out.raw(part.data(), part.size());
}

/// What is known of a header before anything is written.
SectionHeader header_of(Section section, const CodeDescription& code) {
  switch (section) {
    case kText:
      return {.type = kNobits, .flags = kAlloc | kExecinstr, .address = address_of(code), .bytes = code.bytes,
              .alignment = 1};
    case kSymbols:  // info: the first global one
      return {.type = kSymtab, .link = kStrings, .info = 1, .alignment = kWord, .entry_bytes = sizeof(Symbol)};
    case kStrings:
    case kNames: return {.type = kStrtab, .alignment = 1};
    case kAbbrev:
    case kInfo:
    case kLine:
    case kFrame: return {.type = kProgbits, .alignment = kWord};
    case kNull:
    case kSections: break;
  }
  return {};
}

}  // namespace

ByteBuffer make_object_image(const CodeDescription& code, std::string_view folder) {
  ByteBuffer out;
  ElfHeader file{.section_count = kSections, .section_names = kNames};
  out.record(file);

  SectionHeader headers[kSections];
  uint32_t name = 0;
  for (uint16_t i = 0; i < kSections; i++) {
    auto section = static_cast<Section>(i);
    SectionHeader& header = headers[i] = header_of(section, code);
    header.name = name;
    name += static_cast<uint32_t>(kSectionNames[i].size() + 1);
    out.align(kWord);
    header.offset = section == kNull ? 0 : out.size();
    if (section == kNull || section == kText) continue;
    write_section(out, section, code, folder);
    header.bytes = out.size() - header.offset;
  }

  out.align(kWord);
  out.patch_u32(offsetof(ElfHeader, section_headers), static_cast<uint32_t>(out.size()));
  for (const SectionHeader& header : headers) out.record(header);
  return out;
}

}  // namespace gs::vm
