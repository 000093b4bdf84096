// The GDB JIT interface: the image read back by a parser of ELF and DWARF, the debugger's list, and GDB itself.

#include <map>
#include <tuple>

#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

#include "tests/unit/jit/code_testing.h"
#include "vm/jit/object_image.h"

// Laid out as GDB's manual says.
extern "C" {
struct JitCodeEntry {
  JitCodeEntry* next_entry;
  JitCodeEntry* prev_entry;
  const char* symfile_addr;
  uint64_t symfile_size;
};
struct JitDescriptor {
  uint32_t version;
  uint32_t action_flag;
  JitCodeEntry* relevant_entry;
  JitCodeEntry* first_entry;
};
extern JitDescriptor __jit_debug_descriptor;  // NOLINT: its name
}

namespace gs::vm {
namespace {

// --- Reading an image --------------------------------------------------------------------------------------------------

/// Numbers and texts at and behind an offset.
struct Cursor {
  std::string_view bytes;
  size_t at = 0;

  bool done() const { return at >= bytes.size(); }
  uint64_t number(size_t size) {
    REQUIRE(at + size <= bytes.size());
    uint64_t value = 0;
    std::memcpy(&value, &bytes[at], size);
    at += size;
    return value;
  }
  uint8_t u8() { return static_cast<uint8_t>(number(1)); }
  uint16_t u16() { return static_cast<uint16_t>(number(2)); }
  uint32_t u32() { return static_cast<uint32_t>(number(4)); }
  uint64_t u64() { return number(8); }
  uint64_t uleb() { return leb(nullptr); }
  int64_t sleb() {
    int bits = 0;
    uint64_t value = leb(&bits);
    bool negative = bits < 64 && (value >> (bits - 1) & 1) != 0;
    return static_cast<int64_t>(negative ? value | ~uint64_t{0} << bits : value);
  }
  std::string text() {
    size_t end = bytes.find('\0', at);
    REQUIRE(end != bytes.npos);
    std::string value(bytes.substr(at, end - at));
    at = end + 1;
    return value;
  }
  /// The next `size` bytes, by themselves.
  Cursor part(size_t size) {
    REQUIRE(at + size <= bytes.size());
    at += size;
    return {bytes.substr(at - size, size)};
  }

 private:
  uint64_t leb(int* bits) {
    uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
      uint8_t byte = u8();
      value |= uint64_t{byte & 0x7Fu} << shift;
      if (bits != nullptr) *bits = shift + 7;
      if (byte < 0x80) return value;
    }
  }
};

struct ReadSection {
  uint32_t type;
  uint64_t flags, address, size;
  uint32_t link, info;
  std::string_view bytes;
};

/// The sections by name, and checks of the headers.
std::map<std::string, ReadSection> read_sections(std::string_view image) {
  Cursor header{image};
  CHECK(header.part(7).bytes == "\x7F" "ELF\x02\x01\x01");
  header.at = 18;
  CHECK(header.u16() == kElfMachine);
  header.at = 40;
  size_t table = header.u64();
  header.at = 58;
  CHECK(header.u16() == 64);
  size_t count = header.u16(), names_index = header.u16();
  CHECK(table + 64 * count == image.size());

  struct Unnamed {
    uint32_t name;
    ReadSection section;
  };
  std::vector<Unnamed> sections;
  Cursor in{image, table};
  for (size_t i = 0; i < count; i++) {
    Unnamed s{};
    s.name = in.u32();
    s.section.type = in.u32();
    s.section.flags = in.u64();
    s.section.address = in.u64();
    uint64_t offset = in.u64();
    s.section.size = in.u64();
    s.section.link = in.u32();
    s.section.info = in.u32();
    uint64_t alignment = in.u64();
    in.u64();
    if (alignment > 1) CHECK(offset % alignment == 0);
    if (s.section.type != 8) s.section.bytes = image.substr(offset, s.section.size);
    sections.push_back(s);
  }
  std::map<std::string, ReadSection> named;
  for (const Unnamed& s : sections) named[Cursor{sections[names_index].section.bytes, s.name}.text()] = s.section;
  return named;
}

struct Row {
  uint64_t address;
  int64_t line;
  bool end;
  bool operator==(const Row&) const = default;
};

/// Runs the line program; gives the name of file 1 too.
std::vector<Row> read_lines(std::string_view section, std::string& file) {
  Cursor in{section};
  uint32_t length = in.u32();
  CHECK(length == section.size() - 4);
  CHECK(in.u16() == 4);
  uint32_t header_length = in.u32();
  Cursor header = in.part(header_length);
  CHECK(header.u8() == 1);
  header.at = 5;
  uint8_t opcode_base = header.u8();
  CHECK(opcode_base == 13);
  header.at += opcode_base - 1;
  CHECK(header.text().empty());  // no folders
  file = header.text();
  for (int i = 0; i < 3; i++) header.uleb();
  CHECK(header.u8() == 0);
  CHECK(header.done());

  std::vector<Row> rows;
  Row now{0, 1, false};
  while (!in.done()) {
    switch (in.u8()) {
      case 0: {
        Cursor extended = in.part(in.uleb());
        uint8_t opcode = extended.u8();
        if (opcode == 2) {
          now.address = extended.u64();
        } else {
          CHECK(opcode == 1);
          rows.push_back({now.address, now.line, true});
        }
        CHECK(extended.done());
        break;
      }
      case 1: rows.push_back(now); break;
      case 2: now.address += in.uleb(); break;
      case 3: now.line += in.sleb(); break;
      default: FAIL("an opcode that is not written");
    }
  }
  return rows;
}

struct Attribute {
  uint64_t number;
  std::string text;
};
using Attributes = std::map<uint64_t, Attribute>;

Attribute read_attribute(Cursor& in, uint64_t form) {
  switch (form) {
    case 0x01: case 0x07: return {in.u64(), ""};
    case 0x05: return {in.u16(), ""};
    case 0x06: case 0x17: return {in.u32(), ""};
    case 0x08: return {0, in.text()};
    case 0x0B: return {in.u8(), ""};
    case 0x18: return {0, std::string(in.part(in.uleb()).bytes)};
    case 0x19: return {1, ""};
  }
  FAIL("a form that is not written");
  return {};
}

/// The entries of .debug_info in order: tag and attributes, read as .debug_abbrev says.
std::vector<std::pair<uint64_t, Attributes>> read_entries(std::string_view info, std::string_view abbrev) {
  std::map<uint64_t, std::pair<uint64_t, std::vector<std::pair<uint64_t, uint64_t>>>> forms;
  Cursor a{abbrev};
  while (uint64_t code = a.uleb()) {
    auto& [tag, attributes] = forms[code];
    tag = a.uleb();
    a.u8();
    for (;;) {
      uint64_t name = a.uleb(), form = a.uleb();
      if (name == 0 && form == 0) break;
      attributes.emplace_back(name, form);
    }
  }
  CHECK(a.done());

  Cursor in{info};
  uint32_t length = in.u32();
  CHECK(length == info.size() - 4);
  CHECK(in.u16() == 4);
  CHECK(in.u32() == 0);
  CHECK(in.u8() == 8);
  std::vector<std::pair<uint64_t, Attributes>> entries;
  while (uint64_t code = in.uleb()) {
    REQUIRE(forms.contains(code));
    auto& entry = entries.emplace_back(forms[code].first, Attributes{});
    for (auto [name, form] : forms[code].second) entry.second[name] = read_attribute(in, form);
  }
  CHECK(in.done());
  return entries;
}

std::string_view view(const ByteBuffer& image) { return {reinterpret_cast<const char*>(image.data()), image.size()}; }

/// A description at an address where nothing is: an image never looks at the code.
CodeDescription describe(uint64_t address, size_t bytes, std::span<const CodeLine> lines) {
  return {"fib", "dir/fib.gs", reinterpret_cast<const uint8_t*>(address), bytes, lines};
}

constexpr uint64_t kAddress = 0x7F12'3456'7890;
constexpr size_t kBytes = 5000;
constexpr CodeLine kLines[] = {{0, 0}, {4, 3}, {200, 300}, {204, 2}, {4999, 100'000}};

}  // namespace

TEST_CASE("object image: sections and symbol", "[jit]") {
  ByteBuffer image = make_object_image(describe(kAddress, kBytes, kLines), "/folder");
  auto sections = read_sections(view(image));
  const ReadSection& text = sections[".text"];
  CHECK(text.address == kAddress);
  CHECK(text.size == kBytes);
  CHECK(text.type == 8);   // no bytes
  CHECK(text.flags == 6);  // there, and executable
  const ReadSection& symbols = sections[".symtab"];
  REQUIRE(symbols.size == 2 * 24);
  CHECK(symbols.info == 1);
  CHECK(symbols.bytes.substr(0, 24) == std::string(24, '\0'));
  Cursor symbol{symbols.bytes, 24};
  CHECK(Cursor{sections[".strtab"].bytes, symbol.u32()}.text() == "fib");
  CHECK(symbol.u8() == 0x12);  // a global function
  CHECK(symbol.u8() == 0);
  CHECK(symbol.u16() == 1);  // in .text
  CHECK(symbol.u64() == kAddress);
  CHECK(symbol.u64() == kBytes);
}

TEST_CASE("object image: lines", "[jit]") {
  ByteBuffer image = make_object_image(describe(kAddress, kBytes, kLines), "/folder");
  std::string file;
  std::vector<Row> rows = read_lines(read_sections(view(image))[".debug_line"].bytes, file);
  CHECK(file == "dir/fib.gs");
  REQUIRE(rows.size() == std::size(kLines) + 1);
  for (size_t i = 0; i < std::size(kLines); i++) {
    CHECK(rows[i] == Row{kAddress + kLines[i].offset, kLines[i].line, false});
  }
  CHECK(rows.back() == Row{kAddress + kBytes, 100'000, true});
}

TEST_CASE("object image: the unit and its function", "[jit]") {
  ByteBuffer image = make_object_image(describe(kAddress, kBytes, kLines), "/folder");
  auto sections = read_sections(view(image));
  auto entries = read_entries(sections[".debug_info"].bytes, sections[".debug_abbrev"].bytes);
  REQUIRE(entries.size() == 2);
  auto& [unit_tag, unit] = entries[0];
  CHECK(unit_tag == 0x11);
  CHECK(unit[0x03].text == "dir/fib.gs");
  CHECK(unit[0x1B].text == "/folder");
  CHECK(unit[0x11].number == kAddress);
  CHECK(unit[0x12].number == kBytes);
  CHECK(unit[0x10].number == 0);
  auto& [function_tag, function] = entries[1];
  CHECK(function_tag == 0x2E);
  CHECK(function[0x03].text == "fib");
  CHECK(function[0x11].number == kAddress);
  CHECK(function[0x12].number == kBytes);
  CHECK(function[0x3A].number == 1);
  CHECK(function[0x3B].number == 3);  // line 0 is none
  CHECK(function[0x40].text == "\x9C");
}

TEST_CASE("object image: unwinding by the frame pointer", "[jit]") {
  ByteBuffer image = make_object_image(describe(kAddress, kBytes, {}), "");
  Cursor in{read_sections(view(image))[".eh_frame"].bytes};
#if defined(__aarch64__)
  constexpr uint8_t kFramePointer = 29, kReturnAddress = 30;
#else
  constexpr uint8_t kFramePointer = 6, kReturnAddress = 16;
#endif
  Cursor cie = in.part(in.u32());
  CHECK(cie.bytes.size() % 4 == 0);
  CHECK(cie.u32() == 0);
  CHECK(cie.u8() == 1);
  CHECK(cie.text().empty());
  CHECK(cie.uleb() == 1);
  CHECK(cie.sleb() == -8);
  CHECK(cie.u8() == kReturnAddress);
  CHECK(cie.u8() == 0x0C);  // the CFA is frame pointer + 16
  CHECK(cie.uleb() == kFramePointer);
  CHECK(cie.uleb() == 16);
  CHECK(cie.u8() == (0x80 | kFramePointer));
  CHECK(cie.uleb() == 2);
  CHECK(cie.u8() == (0x80 | kReturnAddress));
  CHECK(cie.uleb() == 1);

  uint32_t length = in.u32();
  size_t here = in.at;
  Cursor fde = in.part(length);
  CHECK(fde.u32() == here);  // the distance back to the CIE, which is at 0
  CHECK(fde.u64() == kAddress);
  CHECK(fde.u64() == kBytes);
  CHECK(in.u32() == 0);
  CHECK(in.done());
}

TEST_CASE("gdb: the list holds what is loaded", "[jit]") {
  JitCodeEntry* before = __jit_debug_descriptor.first_entry;
  CHECK(__jit_debug_descriptor.version == 1);
  auto addresses = [&] {
    std::vector<uint64_t> found;
    JitCodeEntry* previous = nullptr;
    for (JitCodeEntry* e = __jit_debug_descriptor.first_entry; e != before; previous = e, e = e->next_entry) {
      CHECK(e->prev_entry == previous);
      found.push_back(read_sections({e->symfile_addr, e->symfile_size})[".text"].address);
    }
    return found;
  };
  auto gdb = make_gdb();
  for (uint64_t address : {0x1000, 0x2000, 0x3000}) gdb->loaded(describe(address, 16, {}));
  CHECK(addresses() == std::vector<uint64_t>{0x3000, 0x2000, 0x1000});
  auto at = [](uint64_t address) { return reinterpret_cast<const uint8_t*>(address); };
  gdb->unloaded(at(0x2000));
  CHECK(addresses() == std::vector<uint64_t>{0x3000, 0x1000});
  gdb->unloaded(at(0x3000));
  gdb->unloaded(at(0x4444));  // nobody's
  gdb->loaded(describe(0x2000, 32, {}));
  CHECK(addresses() == std::vector<uint64_t>{0x2000, 0x1000});
  gdb.reset();
  CHECK(addresses().empty());
}

// --- GDB ---------------------------------------------------------------------------------------------------------------

extern "C" [[gnu::noinline]] void gs_test_stop_here() { asm volatile("" ::: "memory"); }

// Not a test but what the next one runs under GDB.
TEST_CASE("hidden: a program for the debugger", "[.debuggee]") {
  auto gdb = make_gdb();
  RunnableCode freed(caller()), code(caller());
  gdb->loaded(freed.description("freed function", "freed.gs"));
  gdb->loaded(code.description("called function", "some.gs"));
  gdb->unloaded(freed.code());
  code.run(gs_test_stop_here);
}

TEST_CASE("gdb: backtraces through machine code have names and lines, and breakpoints in it stop", "[jit]") {
  if (!runs_natively()) return;
  if (run_command("gdb --version").status != 0) {
    WARN("skipped: gdb is not installed");
    return;
  }
  // Leaks cannot be searched for under a debugger.
  CommandOutcome outcome = run_command(
      "ASAN_OPTIONS=detect_leaks=0 gdb -nx -batch -ex 'set debuginfod enabled off' -ex 'set breakpoint pending on' "
      "-ex 'break gs_test_stop_here' -ex 'break some.gs:5' -ex run -ex backtrace -ex 'info functions function$' "
      "-ex continue --args " +
      this_program("[.debuggee]") + " < /dev/null");
  if (outcome.output.find("ptrace: Operation not permitted") != std::string::npos) {
    WARN("skipped: no permission to debug");
    return;
  }
  INFO(outcome.output);
  auto says = [&](const char* text) { return outcome.output.find(text) != std::string::npos; };
  CHECK(says("called function () at some.gs:4"));
  CHECK(says(" main ("));
  CHECK(says("void called function()"));  // in the list of functions
  CHECK_FALSE(says("freed function"));
  CHECK(says("Breakpoint 2, called function () at some.gs:5"));
}

}  // namespace gs::vm
